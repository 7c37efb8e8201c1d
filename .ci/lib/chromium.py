"""Pages in headless Chromium, over its debugging pipe: what they load and say, what is in them, how they look."""

import base64
import json
import os
import select
import subprocess
import tempfile
import time


class Chromium:
    """A browser with one page, as `with Chromium() as page:`."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        # Chromium reads descriptor 3 and writes descriptor 4.
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec chromium "$@" 3<&{commands} 4>&{answers}', "bash",
             "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
             "--no-first-run", f"--user-data-dir={self.profile.name}", "--remote-debugging-pipe"],
            pass_fds=(commands, answers), stderr=subprocess.DEVNULL)  # fmt: skip
        os.close(commands)
        os.close(answers)
        self.number, self.buffer, self.session = 0, b"", None
        # What pages did since the browser was started: addresses asked for, messages in the console.
        self.requests, self.complaints, self.loaded = [], [], False
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.command(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        self.profile.cleanup()

    def command(self, method, **parameters):
        """Sends a command and waits for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != self.number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def open(self, url):
        """Opens a page and waits until it has loaded."""
        self.loaded = False
        failure = self.command("Page.navigate", url=url).get("errorText")
        if failure:
            raise RuntimeError(f"{url}: {failure}")
        while not self.loaded:
            self._receive()

    def ask(self, expression):
        """The value of a JavaScript expression in the page, awaited if it is a promise."""
        answer = self.command("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def text(self, *expected, patience=60):
        """The page's text as its reader sees it, white space folded, once it has all that is expected; what there
        is by then when that takes longer."""
        end = time.monotonic() + patience
        while True:
            text = " ".join((self.ask("document.body.innerText") or "").split())
            if all(part in text for part in expected) or time.monotonic() > end:
                return text
            time.sleep(0.1)

    def resize(self, width, height, scale=1):
        """The window's size, in CSS pixels, and how many pixels of the screen one of them is."""
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def prefer(self, scheme):
        """Whether the reader's system is `light` or `dark`."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self, path):
        """Writes what is in the window as a PNG."""
        picture = self.command("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture))

    def _receive(self, patience=120):
        """The next message, noted if it is an event."""
        while b"\0" not in self.buffer:
            if not select.select([self.answers], [], [], patience)[0]:
                raise TimeoutError(f"Chromium said nothing for {patience} s")
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium ended")
            self.buffer += piece
        message, _, self.buffer = self.buffer.partition(b"\0")
        message = json.loads(message)
        parameters = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self.loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(parameters["request"]["url"])
            case "Runtime.consoleAPICalled":
                self.complaints.append(f"{parameters['type']}: {parameters['args']}")
            case "Runtime.exceptionThrown":
                self.complaints.append(parameters["exceptionDetails"]["text"])
            case "Log.entryAdded":
                self.complaints.append(parameters["entry"]["text"])
        return message
