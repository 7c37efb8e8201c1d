"""Builds each package under Tests/Adopters as an adopter would.

Usage: adopters.py METADATA path|git   (what the packages depend on this one by)

A scenario is a package with a scenario.json: `official` names descriptions to take from the official metadata,
`prints` a line of its program's output, `generates` and `omits` names in its bindings, `fails` the patterns of the
messages that must end its build. What is in its folder `later` comes after a first build, and has to be in the next.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

package = pathlib.Path.cwd()
work = package / ".build/ci/adopters"
metadata = pathlib.Path(sys.argv[1])
from_git = sys.argv[2] == "git"


def official(version):
    """The official description of a service's version."""
    service, date = version.split("/")
    return metadata / "services" / service / f"v{date.replace('-', '')}" / "api.json"


def prepare(scenario, expected):
    """A copy of the scenario's package that depends on this one."""
    copy = work / scenario.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(scenario, copy)
    for version in expected.get("official", []):
        target = copy / "spec" / version / "api.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(official(version), target)
    manifest = copy / "Package.swift"
    dependency = (
        f'.package(url: "file://{repository()}", branch: "adopted")'
        if from_git
        else f'.package(name: "swift-tencentcloud", path: "{package}")'
    )
    text, count = re.subn(r'\.package\(name: "swift-tencentcloud", path: "[^"]*"\)', dependency, manifest.read_text())
    assert count == 1, f"{manifest} has no dependency to replace"
    manifest.write_text(text)
    # The scenarios share what is built, but not the plan of what to build.
    for plan in [work / "build/debug.yaml", work / "build/debug/description.json"]:
        plan.unlink(missing_ok=True)
    return copy


def repository():
    """A clone of HEAD whose address ends in the package's name, as its published one does."""
    clone = work / "git/swift-tencentcloud"
    if not clone.exists():
        subprocess.run(["git", "clone", "--quiet", package, clone], check=True)
        subprocess.run(["git", "-C", clone, "checkout", "--quiet", "-B", "adopted"], check=True)
    return clone


def swift(copy, verb, *arguments):
    command = ["swift", verb, "--package-path", copy, "--scratch-path", work / "build", *arguments]
    result = subprocess.run(command, capture_output=True, text=True)
    return result.returncode, result.stdout + result.stderr


def check(scenario):
    expected = json.loads((scenario / "scenario.json").read_text())
    copy = prepare(scenario, expected)
    status, output = swift(copy, "build")
    for pattern in expected.get("fails", []):
        assert status != 0, f"{scenario.name} was expected to fail"
        found = re.search(pattern, output)
        assert found, f"{scenario.name} does not say {pattern!r}, but:\n{output}"
        print(f"  says: {found.group()}")
    if "fails" in expected:
        return
    assert status == 0, output
    if (copy / "later").exists():
        swift(copy, "build")  # The second build plans once more; from then on the plan stays.
        shutil.copytree(copy / "later", copy, dirs_exist_ok=True)
        status, output = swift(copy, "build")
        assert status == 0 and "Generating the bindings" in output, output
        status, again = swift(copy, "build")
        assert status == 0 and "Generating the bindings" not in again, again
    assert "warning:" not in output, output
    bindings = "".join(file.read_text() for file in (work / "build/plugins/outputs").rglob("*Bindings*.swift"))
    for name in expected.get("generates", []):
        assert name in bindings, f"{scenario.name}: {name} is not generated"
    for name in expected.get("omits", []):
        assert name not in bindings, f"{scenario.name}: {name} is generated, though nobody asked for it"
    output = subprocess.run([work / "build/debug/App"], capture_output=True, text=True, check=True).stdout
    assert expected["prints"] in output.splitlines(), f"{scenario.name} prints:\n{output}"
    print(f"  prints: {expected['prints']}")


shutil.rmtree(work / "git", ignore_errors=True)
for scenario in sorted(path.parent for path in (package / "Tests/Adopters").glob("*/scenario.json")):
    print(f"{scenario.name}, by {sys.argv[2]}", flush=True)
    check(scenario)
