"""Holds the documentation site to its promises: nothing undocumented, servable anywhere, complete pages."""

import functools
import html.parser
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

archives, site = map(pathlib.Path, sys.argv[1:])
BASE = "/some/project/documentation-site"

# What a reader of the page of VOD's CreateAigcImageTask has to find there.
PAGE = "documentation/tencentcloudvod/vodclient/createaigcimagetask(_:)/"
FACTS = [
    "SubAppId", "ModelName", "ModelVersion", "FileInfos", "FileInfos[].Url", "Prompt", "NegativePrompt",
    "EnhancePrompt", "OutputConfig", "OutputConfig.StorageMode", "OutputConfig.AspectRatio", "InputRegion",
    "SceneType", "Seed", "SessionId", "SessionContext", "TasksPriority", "ExtInfo",
    "50 characters", "1000 characters", "-10", "20 requests", "3d_panorama", "OverseaUSWest",
    "InvalidParameterValue.SessionIdTooLong", "InvalidParameterValue.SessionContextTooLong",
    "FailedOperation.InvalidVodUser", "VODClient()",
]  # fmt: skip


# Groups of conformances, types of other modules, and members that the compiler adds: no comment can reach them.
WRITTEN_BY_THE_COMPILER = re.compile(r"-Implementations$|/Swift($|/)|/init\(rawValue:\)$|/Element$")


class Text(html.parser.HTMLParser):
    """The text of a page as a reader sees it: no scripts, white space folded."""

    def __init__(self, page):
        super().__init__()
        self.pieces, self.hidden = [], 0
        self.feed(page)
        self.text = " ".join("".join(self.pieces).split())

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style", "noscript")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style", "noscript")

    def handle_data(self, data):
        if not self.hidden:
            self.pieces.append(data)


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


def browse(url, *arguments):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=15000"]
    return subprocess.run(
        [*command, *arguments, url], capture_output=True, text=True, timeout=120, check=True
    ).stdout


missing = list(undocumented())
assert not missing, "undocumented:\n  " + "\n  ".join(missing)

with tempfile.TemporaryDirectory() as root:
    served = pathlib.Path(root + BASE)
    shutil.copytree(site, served)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{BASE}/"

    text = Text(browse(address + urllib.parse.quote(PAGE), "--dump-dom")).text
    absent = [fact for fact in FACTS if fact not in text]
    assert not absent, f"{PAGE} does not show: {absent}\nIt shows: {text[:2000]}"
    print(f"{PAGE} shows all {len(FACTS)} facts")

    landing = Text(browse(address + "documentation/", "--dump-dom")).text
    for module in ("AigcImage", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime", "TencentCloudLocal"):
        assert module in landing, f"the landing page lacks {module}"
    browse(
        address + urllib.parse.quote(PAGE), "--window-size=1400,2400",
        f"--screenshot={pathlib.Path('.build/ci/documentation.png').absolute()}",
    )  # fmt: skip
    server.shutdown()
