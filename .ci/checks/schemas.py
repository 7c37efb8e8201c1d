"""Holds every description and configuration of this package against the JSON Schema of its kind.

With a folder as argument: the refinements that are in it.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

folder = pathlib.Path("spec/schema")
schemas = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.glob("*.schema.json")
}
registry = Registry().with_resources(
    (f"file:///schema/{kind}.schema.json", Resource.from_contents(schema)) for kind, schema in schemas.items()
)
if len(sys.argv) > 1:
    files = [(path, "refinements") for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json"))]
else:
    paths = sorted(pathlib.Path("spec").glob("*/**/*.json"))
    files = [(path, path.stem) for path in paths if "schema" not in path.parts]
    files += [(path, "bindings-config") for path in sorted(pathlib.Path(".").glob("[ST]*/**/bindings-config.json"))]

validators = {
    kind: Draft202012Validator(schema | {"$id": f"file:///schema/{kind}.schema.json"}, registry=registry)
    for kind, schema in schemas.items()
}
mistakes = 0
for path, kind in files:
    if "StaleRefinement" in path.parts or "Golden" in path.parts:
        continue
    for error in validators[kind].iter_errors(json.loads(path.read_text())):
        print(f"{path}: {error.json_path}: {error.message[:300]}", file=sys.stderr)
        mistakes += 1
print(f"{len(files)} files, {mistakes} mistakes")
sys.exit(mistakes > 0)
