"""Holds the documentation site to its promises: nothing undocumented, servable anywhere, complete pages."""

import functools
import http.server
import json
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import urllib.parse

from chromium import Chromium

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

MODULES = [
    "AigcImage", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudCOS", "TencentCloudRuntime", "TencentCloudLocal",
]  # fmt: skip

# By the article; .ci/screenshots.py makes them.
SCREENSHOTS = {"commandline": "command-line", "batchesandrestarts": "contact-sheet"}


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


# Each picture of a page once all are there: its address, width and description.
PICTURES = """(async () => {
    const end = Date.now() + 30000, found = () => [...document.querySelectorAll("main img")];
    while (Date.now() < end && !(found().length && found().every(picture => picture.naturalWidth)))
        await new Promise(done => setTimeout(done, 100));
    return found().map(picture => [picture.currentSrc, picture.naturalWidth, picture.alt]);
})()"""


missing = list(undocumented())
assert not missing, "undocumented:\n  " + "\n  ".join(missing)

with tempfile.TemporaryDirectory() as root:
    served = pathlib.Path(root + BASE)
    shutil.copytree(site, served)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{BASE}/"

    with Chromium() as page:
        page.resize(1400, 2400)
        page.open(address + urllib.parse.quote(PAGE))
        text = page.text(*FACTS)
        absent = [fact for fact in FACTS if fact not in text]
        assert not absent, f"{PAGE} does not show: {absent}\nIt shows: {text[:2000]}"
        print(f"{PAGE} shows all {len(FACTS)} facts")
        page.screenshot(".build/ci/documentation.png")

        page.open(address + "documentation/")
        text = page.text(*MODULES)
        absent = [module for module in MODULES if module not in text]
        assert not absent, f"the landing page lacks {absent}"

        for article, name in SCREENSHOTS.items():
            for scheme, suffix in (("light", ""), ("dark", "~dark")):
                page.prefer(scheme)
                page.open(f"{address}documentation/aigcimage/{article}/")
                shown = page.ask(PICTURES)
                assert any(source.endswith(f"{name}{suffix}@2x.png") and width > 0 and text
                           for source, width, text in shown), f"{article} in {scheme} shows {shown}"  # fmt: skip
            page.screenshot(f".build/ci/{article}.png")
            print(f"documentation/aigcimage/{article}/ shows its screenshot, light and dark")
    server.shutdown()
