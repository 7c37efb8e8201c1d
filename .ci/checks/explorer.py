"""Clicks through the explorer's page in a browser, and runs the code that it writes.

Usage: explorer.py PATH-TO-AIGC-IMAGE|ADDRESS [--build .build/debug] [--tccli PROGRAM]

With a build folder, the snippets for Swift are compiled against it and run, as those for aigc-image are with the
program in it. tccli's are run where it is installed.
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from chromium import Chromium
from local_service import LocalService

NASTY = [
    "it's \"quoted\" $HOME `id` $(id) ${x} \\ back\\slash ! # % %s &", "line one\nline two\r\n\ttab", "END\nEND\n<<END",
    "熊猫 🐼 👨‍👩‍👧 é \u202e\u2028\ufeff end", "\\(1 + 1) \\u{41} \\u0041 \\n", "'''\"\"\"'''", "--prompt=-x", "'",
    "\\", "</script><img src=x onerror=alert(1)>", "\u0001\u001b[31m\u007f\u0085",
]  # fmt: skip
CREATE = "#mps/2019-06-12/CreateAigcImageTask"
REQUESTS = [
    (CREATE, {"ModelName": "Hunyuan", "Prompt": " | ".join(NASTY)}),
    (CREATE, {
        "ModelName": "Next'Model", "Prompt": "a red panda", "EnhancePrompt": False,
        "ImageInfos": [{"ImageUrl": "https://example.com/a b?c='d'&e=$f"}, {"ReferenceType": "asset"}],
        "OutputImageCount": 1, "ExtraParameters": {"AspectRatio": "16:9", "LogoAdd": 0, "Resolution": "2K"},
        "AdditionalParameters": '{"size":"1280x768"}', "Operator": "",
    }),
    ("#mps/2019-06-12/DescribeAigcImageTask", {"TaskId": NASTY[0]}),
    ("#vod/2018-07-17/CreateAigcImageTask", {
        "SubAppId": 9007199254740993, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": NASTY[3],
        "EnhancePrompt": "Enabled", "Seed": 2147483647,
        "OutputConfig": {"StorageMode": "Temporary", "AspectRatio": "1:1"},
    }),
    ("#vod/2018-07-17/ConfirmEvents", {"EventHandles": NASTY, "SubAppId": 1500000001}),
]  # fmt: skip
# What Swift's bindings can't say.
UNSAYABLE = (CREATE, {
    "Prompt": "a red panda",
    "NextParameter": {"Number": 12345678901234567890, "Text": NASTY[4], "Words": [True, False, None], "Ratio": 1.5e-7},
})  # fmt: skip
MODULES = [
    "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime", "JSONCoding", "TencentCloudLimits",
    "TencentCloudPlatform", "CCurl", "CSHA256",
]  # fmt: skip
KEYS = {
    "Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
    "ArrowDown": 40, "/": 191,
}  # fmt: skip


class Explorer:
    """The page as its reader handles it."""

    def __init__(self, page, url):
        self.page, self.url = page, url

    def ask(self, expression):
        return self.page.ask(expression)

    def open(self, action=CREATE):
        self.page.open("about:blank")
        self.page.open(f"{self.url}/{action}")
        self.until("!document.getElementById('editor').hidden", f"{action} opens")

    def until(self, condition, what, patience=20):
        """Waits until a JavaScript expression holds, and gives its value."""
        end = time.monotonic() + patience
        while not (value := self.ask(f"(v => v instanceof Node || v)({condition})")):
            assert time.monotonic() < end, f"{what}: not within {patience} s ({condition})"
            time.sleep(0.05)
        return value

    def text(self, selector):
        return self.ask(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''")

    def click(self, selector):
        assert self.ask(f"(e => e && (e.click(), true))(document.querySelector({json.dumps(selector)}))"), selector

    def fill(self, selector, value, event="input"):
        self.ask(
            f"(e => {{ e.value = {json.dumps(value)}; e.dispatchEvent(new Event({json.dumps(event)})) }})"
            f"(document.querySelector({json.dumps(selector)}))"
        )

    def key(self, name, shift=False):
        character = {"Enter": "\r", "/": "/"}.get(name, "")
        told = {"key": name, "code": name, "windowsVirtualKeyCode": KEYS[name], "modifiers": 8 if shift else 0}
        self.page.command("Input.dispatchKeyEvent", type="keyDown", text=character, **told)
        self.page.command("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, text):
        self.page.command("Input.insertText", text=text)

    def focused(self):
        return self.ask("document.activeElement.id || document.activeElement.textContent")

    def tab_to(self, wanted, steps=80):
        """Presses Tab until an element has the focus, which has to be seen at each."""
        for _ in range(steps):
            self.key("Tab")
            seen = self.ask(
                "(e => [e, e.nextElementSibling].some(e => e && getComputedStyle(e).outlineStyle !== 'none'))"
                "(document.activeElement)"
            )
            assert seen, f"the focus can't be seen on {self.focused()}"
            if self.focused() == wanted:
                return
        raise AssertionError(f"Tab doesn't get to {wanted}")

    def parameters(self):
        return json.loads(self.ask("document.getElementById('json').value"))

    def load(self, parameters):
        self.fill("#json", json.dumps(parameters))

    def snippet(self, language):
        self.ask("document.getElementById('code').replaceChildren()")
        self.click(f"[name=language][value={language}]")
        self.click("#tab-code")
        return self.until("document.getElementById('snippet')?.textContent", f"code in {language}")

    def requests(self):
        with urllib.request.urlopen(f"{self.url}/_local/requests?limit=50") as answer:
            return json.loads(answer.read())["requests"]


def finds(explorer):
    """Actions and parameters as one types."""
    explorer.open("")
    assert explorer.ask("location.hash").startswith("#")
    explorer.until("document.querySelectorAll('#services details').length", "services are listed")
    explorer.fill("#search", "create aigc")
    first = explorer.until("document.querySelector('#found [role=option] .found-name')?.innerText", "an action")
    assert first == "CreateAigcImageTask", first
    explorer.fill("#search", "")
    explorer.ask(f"location.hash = {json.dumps(CREATE)}")
    explorer.until("document.querySelector('h1').innerText === 'CreateAigcImageTask'", "a deep link opens its action")
    explorer.fill("#search", "ExtraParameters.AspectRatio")
    explorer.until("document.querySelector('#found .kind.parameter')", "a parameter is found")
    explorer.click("#found [role=option]")
    explorer.until("document.querySelector('.member.sought')?.dataset.name === 'ExtraParameters'", "it is shown")


def fills(explorer):
    """The form and its JSON stay in step, with values of the right type, at any depth."""
    explorer.open()
    explorer.fill("[id='p.Prompt']", "a lighthouse")
    explorer.fill("[id='p.EnhancePrompt']", "false", "change")
    explorer.fill("[id='p.OutputImageCount']", "9007199254740993")
    for _ in range(2):
        explorer.click("[data-name=ImageInfos] > .control > .add")
    explorer.fill("[id='p.ImageInfos.1.ImageUrl']", "https://example.com/2.png")
    explorer.click("[data-name=ExtraParameters] .add")
    explorer.fill("[id='p.ExtraParameters.LogoAdd']", "1")
    explorer.click("[data-name=ExtraParameters] [data-name=AspectRatio] .value")
    text = explorer.ask("document.getElementById('json').value")
    assert '"OutputImageCount": 9007199254740993' in text, text
    assert explorer.parameters() == {
        "Prompt": "a lighthouse", "EnhancePrompt": False, "ImageInfos": [{}, {"ImageUrl": "https://example.com/2.png"}],
        "OutputImageCount": 9007199254740993, "ExtraParameters": {"AspectRatio": "1:1", "LogoAdd": 1},
    }, text  # fmt: skip
    assert list(explorer.parameters()) == sorted(explorer.parameters(), key=text.index)
    explorer.click("[data-name=ImageInfos] .items > li:first-child > .item > button")
    explorer.fill("[id='p.OutputImageCount']", "many")
    assert explorer.ask("document.getElementById('p.OutputImageCount').ariaInvalid") == "true"
    assert explorer.parameters()["ImageInfos"] == [{"ImageUrl": "https://example.com/2.png"}]
    assert "OutputImageCount" not in explorer.parameters()
    explorer.load(
        {"Prompt": "from JSON", "EnhancePrompt": "yes", "Unknown": [1], "StoreCosParam": {"CosBucketName": "b"}}
    )
    assert explorer.ask("document.getElementById('p.Prompt').value") == "from JSON"
    assert explorer.ask("document.getElementById('p.StoreCosParam.CosBucketName').value") == "b"
    assert "Not a boolean" in explorer.text("[data-name=EnhancePrompt]")
    assert "doesn’t know" in explorer.text("[data-name=Unknown]")
    explorer.fill("#json", "{")
    assert "stays as it was" in explorer.ask("document.getElementById('json-error').textContent")
    assert explorer.ask("document.getElementById('p.Prompt').value") == "from JSON"
    explorer.fill("#example", "0", "change")
    assert explorer.parameters()["ModelName"]
    about = explorer.text("#form")
    assert "at most 1000 characters" in about and "advice" in about and "known values" in about


def sends(explorer):
    """The answer, the task that it began, its picture; failures as failures; each in the log."""
    explorer.open()
    explorer.load({"ModelName": "Hunyuan", "Prompt": "a red panda"})
    explorer.click("#send")
    explorer.until(
        "[...document.querySelectorAll('.pictures img')].some(e => e.complete && e.naturalWidth > 0)", "a picture"
    )
    assert "DescribeAigcImageTask: DONE" in explorer.text("#answer")
    explorer.load({"Prompt": "[[error:InvalidParameter.ViolationContent]]"})
    explorer.click("#send")
    explorer.until("document.querySelector('.failure strong')?.innerText", "a failure")
    assert "InvalidParameter.ViolationContent" in explorer.text(".failure") and "Request " in explorer.text(".failure")
    explorer.click("#tab-log")
    explorer.until("document.querySelectorAll('#log li').length >= 3", "the log")
    explorer.click("#log li button")
    explorer.until("document.getElementById('p.Prompt').value.includes('[[error:')", "a click loads a request")
    explorer.open("#vod/2018-07-17/CreateAigcImageTask")
    explorer.load({"SubAppId": 1500000001, "ModelName": "Hunyuan", "ModelVersion": "3.0", "Prompt": "a fox"})
    explorer.click("#send")
    explorer.until("document.getElementById('answer').innerText.includes('DescribeTaskDetail: FINISH')", "VOD's task")
    explorer.until("document.querySelector('.pictures img')?.naturalWidth > 0", "VOD's picture")


def streams(explorer):
    """Events as they arrive, where a service has an action that streams: gives it and its parameters."""
    found = explorer.ask(
        """(async () => {
            for (const { service, version } of (await (await fetch('/_local/services')).json()).services.slice(0, 20)) {
                const told = await fetch(`/_local/services/${service}/${version}`);
                const action = told.ok && (await told.json()).actions.find(({ streams }) => streams === 'asked');
                if (action) return [`#${service}/${version}/${action.name}`, action.streamMember, action.examples];
            }
        })()"""
    )
    if not found:
        return None
    action, member, examples = found
    parameters = {**(examples[0]["request"] if examples else {}), member: True}
    explorer.open(action)
    explorer.load(parameters)
    explorer.click("#send")
    explorer.until("document.querySelectorAll('.events li').length", "an event")
    assert "so far" in explorer.text("#answer"), "events are shown before the last has come"
    explorer.until("document.querySelector('#answer .good')?.innerText.startsWith('Done')", "the end")
    return action, parameters


def signs(explorer):
    """The signature's steps, and where a failing request differs."""
    explorer.open()
    explorer.load({"Prompt": "a red panda"})
    explorer.click("#tab-signature")
    canonical = explorer.until("document.getElementById('canonical')?.textContent", "the canonical request")
    assert canonical.startswith("POST\n/\n\ncontent-type:"), canonical
    assert explorer.text("#string-to-sign").startswith("TC3-HMAC-SHA256\n")
    assert re.fullmatch("[0-9a-f]{64}", explorer.text("#signature"))
    assert explorer.ask("document.querySelectorAll('.keys dd').length") == 3
    explorer.click("#tab-compare")
    explorer.click("#take")
    request = explorer.until("document.getElementById('failing').value", "the form's request")
    explorer.click("#compare")
    explorer.until("document.querySelector('#compared > .good')", "a good request is good")
    explorer.fill("#failing", request.replace("red panda", "red fox"))
    explorer.fill("#own", canonical)
    explorer.click("#compare")
    explorer.until("document.querySelector('#compared > .failure')", "a changed request isn't")
    assert explorer.ask("document.querySelectorAll('#compared .sides mark').length") >= 2
    explorer.fill("#failing", "nothing")
    explorer.click("#compare")
    explorer.until("document.querySelector('#compared').children.length === 1", "what is no request is told")


def walks_by_keyboard(explorer):
    explorer.open()
    explorer.ask("document.activeElement.blur()")
    explorer.key("Tab")
    assert explorer.focused() == "Skip to the request"
    explorer.key("Enter")
    assert explorer.focused() == "request"
    explorer.key("/")
    assert explorer.focused() == "search"
    explorer.type("describe aigc")
    explorer.key("ArrowDown")
    explorer.key("ArrowUp")
    assert explorer.ask("document.getElementById('search').getAttribute('aria-activedescendant')") == "found-0"
    explorer.key("Enter")
    explorer.until("document.querySelector('h1').innerText === 'DescribeAigcImageTask'", "Enter opens the action")
    explorer.tab_to("p.TaskId")
    explorer.type("24-AigcImage-none")
    explorer.tab_to("send")
    explorer.key("Enter")
    explorer.until("document.querySelector('.failure')", "Enter sends")
    explorer.tab_to("tab-answer")
    explorer.key("ArrowRight")
    assert explorer.focused() == "tab-code" and explorer.ask("!document.getElementById('panel-code').hidden")
    explorer.key("End")
    assert explorer.focused() == "tab-log"


CONTRAST = """(() => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => { const [r, g, b] = numbers(colour).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = element => { for (let e = element; e; e = e.parentElement) { const colour = getComputedStyle(e).backgroundColor;
        if (numbers(colour).at(3) !== 0) return colour; } return 'rgb(255, 255, 255)'; };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const weak = new Set();
    while (walker.nextNode()) { const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(`${e.tagName}.${e.className}: ${walker.currentNode.data.trim().slice(0, 30)}`); }
    return [...weak];
})()"""  # noqa: E501


def suits_its_reader(explorer):
    """Enough contrast in the light and in the dark, and nothing beyond the edge of a telephone."""
    page = explorer.page
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        explorer.open()
        explorer.fill("#example", "0", "change")
        explorer.click("#send")
        explorer.until("document.querySelector('#answer-json')", "an answer")
        for tab in ("answer", "code", "signature", "compare", "log"):
            explorer.click(f"#tab-{tab}")
            time.sleep(0.5)
            weak = explorer.ask(CONTRAST)
            assert not weak, f"{scheme}, {tab}: {weak}"
    page.resize(360, 740)
    for action, parameters in REQUESTS:
        explorer.open(action)
        explorer.load(parameters)
        for tab in ("code", "signature", "compare", "log"):
            explorer.click(f"#tab-{tab}")
            time.sleep(0.2)
            width = explorer.ask("document.documentElement.scrollWidth")
            assert width <= 360, f"{action}, {tab}: {width} pixels wide"
    page.resize(1280, 800)
    page.prefer("light")


class Runner:
    """Runs snippets, each as its reader would."""

    def __init__(self, build, tccli):
        self.build, self.tccli = build, tccli
        self.folder = pathlib.Path(tempfile.mkdtemp())

    def languages(self):
        names = ["curl", "python"]
        names += ["tccli"] if self.tccli else []
        return names + (["tool", "swift"] if self.build else [])

    def run(self, language, code):
        path = [os.environ["PATH"]]
        if self.tccli:
            path.insert(0, str(pathlib.Path(self.tccli).resolve().parent))
        if self.build:
            path.insert(0, str(self.build))
        environment = {"PATH": ":".join(path), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        command = ["bash", "-eu"]
        if language == "python":
            command = [sys.executable, "-"]
        if language == "swift":
            for name, value in re.findall(r"^// export (\w+)='(.*)'$", code, re.MULTILINE):
                environment[name] = value
            command = [self.compiled(code)]
        ended = subprocess.run(
            command, input=None if language == "swift" else code.encode(), env=environment, timeout=60,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self.folder,
        )  # fmt: skip
        return ended.stdout.decode(errors="replace")

    def compiled(self, code):
        source, program = self.folder / "main.swift", self.folder / "snippet"
        source.write_text(code)
        maps = [
            f"-fmodule-map-file={path.resolve()}"
            for path in pathlib.Path("Sources").glob("C*/include/module.modulemap")
        ]
        maps += [f"-fmodule-map-file={path}" for path in self.build.glob("C*.build/module.modulemap")]
        objects = [file for module in MODULES for file in (self.build / f"{module}.build").rglob("*.o")]
        command = ["swiftc", "-swift-version", "6", "-warnings-as-errors", "-I", self.build / "Modules"]
        command += [part for map in maps for part in ("-Xcc", map)]
        done = subprocess.run([*command, source, *objects, "-o", program], capture_output=True, text=True)
        assert done.returncode == 0, f"{done.stderr}\n{code}"
        return program


def writes_code(explorer, runner, streamed):
    """Each snippet sends exactly what the form holds."""
    count = 0
    for action, parameters in [*REQUESTS, UNSAYABLE, *streamed]:
        explorer.open(action)
        explorer.load(parameters)
        assert explorer.parameters() == parameters
        if "vod" in action:
            explorer.fill("#region", "ap-guangzhou")
            explorer.fill("#language", "en-US", "change")
        for language in runner.languages():
            # tccli leaves out what it doesn't know; and not every program has every service.
            if language == "tccli" and (action, parameters) == UNSAYABLE:
                continue
            if language not in ("curl", "python") and (action, parameters) in streamed:
                continue
            sends_what_the_form_holds(explorer, runner, language, action, parameters)
            count += 1
    return count


def sends_what_the_form_holds(explorer, runner, language, action, parameters):
    code = explorer.snippet(language)
    before = max((request["number"] for request in explorer.requests()), default=0)
    output = runner.run(language, code)
    sent = [request for request in explorer.requests() if request["number"] > before]
    assert sent, f"{language} sends nothing:\n{code}\n{output}"
    name, got = action.rsplit("/", 1)[1], sent[-1]["parameters"]
    if language == "swift" and "SessionId" not in parameters:
        # The token by which the client has its creates recognised.
        got.pop("SessionId", None)
    assert (sent[-1]["action"], got) == (name, parameters), f"{language}:\n{code}\n{output}\n{sent[-1]}"
    refusal = sent[-1].get("code", "")
    assert not refusal.startswith("AuthFailure"), f"{language}: {refusal}: {output}"


def check(url, runner):
    with Chromium() as page:
        page.resize(1280, 800)
        explorer = Explorer(page, url)
        finds(explorer)
        fills(explorer)
        sends(explorer)
        streamed = streams(explorer)
        signs(explorer)
        walks_by_keyboard(explorer)
        suits_its_reader(explorer)
        count = writes_code(explorer, runner, [streamed] if streamed else [])
        elsewhere = [asked for asked in page.requests if not asked.startswith((f"{url}/", "about:", "data:"))]
        assert not elsewhere, f"the page asks for {elsewhere}"
        assert not page.complaints, page.complaints
    print(f"the explorer finds, fills, signs, sends, follows{', streams' if streamed else ''} and compares")
    print(f"{count} snippets sent what they should, in {', '.join(runner.languages())}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool", help="aigc-image, or the address of a stand-in")
    parser.add_argument("--build", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--tccli", default=shutil.which("tccli"))
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if arguments.tool.startswith("http://"):
            url = arguments.tool.rstrip("/")
        else:
            url = stack.enter_context(LocalService(pathlib.Path(arguments.tool).resolve(), "--task-time", "300")).url
        check(url, Runner(arguments.build, arguments.tccli))


if __name__ == "__main__":
    main()
