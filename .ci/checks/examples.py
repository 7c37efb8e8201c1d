"""Type-checks every Swift example that a reader meets: the README's, the articles', the generated documentation's.

Usage: examples.py BUILD-FOLDER   (such as .build/debug, built already)
"""

import pathlib
import re
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[1]).resolve()
generated = build.parent.parent / "plugins/outputs"
BLOCK = re.compile(r"^```swift\n(.*?)^```", re.MULTILINE | re.DOTALL)


def sources():
    """Each text that holds examples, with the imports that its examples may leave out."""
    for page in [pathlib.Path("README.md"), *sorted(pathlib.Path("Sources").rglob("*.docc/**/*.md"))]:
        yield page, page.read_text(), []
    for file in sorted(generated.rglob("*.swift")) + sorted(pathlib.Path("Sources").rglob("*.swift")):
        module = next(
            (part for part in file.parts if part.startswith(("TencentCloud", "AigcImage", "JSONCoding"))), None
        )
        if module and "Sources/aigc-image" not in str(file):
            comments = re.findall(r"^\s*/// ?(.*)$", file.read_text(), re.MULTILINE)
            yield file, "\n".join(comments) + "\n", [module]


def example(number, text, imports):
    """An example as a function of its own, its imports above it."""
    found = re.findall(r"^import (\w+).*$", text, re.MULTILINE)
    body = re.sub(r"^import .*$", "", text, flags=re.MULTILINE)
    header = "".join(f"import {module}\n" for module in [*imports, *found])
    return f"{header}func example{number}() async throws {{\n{body}}}\n"


def in_sequence(blocks):
    """The examples of an article as one: each may use what those before it declare, and declare it anew."""
    return "do {\n".join(blocks) + "}\n" * (len(blocks) - 1)


with tempfile.TemporaryDirectory() as folder:
    origins = {}
    for source, text, imports in sources():
        manifest = re.compile(r"^ *\.(package|product|target)\(", re.MULTILINE)
        blocks = [block for block in BLOCK.findall(text) if not manifest.search(block)]
        for block in [in_sequence(blocks)] if source.suffix == ".md" and blocks else blocks:
            file = pathlib.Path(folder) / f"example{len(origins)}.swift"
            file.write_text(example(len(origins), block, imports))
            origins[file.name] = source
    maps = [f"-fmodule-map-file={path}" for path in pathlib.Path("Sources").glob("C*/include/module.modulemap")]
    maps += [f"-fmodule-map-file={path}" for path in build.glob("C*.build/module.modulemap")]
    command = ["swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-suppress-warnings"]
    command += ["-I", str(build / "Modules"), *(part for map in maps for part in ("-Xcc", map))]
    result = subprocess.run(
        [*command, *(str(pathlib.Path(folder) / name) for name in origins)], capture_output=True, text=True
    )
    if result.returncode != 0:
        for name, source in origins.items():
            result.stderr = result.stderr.replace(f"{folder}/{name}", f"{source} ({name})")
        sys.exit(result.stderr)
    print(f"{len(origins)} examples type-check, from {len(set(origins.values()))} files")
