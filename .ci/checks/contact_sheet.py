"""Opens contact sheets in a browser: every picture shows, every text stays text, and nothing else is fetched.

Usage: contact_sheet.py [--tool PATH]   (draws a batch of its own, with prompts that try to be more than text)
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

from chromium import Chromium
from contact_sheets import shows_everything
from local_service import LocalService


def suits_its_reader(page, sheet):
    """Light or dark as the reader's system is, and nothing beyond the edge of a telephone."""
    grounds = []
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        page.open(sheet.resolve().as_uri())
        grounds.append(page.ask("getComputedStyle(document.body).backgroundColor"))
    brightness = [sum(map(int, ground.strip("rgb()").split(","))) for ground in grounds]
    assert brightness[0] > 600 and brightness[1] < 150, f"light and dark are {grounds}"
    page.resize(320, 640)
    page.open(sheet.resolve().as_uri())
    assert page.ask("document.documentElement.scrollWidth") <= 320


HOSTILE = [
    "<script>document.title = 'gone'</script>", "</p></article><img src=x onerror=alert(1)>", "\" onload=\"alert(1)",
    "<!-- ", "&lt;b&gt; stays &amp;", "<style>* { display: none }</style>", "熊猫 🐼 \u202eabc",
    "</title></style><h1>big", "<img src=http://127.0.0.1:1/spy.png>", "line one\nline two", "a word" + "longer" * 60,
    "javascript:alert(1)",
]  # fmt: skip


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default=".build/debug/aigc-image")
    tool = pathlib.Path(parser.parse_args().tool).resolve()
    requests = [{"prompt": text} for text in HOSTILE]
    requests += [{"prompt": f"seed {seed}", "seed": seed} for seed in (0, 7, 2147483647)]
    requests += [{"prompt": "several", "model": "Kling:3.0", "count": 4}, {"prompt": "wide", "aspect-ratio": "21:9"}]
    requests += [{"prompt": "a photograph", "format": "jpeg"}, {"prompt": "<b>[[fail:InternalError]]</b>"}]
    requests += [{"prompt": "no: [[error:InvalidParameter.ViolationContent]]", "id": "<i>&#105;d</i>"}]
    with tempfile.TemporaryDirectory() as folder, LocalService(tool, "--task-time", "10") as service:
        folder = pathlib.Path(folder)
        (folder / "prompts.jsonl").write_text("".join(json.dumps(request) + "\n" for request in requests))
        drawn = subprocess.run(
            [tool, "batch", "prompts.jsonl", "-o", "<out> #1?", "--service", "vod", "--sub-app-id", "1500000001",
             "--model", "GG:3.1", "--at-once", "20", "--endpoint", service.url, "--json", "--quiet"],
            cwd=folder, env=service.environment, stdout=subprocess.PIPE, text=True)  # fmt: skip
        items = json.loads(drawn.stdout)["items"]
        assert [item["state"] for item in items] == ["saved"] * (len(items) - 2) + ["failed", "refused"]
        with Chromium() as page:
            sheet = folder / "<out> #1?" / "index.html"
            pictures = shows_everything(page, sheet, items)
            suits_its_reader(page, sheet)
        assert pictures == sum(request.get("count", 1) for request in requests) - 2
    print(f"the contact sheet shows {pictures} pictures of {len(items)} prompts, and fetches nothing else")


if __name__ == "__main__":
    main()
