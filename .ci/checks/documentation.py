"""Holds the documentation site to its promises: nothing undocumented, servable anywhere, found, readable, complete.

Usage: documentation.py ARCHIVES SITE
"""

import functools
import html
import http.server
import json
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

from chromium import Chromium

archives, site = map(pathlib.Path, sys.argv[1:])
BASE = "/some/project/documentation-site"

CREATE = "documentation/tencentcloudvod/vodclient/createaigcimagetask(_:)/"
MODELS = "documentation/tencentcloudvod/vod/modeltables/createaigcimagetaskrequest/"
ERROR = "documentation/tencentcloudmps/mps/errorcode/invalidparameterviolationcontent/"

# What a reader of these pages has to find there.
FACTS = {
    CREATE: [
        "SubAppId", "ModelName", "ModelVersion", "FileInfos", "FileInfos[].Url", "Prompt", "NegativePrompt",
        "EnhancePrompt", "OutputConfig", "OutputConfig.StorageMode", "OutputConfig.AspectRatio", "InputRegion",
        "SceneType", "Seed", "SessionId", "SessionContext", "TasksPriority", "ExtInfo",
        "50 characters", "1000 characters", "-10", "20 requests", "OverseaUSWest",
        "InvalidParameterValue.SessionIdTooLong", "InvalidParameterValue.SessionContextTooLong",
        "FailedOperation.InvalidVodUser", "VODClient()", "The answer:", "X-TC-Version: 2018-07-17",
        "tccli vod CreateAigcImageTask",
    ],
    MODELS: ["Kling 3.0-Omni", "at most 10 elements", "21:9", "655360 to 8294400 pixels", "The sources:"],
    ERROR: ["InvalidParameter.ViolationContent", "createAigcImageTask(_:)", "catch let error as ServiceError"],
}  # fmt: skip

# What is asked for, and a page that answers, among the first ten.
SEARCHES = {
    "moderation": "documentation/tencentcloudruntime/errorcategory/moderation/",
    "retry": "documentation/tencentcloudruntime/retrypolicy/",
    "aspect ratio": "documentation/tencentcloudvod/vod/aspectratio/",
    "quota": "documentation/tencentcloudruntime/errorcategory/quota/",
    "16:9": "documentation/aigcimage/imagerequest/aspectratio/",
    "InvalidParameterValue.SessionIdTooLong":
        "documentation/tencentcloudvod/vod/errorcode/invalidparametervaluesessionidtoolong/",
    "paying twice": "documentation/tencentcloudruntime/billing/",
}  # fmt: skip

# By the article; .ci/screenshots.py makes them.
SCREENSHOTS = {"commandline": "command-line", "batchesandrestarts": "contact-sheet"}

# Seen wide and on a telephone, light and dark, with nothing cut off.
READ = [
    "", "search/?q=quota", "pages/", CREATE, MODELS, ERROR, "documentation/tencentcloudmps/mps/",
    "documentation/tencentcloudruntime/billing/", "documentation/aigcimage/", "tutorials/drawingpictures/",
    "tutorials/aigcimage/firstpicture/", "documentation/aigcimage/errorsandwhattodo/",
]  # fmt: skip

# Groups of conformances, types of other modules, and members that the compiler adds: no comment can reach them.
WRITTEN_BY_THE_COMPILER = re.compile(r"-Implementations$|/Swift($|/)|/init\(rawValue:\)$|/Element$")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def undocumented():
    """The public declarations without a documentation comment, by the compiler's own account."""
    for archive in sorted(archives.glob("*.doccarchive")):
        for entry in json.loads((archive / "documentation-coverage.json").read_text()):
            path = entry["referencePath"]
            if entry["kind"]["isSymbol"] and not entry.get("hasAbstract") and not WRITTEN_BY_THE_COMPILER.search(path):
                yield f"{archive.stem}: {path}"


def unnamed():
    """Pages without a title or a description of their own."""
    for page in site.rglob("*.html"):
        text = page.read_text()
        title = re.search("<title>(.*?)</title>", text)
        if not title or title[1] == "Documentation" or '<meta name="description" content="' not in text:
            yield str(page.relative_to(site))


def far():
    """Pages that aren't in the list of all pages, which the front page links."""
    listed = set(re.findall('href="../(documentation/[^"]*)"', (site / "pages/index.html").read_text()))
    listed = {html.unescape(path) for path in listed}
    groups = re.compile("-implementations/$")
    for page in (site / "documentation").rglob("index.html"):
        path = str(page.parent.relative_to(site)) + "/"
        if path != "documentation/" and path not in listed and not groups.search(path):
            yield path


# Each picture of a page once all are there: its address, width and description.
PICTURES = """(async () => {
    const end = Date.now() + 30000, found = () => [...document.querySelectorAll("main img")];
    while (Date.now() < end && !(found().length && found().every(picture => picture.naturalWidth)))
        await new Promise(done => setTimeout(done, 100));
    return found().map(picture => [picture.currentSrc, picture.naturalWidth, picture.alt]);
})()"""

CUT_OFF = """(() => {
    const cut = [...document.querySelectorAll("main pre, main table, main td, main .table-wrapper")].filter(each =>
        each.scrollWidth > each.clientWidth + 2 && getComputedStyle(each).overflowX !== "visible");
    const found = cut.map(each => each.tagName + ": " + each.innerText.slice(0, 60));
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page");
    return found;
})()"""

FOUND = """[...document.querySelectorAll("#found a")].map(link => link.href)"""


def settled(page, address):
    """Opens a page, and waits until what its scripts write stands still."""
    page.open(address)
    length, end = -1, time.monotonic() + 30
    while time.monotonic() < end:
        now = page.ask("document.body.innerText.length")
        if now == length and now > 200:
            return
        length = now
        time.sleep(0.3)


def check_words(page, address):
    for path, facts in FACTS.items():
        page.open(address + urllib.parse.quote(path))
        text = page.text(*facts)
        absent = [fact for fact in facts if fact not in text]
        assert not absent, f"{path} does not show: {absent}\nIt shows: {text[:2000]}"
        print(f"{path} shows all {len(facts)} facts")


def check_front(page, address):
    page.open(address)
    links = page.ask('[...document.querySelectorAll("main a")].map(link => link.href)')
    for link in links:
        target = link.removeprefix(address)
        assert (site / urllib.parse.unquote(target) / "index.html").exists(), f"the front page leads to no {target}"
    page.ask('document.querySelector("input").value = "quota"; document.querySelector("form").submit()')
    end = time.monotonic() + 20
    while "search" not in page.ask("document.body && document.readyState === 'complete' ? location.href : ''"):
        assert time.monotonic() < end, "the form doesn't lead to the search"
        time.sleep(0.1)
    assert page.ask("location.href") == address + "search/?q=quota", page.ask("location.href")
    print(f"the front page leads to {len(links)} pages and to the search")


def check_search(page, address):
    for words, expected in SEARCHES.items():
        page.open(address + "search/?q=" + urllib.parse.quote(words))
        end, found = time.monotonic() + 20, []
        while not found and time.monotonic() < end:
            found = [urllib.parse.unquote(link).removeprefix(address) for link in page.ask(FOUND)]
            time.sleep(0.05)
        assert expected in found[:10], f"'{words}' finds {found[:10]}"
    print(f"{len(SEARCHES)} searches find what answers them")


def check_looks(page, address):
    for width in (1400, 390):
        page.resize(width, 1600)
        for scheme in ("light", "dark"):
            page.prefer(scheme)
            for number, path in enumerate(READ):
                settled(page, address + urllib.parse.quote(path, safe="/?="))
                cut = page.ask(CUT_OFF)
                assert not cut, f"{path or 'the front page'} cuts off at {width}: {cut}"
                page.screenshot(f".build/ci/documentation-{number}-{width}-{scheme}.png")
    print(f"{len(READ)} pages are whole at 1400 and 390 pixels, light and dark")


def check_screenshots(page, address):
    page.resize(1400, 2400)
    for article, name in SCREENSHOTS.items():
        for scheme, suffix in (("light", ""), ("dark", "~dark")):
            page.prefer(scheme)
            page.open(f"{address}documentation/aigcimage/{article}/")
            shown = page.ask(PICTURES)
            assert any(source.endswith(f"{name}{suffix}@2x.png") and width > 0 and text
                       for source, width, text in shown), f"{article} in {scheme} shows {shown}"  # fmt: skip
        page.screenshot(f".build/ci/{article}.png")
        print(f"documentation/aigcimage/{article}/ shows its screenshot, light and dark")


for what, found in (("undocumented", undocumented), ("without a title", unnamed), ("hard to reach", far)):
    found = list(found())
    assert not found, f"{what}:\n  " + "\n  ".join(found[:40])

with tempfile.TemporaryDirectory() as root:
    shutil.copytree(site, pathlib.Path(root + BASE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{BASE}/"
    with Chromium() as page:
        for check in (check_words, check_front, check_search, check_looks, check_screenshots):
            check(page, address)
        assert not page.complaints, page.complaints
        elsewhere = {url for url in page.requests if not url.startswith(("data:", address))}
        assert not elsewhere, f"asked for {elsewhere}"
    server.shutdown()
