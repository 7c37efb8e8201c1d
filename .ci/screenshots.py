"""Renews the screenshots of the documentation, from a real session in a terminal and a real contact sheet.

    .build/ci/python/bin/python .ci/screenshots.py      after .ci/lib/install and swift build

CI doesn't: it checks that the pictures show in the articles. Look at them before committing.
"""

import argparse
import html
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import tempfile
import termios
import time

from chromium import Chromium
from PIL import Image

RESOURCES = pathlib.Path("Sources/AigcImage/AigcImage.docc/Resources")
LARGEST = 200_000
COLUMNS = 104

PROMPTS = [
    {"prompt": "a red panda painting a fresco", "model": "Kling:3.0", "aspect-ratio": "16:9", "seed": 7},
    {"prompt": "a lighthouse in the morning fog", "model": "GG:3.1", "aspect-ratio": "4:3", "seed": 2},
    {"prompt": "a snow leopard at dusk", "model": "Hunyuan:3.0", "size": "1024x768", "seed": 3},
    {"prompt": "paper boats on a canal", "model": "Kling:3.0", "aspect-ratio": "1:1", "seed": 2},
    {"prompt": "a night train to the coast", "model": "Vidu:q2", "aspect-ratio": "16:9", "seed": 5},
    {"prompt": "a ceramic fox", "model": "Kling:3.0", "aspect-ratio": "3:4", "seed": 5},
    {"prompt": "an orchard under snow", "model": "GG:3.1", "aspect-ratio": "4:3", "seed": 40},
    {"prompt": "a market of umbrellas", "model": "Vidu:q2", "aspect-ratio": "1:1", "seed": 8},
    *({"prompt": f"{animal} by the sea", "model": "Kling:3.0", "seed": 1} for animal in (
        "a heron", "an otter", "a hare", "a stoat", "a badger", "a lynx", "a tern", "a seal", "a gull", "a pony")),
]  # fmt: skip
FAILS = {"prompt": "a tea house in the rain [[fail:ModelGenerateFailed]]", "model": "Kling:3.0", "id": "tea-house"}


class Screen:
    """What a terminal shows, as far as the command line uses one: it rewrites lines, and colours them."""

    CONTROL = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])|\r|\n|\x08|[^\x1b]")

    def __init__(self):
        self.rows, self.row, self.column, self.style = [[]], 0, 0, ""

    def write(self, text):
        for match in self.CONTROL.finditer(text):
            numbers, letter = match.groups()
            if letter == "K":
                del self.rows[self.row][self.column :]
            elif letter == "m":
                self.style = "" if numbers in ("", "0") else numbers
            elif letter:
                continue
            elif match[0] == "\r":
                self.column = 0
            elif match[0] == "\n":
                self.row, self.column = self.row + 1, 0
            elif match[0] == "\x08":
                self.column -= 1
            else:
                if self.column == COLUMNS:
                    self.row, self.column = self.row + 1, 0
                while len(self.rows) <= self.row:
                    self.rows.append([])
                line = self.rows[self.row]
                line.extend([(" ", "")] * (self.column + 1 - len(line)))
                line[self.column] = (match[0], self.style)
                self.column += 1
            while len(self.rows) <= self.row:
                self.rows.append([])

    def page(self):
        lines = []
        for row in self.rows:
            lines.append("".join(
                f'<i class="s{style}">{html.escape(character)}</i>' if style else html.escape(character)
                for character, style in row))  # fmt: skip
        return TERMINAL.replace("SESSION", "\n".join(lines).rstrip("\n"))


TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
:root { color-scheme: light dark; --faint: light-dark(#8a8a90, #7d7d86); --green: light-dark(#1d7a3c, #56d37f);
    --red: light-dark(#b3261e, #ff8a80); }
body { margin: 0; width: max-content; background: light-dark(#fbfbfa, #17171a); color: light-dark(#1c1c1e, #ececf1); }
pre { margin: 0; padding: 22px 26px; font: 15px/1.5 "DejaVu Sans Mono", ui-monospace, monospace; width: 104ch; }
i { font-style: normal; } .s1 { font-weight: bold; } .s2 { color: var(--faint); } .s31 { color: var(--red); }
.s32 { color: var(--green); }
</style><pre>SESSION</pre>"""


PROMPT = r"\$\x1b\[0m $"


class Session:
    """A shell in a terminal."""

    def __init__(self, tool, folder):
        self.screen, self.raw = Screen(), ""
        process, self.terminal = pty.fork()
        if process == 0:
            os.chdir(folder)
            path = f"{pathlib.Path(tool).resolve().parent}:{os.environ['PATH']}"
            environment = {"PATH": path, "HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                           "PS1": r"\[\e[32m\]$\[\e[0m\] ", "BASH_SILENCE_DEPRECATION_WARNING": "1"}  # fmt: skip
            os.execve(shutil.which("bash"), ["bash", "--norc", "--noprofile", "--noediting", "-i"], environment)
        termios.tcsetwinsize(self.terminal, (40, COLUMNS))
        self.until(PROMPT)

    def type(self, line):
        os.write(self.terminal, line.encode() + b"\n")

    def until(self, pattern, patience=60):
        """Goes on until what was written since the last time has the pattern."""
        end, mark = time.monotonic() + patience, len(self.raw)
        while not re.search(pattern, self.raw[mark:]):
            assert time.monotonic() < end, f"no {pattern} in {self.raw[mark:]!r}"
            if select.select([self.terminal], [], [], 1)[0]:
                text = os.read(self.terminal, 1 << 16).decode(errors="ignore")
                self.raw += text
                self.screen.write(text)


def shoot(page, name):
    """The page in both schemes, small enough for a repository."""
    for scheme, suffix in (("light", ""), ("dark", "~dark")):
        page.prefer(scheme)
        page.ask(
            "Promise.all([...document.images].map(picture => { picture.loading = 'eager'; return picture.decode(); }))"
        )
        path = RESOURCES / f"{name}{suffix}@2x.png"
        page.screenshot(path)
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size < LARGEST, f"{path} has {path.stat().st_size} bytes"
        print(f"{path}: {path.stat().st_size} bytes")


def command_line(page, tool, folder):
    session = Session(tool, folder)
    session.type('aigc-image generate "a red panda painting a fresco" --local --output panda.png')
    session.until(PROMPT)
    session.type("head -n 2 prompts.jsonl")
    session.until(PROMPT)
    session.type("aigc-image batch prompts.jsonl --output-directory out --service vod --at-once 4 --local")
    session.until(r"11 of \d+ saved.*")
    time.sleep(0.1)
    session.until(r"\x1b\[K")
    (folder / "terminal.html").write_text(session.screen.page())
    page.resize(800, 400, 2)
    page.open((folder / "terminal.html").as_uri())
    size = page.ask("[document.querySelector('pre').offsetWidth, document.querySelector('pre').offsetHeight]")
    page.resize(*size, 2)
    shoot(page, "command-line")


def contact_sheet(page, tool, folder):
    prompts = PROMPTS[:5] + [FAILS] + PROMPTS[5:]
    (folder / "sheet.jsonl").write_text("".join(json.dumps(prompt) + "\n" for prompt in prompts))
    subprocess.run(
        [pathlib.Path(tool).resolve(), "batch", "sheet.jsonl", "--output-directory", "sheet", "--service", "vod",
         "--at-once", "4", "--local", "--quiet"], cwd=folder)  # fmt: skip
    page.resize(1100, 900, 2)
    page.open((folder / "sheet/index.html").as_uri())
    # Two rows of three.
    page.resize(1100, int(page.ask("document.querySelectorAll('article')[5].getBoundingClientRect().bottom")) + 14, 2)
    shoot(page, "contact-sheet")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default=".build/debug/aigc-image")
    tool = parser.parse_args().tool
    RESOURCES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, Chromium() as page:
        folder = pathlib.Path(name)
        (folder / "prompts.jsonl").write_text("".join(json.dumps(prompt) + "\n" for prompt in PROMPTS))
        command_line(page, tool, folder)
        contact_sheet(page, tool, folder)
