"""Does each tutorial from an empty folder, as a reader would: every step's files are built, every line of shell is run.

Usage: tutorials.py [TUTORIAL]…   (all unless named)

In a step's shell lines `# text` is what they must print, in this order; `…` stands for anything.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

package = pathlib.Path.cwd()
tutorials = package / "Sources/AigcImage/AigcImage.docc/Tutorials"
work = package / ".build/ci/tutorials"
# Shared with the adopters' packages, which depend on this one as well.
build = package / ".build/ci/adopters/build"
# What the releases of this package are installed by.
DEPENDENCY = r'\.package\(url: "[^"]*/swift-tencentcloud.git", from: "[^"]*"\)'
STEP = re.compile(r'@Code\(name: "([^"]+)", file: "([^"]+)"\)')


def run(folder, *command):
    """What a command prints; it has to go well."""
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "SWIFTPM_BUILD_DIR": str(build)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert result.returncode == 0, f"{' '.join(command)} in {folder}:\n{result.stdout[-5000:]}"
    return result.stdout


def compiles(folder):
    """Builds what is there by now; a manifest whose targets have no source yet is only read."""
    # SwiftPM would take the folder's parent for the package.
    assert (folder / "Package.swift").exists(), f"{folder} has no manifest"
    if not any((folder / "Sources").rglob("*.swift")):
        return run(folder, "swift", "package", "dump-package")
    output = run(folder, "swift", "build", "--build-tests")
    assert "warning:" not in output, output
    return output


def prints(file, output):
    """Holds what shell lines printed against what they are said to."""
    lines = output.splitlines()
    for expected in re.findall(r"^# (.*)$", file.read_text(), re.MULTILINE):
        pattern = re.compile(".*".join(map(re.escape, expected.split("…"))))
        place = next((index for index, line in enumerate(lines) if pattern.fullmatch(line)), None)
        assert place is not None, f"{file.name} doesn't print {expected!r}, but:\n{output[-5000:]}"
        del lines[: place + 1]


def follow(tutorial):
    folder = work / tutorial.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # The tutorials share what is built, but not the plan of what to build.
    for plan in [build / "debug.yaml", build / "debug/description.json"]:
        plan.unlink(missing_ok=True)
    steps = STEP.findall(tutorial.read_text())
    for name, file in steps:
        source = tutorial.parent / file
        if name == "Terminal":
            prints(source, run(folder, "bash", "-eu", str(source)))
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text()
        if name == "Package.swift":
            text = re.sub(DEPENDENCY, f'.package(name: "swift-tencentcloud", path: "{package}")', text)
            assert "https://" not in text, f"{file} has another dependency"
        target.write_text(text)
        if target.suffix in (".swift", ".json"):
            compiles(folder)
    unused = {path.name for path in tutorial.parent.iterdir()} - {file for _, file in steps} - {tutorial.name}
    assert not unused, f"{tutorial.stem} shows none of {unused}"
    print(f"{tutorial.stem}: {len(steps)} steps done")


# A folder for each, named like the tutorial in it.
todo = [path for path in sorted(tutorials.glob("*/*.tutorial")) if not sys.argv[1:] or path.stem in sys.argv[1:]]
assert todo, "no such tutorial"
for path in todo:
    follow(path)
