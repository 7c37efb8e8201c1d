"""What articles repeat of facts that have their home elsewhere is as it is there, and their command lines work.

Usage: articles.py BUILD-FOLDER   (such as .build/debug, built already)
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[1]).resolve()
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# `swift run aigc-image …` without building again.
PRELUDE = f'set -eu; swift() {{ [ "$1 $2" = "run aigc-image" ]; "{build}/aigc-image" "${{@:3}}"; }}\n'


def rows(text, heading):
    """The rows of the table that begins with these columns."""
    return re.search(rf"^\| {heading} .*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE).group(1).splitlines()


def article(module, name):
    return (pathlib.Path("Sources") / module / f"{module}.docc" / f"{name}.md").read_text()


def command_lines():
    """Runs each page's lines that draw with the local service, in a folder of the page's own."""
    count = 0
    for page in [pathlib.Path("README.md"), *sorted(pathlib.Path("Sources").rglob("*.docc/**/*.md"))]:
        blocks = [block for block in SHELL.findall(page.read_text()) if "--local" in block]
        with tempfile.TemporaryDirectory() as folder:
            for block in blocks:
                script = PRELUDE + re.sub(r"^swift test$", "", block, flags=re.MULTILINE)
                result = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True)
                assert result.returncode == 0, f"{page}:\n{block}\n{result.stdout}{result.stderr}"
                count += block.count("swift run")
    return count


figures = rows(pathlib.Path("README.md").read_text(), r"what \| here")
quoted = rows(article("AigcImage", "Performance"), r"what \| here")
assert figures == quoted, "Performance has other figures than the README"

sources = [
    f"- {refinements['service']['namespace']}: {source['title']}, {source['date']}"
    for path in ("mps/2019-06-12", "vod/2018-07-17")
    for refinements in [json.loads((pathlib.Path("spec") / path / "refinements.json").read_text())]
    for source in refinements["sources"].values()
]
listed = re.findall(r"^- (?:MPS|VOD): .*$", article("TencentCloudRuntime", "WhereTheLimitsComeFrom"), re.MULTILINE)
assert sources == listed, f"WhereTheLimitsComeFrom should list\n{chr(10).join(sources)}"

print(f"{len(figures)} figures and {len(sources)} sources are as at home; {command_lines()} command lines work")
