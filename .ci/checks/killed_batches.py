"""Batches that are killed again and again while their service fails on purpose: what is drawn, billed and told.

VOD ends with a picture of each prompt, from as many tasks. MPS can't know a create again, so that each prompt ends
with its picture or is told to be in doubt; no task is created that isn't one of these.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from chromium import Chromium
from contact_sheets import shows_everything
from local_service import LocalService
from PIL import Image

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("services", nargs="*", default=["vod", "mps"])
parser.add_argument("--tool", default=".build/debug/aigc-image")
parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="repeats a run's faults and kills")
parser.add_argument("--prompts", type=int, default=500)
parser.add_argument("--kills", type=int, default=10)
arguments = parser.parse_args()

JOURNAL = ".aigc-image-batch.jsonl"
# Of all kinds, but fewer stalled answers, which take half a minute each, and oversized ones of 40 MB.
FAULTS = "all=0.08,stall=0.001,oversize=0.002"


class Batch:
    """One batch, started as often as it takes, in a folder of its own."""

    def __init__(self, service, name, folder):
        self.service, self.name, self.folder = service, name, pathlib.Path(folder)
        self.journal = self.folder / "out" / JOURNAL
        self.prompts = {f"item-{number:03}": f"picture {number} of a red panda" for number in range(arguments.prompts)}
        lines = (json.dumps({"id": id, "prompt": prompt}) + "\n" for id, prompt in self.prompts.items())
        (self.folder / "prompts.jsonl").write_text("".join(lines))
        self.command = [
            str(pathlib.Path(arguments.tool).resolve()), "batch", "prompts.jsonl", "--output-directory", "out",
            "--service", name, "--sub-app-id", "1500000001", "--model", "Hunyuan:3.0", "--size", "512x512",
            "--at-once", "32", "--endpoint", service.url,
        ]  # fmt: skip

    def say(self, text):
        print(f"{self.name} {time.monotonic() - began:6.1f} s  {text}", flush=True)

    def start(self, *options, output=subprocess.DEVNULL):
        with (self.folder / "messages").open("ab") as messages:
            return subprocess.Popen(
                [*self.command, *options], cwd=self.folder, env=self.service.environment, stdout=output,
                stderr=messages, text=True,
            )  # fmt: skip

    def written(self):
        """How many lines the journal has."""
        return self.journal.read_bytes().count(b"\n") if self.journal.exists() else 0

    def pictures(self):
        return {path.stem: path for path in (self.folder / "out").glob("*.png") if not path.name.startswith(".")}

    def die(self, moments, chance):
        """Starts the batch and kills it at each of the moments, which are lengths of the journal."""
        for number, moment in enumerate(moments, 1):
            process = self.start("--quiet")
            starts = 1
            while self.written() < moment:
                if process.poll() is not None:
                    # It had no more to do this time: an expired token, for one, is for the next start.
                    assert process.returncode == 1 and starts < 5, f"it ended with {process.returncode}: {self.tail()}"
                    process, starts = self.start("--quiet"), starts + 1
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
            ended = process.wait()
            assert ended == -9, f"it ended with {ended} before it was killed: {self.tail()}"
            self.say(f"kill {number}: {self.written()} lines, {len(self.pictures())} pictures")

    def finish(self):
        """Starts the batch until it has nothing more to do, and answers what it says of each prompt in the end."""
        for number in range(1, 6):
            process = self.start("--quiet", "--json", output=subprocess.PIPE)
            result = json.loads(process.communicate()[0])
            self.say(
                f"start {number} after the kills ended with {process.returncode}: "
                + ", ".join(f"{result[state]} {state}" for state in ("saved", "inDoubt", "failed", "unfinished"))
            )
            # What a token that has expired, or a stranger's answer, ended is for the next start; so are VOD's doubts.
            left = result["failed"] + result["unfinished"] + (result["inDoubt"] if self.name == "vod" else 0)
            if left == 0:
                assert process.returncode == (1 if result["inDoubt"] else 0)
                assert result["total"] == result["saved"] + result["inDoubt"] == arguments.prompts
                return {item["id"]: item for item in result["items"]}
        raise AssertionError(f"it didn't come to its end: {self.tail()}")

    def tail(self):
        return (self.folder / "messages").read_text()[-3000:]


def check(batch, items, billed):
    """Holds what a batch says of its prompts against the service's books and the folder."""
    assert items.keys() == batch.prompts.keys()
    saved = {id for id, item in items.items() if item["state"] == "saved"}
    doubtful = {id for id, item in items.items() if item["state"] == "inDoubt"}
    assert saved | doubtful == items.keys()
    if batch.name == "vod":
        assert not doubtful, f"in doubt: {sorted(doubtful)}"
        assert len({task["sessionId"] for task in billed}) == arguments.prompts

    # Nothing is billed twice, nothing without a picture or a doubt, and each picture is of a task of its own.
    tasks = collections.defaultdict(list)
    for task in billed:
        tasks[task["prompt"]].append(task["id"])
    twice = {prompt: ids for prompt, ids in tasks.items() if len(ids) > 1}
    assert not twice, f"drawn twice: {twice}"
    assert tasks.keys() <= set(batch.prompts.values())
    for id in saved:
        assert tasks[batch.prompts[id]] == [items[id]["taskId"]], f"{id} is of another task"
    orphans = {id for id in doubtful if batch.prompts[id] in tasks}
    assert len(billed) == len(saved) + len(orphans)
    assert all(items[id]["taskId"] is None for id in doubtful)

    # A picture for each prompt that isn't in doubt, and nothing else.
    pictures = batch.pictures()
    assert pictures.keys() == saved, f"too many or too few: {sorted(pictures.keys() ^ saved)}"
    sums = set()
    for path in pictures.values():
        with Image.open(path) as picture:
            picture.load()
            assert picture.size == (512, 512) and picture.format == "PNG"
        sums.add(hashlib.sha256(path.read_bytes()).digest())
    assert len(sums) == len(saved), "two prompts have the same picture"
    others = {path.name for path in (batch.folder / "out").iterdir()} - {path.name for path in pictures.values()}
    assert others == {JOURNAL, "index.html"}, f"left behind: {others}"

    # Each line of the journal is whole, and of what it says.
    lines = batch.journal.read_text().splitlines()
    events = collections.Counter(json.loads(line)["event"] for line in lines)
    assert events["item"] == arguments.prompts and events["saved"] == len(saved)
    batch.say(
        f"{len(saved)} pictures, {len(billed)} tasks billed, {len(doubtful)} in doubt, {len(orphans)} of them drawn; "
        f"{len(lines)} lines: {dict(events)}"
    )


def run(name):
    chance = random.Random(f"{arguments.seed} {name}")
    plan = f"{FAULTS},seed={chance.randrange(1 << 32)}"
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalService(arguments.tool, "--task-time", "10", "--faults", plan) as service,
    ):
        batch = Batch(service, name, folder)
        # An item has five lines or more, one with a doubt that stays two. VOD's last lines are of tasks whose IDs it
        # has lost and searches for.
        lines = range(arguments.prompts, int(arguments.prompts * {"vod": 4.8, "mps": 4}[name]))
        moments = sorted(chance.sample(lines, arguments.kills))
        batch.say(f"kills at lines {moments}, faults {plan}")
        batch.die(moments, chance)
        items = batch.finish()
        check(batch, items, [task for task in service.billed() if task["service"] == name])
        with Chromium() as page:
            shows_everything(page, batch.folder / "out/index.html", list(items.values()))
        batch.say("the contact sheet shows all")


began = time.monotonic()
print(f"seed {arguments.seed}: --seed {arguments.seed} does the same again", flush=True)
with concurrent.futures.ThreadPoolExecutor() as pool:
    runs = {name: pool.submit(run, name) for name in arguments.services}
failures = {name: failure for name, run in runs.items() if (failure := run.exception())}
for name, failure in failures.items():
    print(f"{name} failed: {type(failure).__name__}: {failure}", file=sys.stderr)
sys.exit(1 if failures else 0)
