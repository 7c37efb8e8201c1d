"""Every official example against `tencentcloud-local`: its request is sent, and its documented answer has to come back.

Usage: described.py PROGRAM METADATA…   (a release build, installed tccli folders)

Many examples can't be sent as they were published: they aren't JSON, or break their own description, which the service
then says. All others have to be answered as documented; where the documentation doesn't keep to the types that it
declares, what does keep to them has to come back, and the whole has to be of the types. Answers of every action to a
request that no example has are held to their types, too; and none of these requests may be refused.
"""

import collections
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import sys
import time
import urllib.parse

from catalogue_examples import request_body
from local_service import LocalService

STAND_INS = {("mps", "2019-06-12"), ("vod", "2018-07-17")}
LONGEST_LOADING, LARGEST_MEMORY = 2.0, 200 << 20
RANGES = {"int64": (-1 << 63, (1 << 63) - 1), "uint64": (0, (1 << 64) - 1)}


class Service:
    """One official description."""

    def __init__(self, folder):
        self.folder = folder
        api = json.loads((folder / "api.json").read_bytes())
        self.name = api["metadata"]["serviceShortName"]
        self.version = api["metadata"]["apiVersion"]
        self.actions = api["actions"]
        self.objects = {
            name: {member["name"]: (member["type"], member["member"]) for member in value["members"]}
            for name, value in api["objects"].items()
        }
        self.required = {
            name: [member["name"] for member in value["members"] if member.get("required")]
            for name, value in api["objects"].items()
        }
        self.examples = json.loads((folder / "examples.json").read_bytes())["actions"]

    def request(self, name):
        """What an object needs, and its other texts on top."""
        return {
            member: self.value(member, kind, detail)
            for member, (kind, detail) in self.objects[name].items()
            if kind == "string" or member in self.required[name]
        }

    def value(self, member, kind, detail):
        if detail in self.objects:
            return [self.request(detail)] if kind == "list" else self.request(detail)
        value = {"string": member, "bool": True, "binary": "AA=="}.get(detail, member if kind == "string" else 1)
        return [value] if kind == "list" else value

    def misfit(self, value, kind, detail, path):
        """Where a value isn't of its declared type; None when it is. Null and unknown members are let pass."""
        if value is None:
            return None
        if kind == "list":
            if not isinstance(value, list):
                return path
            element = "object" if detail in self.objects else "int" if detail in RANGES else detail
            found = (self.misfit(each, element, detail, f"{path}[{i}]") for i, each in enumerate(value))
            return f"{path}[…]" if None in value else next(filter(None, found), None)
        if kind == "object":
            if not isinstance(value, dict):
                return path
            known = self.objects[detail]
            found = (self.misfit(each, *known[name], f"{path}.{name}") for name, each in value.items() if name in known)
            return next(filter(None, found), None)
        least, largest = RANGES.get(detail, (0, 0))
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        good = {
            "int": is_number and value == int(value) and least <= value <= largest,
            "float": is_number,
            "bool": isinstance(value, bool),
        }
        return None if good.get(kind, isinstance(value, str)) else path


class Caller:
    """Signs requests by hand, since the official SDK brings no client for most services."""

    def __init__(self, service):
        self.address = service.url.removeprefix("http://")
        self.id = service.environment["TENCENTCLOUD_SECRET_ID"]
        self.key = service.environment["TENCENTCLOUD_SECRET_KEY"]
        self.connection = http.client.HTTPConnection(self.address)

    def call(self, service, version, action, body, signed=True):
        """The response's members, or the events of a stream."""
        now = int(time.time())
        date = time.strftime("%Y-%m-%d", time.gmtime(now))
        kind = "application/json"
        lines = ["POST", "/", "", f"content-type:{kind}", f"host:{self.address}", "", "content-type;host"]
        request = "\n".join([*lines, hashlib.sha256(body).hexdigest()])
        scope = f"{date}/{service}/tc3_request"
        text = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        key = b"TC3" + self.key.encode()
        for part in (date, service, "tc3_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        headers = {
            "Authorization": f"TC3-HMAC-SHA256 Credential={self.id}/{scope}, SignedHeaders=content-type;host, "
            f"Signature={signature}"
            if signed
            else "SKIP",
            "Content-Type": kind, "Host": self.address, "X-TC-Action": action, "X-TC-Version": version,
            "X-TC-Timestamp": str(now),
        }  # fmt: skip
        self.connection.request("POST", "/", body, headers)
        with self.connection.getresponse() as answer:
            data = answer.read()
            if answer.headers["Content-Type"] == "text/event-stream":
                return [json.loads(line[5:]) for line in data.decode().split("\n") if line.startswith("data:")]
        return json.loads(data)["Response"]


def query_parameters(text):
    """The parameters of an example that is a query, as pairs of a flat name and a text; None for none."""
    start = text.find("?Action=")
    if start < 0:
        return None
    pairs = [part.strip().partition("=") for part in text[start + 1 :].split("&")]
    return [(name, urllib.parse.unquote_plus(value)) for name, sign, value in pairs[1:] if sign and name[0] != "<"]


def nested(flat):
    """`Filters.0.Name=x` as JSON; None where names don't go together."""
    root = {}
    for name, value in flat.items():
        *path, last = name.split(".")
        place = root
        for part in path:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                return None
        place[last] = value

    def listed(value):
        if not isinstance(value, dict):
            return value
        if value and all(key.isdigit() for key in value):
            return [listed(value[key]) for key in sorted(value, key=int)]
        return {key: listed(each) for key, each in value.items()}

    return listed(root)


COMMON = {"Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature", "SignatureMethod", "Token", "Language"}


def sendable(service, action, example):
    """The body to send, or why there is none."""
    body = request_body(example["input"])
    if body is not None:
        try:
            return json.loads(body), None
        except ValueError:
            return None, "the request is not JSON"
    pairs = query_parameters(example["input"])
    if pairs is None:
        return None, "there is no request in it"
    flat = dict(pairs)
    if len(flat) < len(pairs):
        return None, "the request's query has a parameter twice"
    known = service.objects[service.actions[action]["input"]]
    body = nested({name: value for name, value in flat.items() if name in known or name not in COMMON})
    return (body, None) if body is not None else (None, "the request's query is not one")


def documented(service, action, example):
    """What an example documents: members or events, and whether that is an error; or why there is nothing."""
    known = service.objects[service.actions[action]["output"]]
    try:
        value = json.loads(example["output"])
    except ValueError:
        lines = [line[5:] for line in example["output"].replace("\r", "\n").split("\n") if line.startswith("data:")]
        events = []
        for line in lines:
            try:
                events.append(json.loads(line))
            except ValueError:
                continue
        return (events, False, None) if events else (None, False, "the answer is not JSON")
    if not isinstance(value, dict):
        return None, False, "the answer is no object"
    if not isinstance(value.get("Response"), dict):
        return (value, False, None) if known.keys() & value.keys() else (None, False, "the answer is another's")
    response = value["Response"]
    error = response.get("Error")
    if "Error" not in known and isinstance(error, dict) and isinstance(error.get("Code"), str):
        return {"Error": {"Code": error["Code"], "Message": error.get("Message", "")}}, True, None
    return response, False, None


def is_same(service, kind, detail, wanted, got):
    """Whether what was documented came back, as far as it is of its type; RequestId is each request's own."""
    if service.misfit(wanted, kind, detail, "it"):
        if kind == "list" and isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
            element = "object" if detail in service.objects else "string"
            return element != "object" or all(
                is_same(service, element, detail, one, other) for one, other in zip(wanted, got, strict=True)
            )
        if kind != "object" or not isinstance(wanted, dict) or not isinstance(got, dict):
            return True
        known = service.objects[detail]
        if wanted.keys() != got.keys():
            return False
        return all(
            is_same(service, *known[name], wanted[name], got[name]) if name in known else wanted[name] == got[name]
            for name in wanted
        )
    return wanted == got


def without_id(value):
    return {name: each for name, each in value.items() if name != "RequestId"} if isinstance(value, dict) else value


class Check:
    def __init__(self, caller):
        self.caller = caller
        self.counts = collections.Counter()
        self.failures = []

    def call(self, service, action, body):
        signed = not service.actions[action].get("skip_sign")
        return self.caller.call(service.name, service.version, action, json.dumps(body).encode(), signed)

    def fail(self, service, what, message):
        self.failures.append(f"{service.name}/{service.version} {what}: {message}")

    def examples_of(self, service):
        for action, examples in service.examples.items():
            if action not in service.actions:
                self.counts["unusable: the description has no such action"] += len(examples)
                continue
            earlier = []
            for index, example in enumerate(examples):
                self.counts["examples"] += 1
                self.counts[self.example(service, action, index, example, earlier)] += 1
            self.undocumented(service, action)

    def example(self, service, action, index, example, earlier):
        """What became of an example."""
        body, reason = sendable(service, action, example)
        if reason:
            return f"unusable: {reason}"
        wanted, is_error, reason = documented(service, action, example)
        if reason:
            return f"unusable: {reason}"
        got = self.call(service, action, body)
        output = service.actions[action]["output"]
        if self.came(service, output, wanted, got):
            earlier.append(wanted)
            if is_error:
                return "passed: the documented error came"
            if isinstance(got, list):
                return "passed: the documented events came"
            misfit = service.misfit(wanted, "object", output, "it")
            return "passed: all of its answer came that is of the declared types" if misfit else "passed as documented"
        refusal = got.get("Error", {}).get("Code") if isinstance(got, dict) else None
        if refusal in ("UnknownParameter", "MissingParameter", "InvalidParameter", "InvalidParameterValue"):
            return f"unusable: its description refuses the request ({refusal})"
        if any(self.came(service, output, each, got) for each in earlier):
            return "unusable: an earlier example has the same request, whose answer came"
        if isinstance(wanted, list) and not isinstance(got, list):
            return "unusable: the answer is a stream, and the description doesn't say that there is one"
        self.fail(service, f"{action}[{index}]", f"another answer came: {json.dumps(got, ensure_ascii=False)[:300]}")
        return "FAILED"

    def came(self, service, output, wanted, got):
        """Whether what was documented came, as members, events or an error, and all that came is of its types."""
        if isinstance(got, list):
            events = wanted if isinstance(wanted, list) else [wanted]
            return len(events) == len(got) and all(
                self.came_once(service, output, one, other) for one, other in zip(events, got, strict=True)
            )
        return not isinstance(wanted, list) and self.came_once(service, output, wanted, got)

    def came_once(self, service, output, wanted, got):
        misfit = service.misfit(got, "object", output, "it")
        return not misfit and is_same(service, "object", output, without_id(wanted), without_id(got))

    def undocumented(self, service, action):
        """A request that no example has."""
        body = service.request(service.actions[action]["input"])
        got = self.call(service, action, body)
        for each in got if isinstance(got, list) else [got]:
            if "Error" in each and "Error" not in service.objects[service.actions[action]["output"]]:
                self.fail(service, action, f"a request was refused: {each['Error']}")
                continue
            self.counts["other requests and events with an answer of the declared types"] += 1
            misfit = service.misfit(each, "object", service.actions[action]["output"], "")
            if misfit:
                self.fail(service, action, f"an answer isn't of its type: {misfit}")


def peak_memory(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) << 10


def processor_time(process):
    """Seconds: what a busy machine doesn't change."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(program, metadata, services):
    """Reads all descriptions by a request to each, and measures it."""
    began = time.monotonic()
    with LocalService(program, "--spec", metadata, command=("--log", "none")) as local:
        started = time.monotonic() - began
        caller = Caller(local)
        began = time.monotonic()
        for service in services:
            code = caller.call(service.name, service.version, "Nothing", b"{}")["Error"]["Code"]
            assert code == "InvalidAction", f"{service.name}/{service.version}: {code}"
        elapsed, pid = time.monotonic() - began, local.process.pid
        seconds, memory = processor_time(pid), peak_memory(pid)
    print(
        f"started in {started * 1000:.0f} ms; all {len(services)} descriptions read in {elapsed:.2f} s, "
        f"{seconds:.2f} s of them at work, {memory >> 20} MB at most"
    )
    return seconds, memory


def main():
    program, *releases = sys.argv[1:]
    measured = [check(program, metadata) for metadata in releases]
    seconds, memory = (sum(column) for column in zip(*measured, strict=True))
    assert memory <= LARGEST_MEMORY, "reading all takes too much memory"
    # What else a machine's cores do makes the work itself slower, too.
    assert seconds <= 2 * LONGEST_LOADING, "reading all takes too long"


def check(program, metadata):
    """Holds a release of the metadata to its examples; what reading it took, in seconds and bytes."""
    services = [Service(path.parent) for path in sorted(pathlib.Path(metadata).glob("services/*/*/api.json"))]
    seconds, memory = load(program, metadata, services)
    total, failures = collections.Counter(), []
    stand_ins = [service for service in services if (service.name, service.version) in STAND_INS]
    named = [part for service in stand_ins for part in ("--service", f"{service.name}/{service.version}")]
    for options, some in (([], [each for each in services if each not in stand_ins]), (named, stand_ins)):
        with LocalService(program, "--spec", metadata, *options, command=("--log", "none")) as local:
            check = Check(Caller(local))
            for service in some:
                check.examples_of(service)
            total += check.counts
            failures += check.failures
            print(f"{len(some)} services answered with {peak_memory(local.process.pid) >> 20} MB at most")
    for what, count in sorted(total.items()):
        print(f"{count:7,} {what}")
    assert not failures, "\n".join([*failures[:40], f"{len(failures)} failures"])
    return seconds, memory


main()
