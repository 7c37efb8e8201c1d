"""What a power cut leaves of a batch, by the calls that the program makes: before a create is sent, its line is on the
disk, and the journal's name, and the folder's; a picture's bytes are there before its name, and the name before the line
that says so."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from local_service import LocalService

TOOL = str(pathlib.Path(".build/debug/aigc-image").resolve())
HERE = pathlib.Path(__file__).parent
compiler = next(name for name in ("cc", "clang") if shutil.which(name))

with tempfile.TemporaryDirectory() as folder, LocalService(TOOL) as service:
    folder = pathlib.Path(folder).resolve()
    library, log, out = folder / "durability.so", folder / "log", folder / "out"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "durability.c", "-ldl"], check=True)
    (folder / "prompts.jsonl").write_text('"a red panda"\n')
    subprocess.run(
        [TOOL, "batch", "prompts.jsonl", "-o", "out", "--quiet", "--endpoint", service.url],
        cwd=folder, check=True,
        env=service.environment | {"LD_PRELOAD": str(library), "DURABILITY_LOG": str(log)},
    )  # fmt: skip
    calls = [line.split(" ", 1) for line in log.read_text().splitlines()]

journal, picture = f"{out}/.aigc-image-batch.jsonl", f"{out}/a-red-panda.png"


def place(call, what="", start=0):
    """Where a call stands, from a place on."""
    for index in range(start, len(calls)):
        name, path = calls[index]
        if name == call and (not what or path == what or f"{folder}/{path}" == what):
            return index
    print("\n".join(" ".join(call) for call in calls), file=sys.stderr)
    raise AssertionError(f"no {call} {what} behind call {start}")


create = place("create")
assert place("sync", str(folder), place("mkdir", str(out))) < create, "the folder's name"
assert place("sync", str(out)) < create, "the journal's name"
writes = [index for index, call in enumerate(calls) if call == ["write", journal]]
assert all(calls[index + 1] == ["sync", journal] for index in writes), "a line that isn't synced"
assert any(index < create for index in writes)
named = place("name", picture)
bytes_synced = max(index for index in range(named) if calls[index][0] == "sync" and calls[index][1].endswith(".part"))
name_synced = place("sync", str(out), named)
told = max(index for index in writes)
assert create < bytes_synced < named < name_synced < told, "the picture"
print(f"{len(calls)} calls in order: 1 passed, 0 failed")
