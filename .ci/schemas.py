"""Holds every description and configuration of this package against the JSON Schema of its kind."""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

folder = pathlib.Path("spec/schema")
schemas = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.glob("*.schema.json")}
registry = Registry().with_resources(
    (f"file:///schema/{kind}.schema.json", Resource.from_contents(schema)) for kind, schema in schemas.items()
)
files = [(path, path.stem) for path in sorted(pathlib.Path("spec").glob("*/**/*.json")) if "schema" not in path.parts]
files += [(path, "bindings-config") for path in sorted(pathlib.Path(".").glob("[ST]*/**/bindings-config.json"))]

mistakes = 0
for path, kind in files:
    if "StaleRefinement" in path.parts or "Golden" in path.parts:
        continue
    schema = schemas[kind] | {"$id": f"file:///schema/{kind}.schema.json"}
    for error in Draft202012Validator(schema, registry=registry).iter_errors(json.loads(path.read_text())):
        print(f"{path}: {error.json_path}: {error.message[:300]}", file=sys.stderr)
        mistakes += 1
print(f"{len(files)} files, {mistakes} mistakes")
sys.exit(mistakes > 0)
