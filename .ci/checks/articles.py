"""What articles repeat of facts that have their home elsewhere is as it is there.

Usage: articles.py
"""

import json
import pathlib
import re


def rows(text, heading):
    """The rows of the table that begins with these columns."""
    return re.search(rf"^\| {heading} .*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE).group(1).splitlines()


def article(module, name):
    return (pathlib.Path("Sources") / module / f"{module}.docc" / f"{name}.md").read_text()


figures = rows(pathlib.Path("README.md").read_text(), r"what \| here")
quoted = rows(article("AigcImage", "Performance"), r"what \| here")
assert figures == quoted, "Performance has other figures than the README"

sources = [
    f"| {refinements['service']['namespace']} | {source['title']} | {source['date']} |"
    for path in ("mps/2019-06-12", "vod/2018-07-17")
    for refinements in [json.loads((pathlib.Path("spec") / path / "refinements.json").read_text())]
    for source in refinements["sources"].values()
]
listed = rows(article("TencentCloudRuntime", "WhereTheLimitsComeFrom"), "service")
assert sources == listed, f"WhereTheLimitsComeFrom should list\n{chr(10).join(sources)}"

print(f"{len(figures)} figures and {len(sources)} sources are as they are at home")
