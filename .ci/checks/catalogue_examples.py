"""Puts the official examples of a service through its compiled models, and says what doesn't come out as it should."""

import collections
import decimal
import json
import subprocess


class Counts(collections.Counter):
    def __add__(self, other):
        return Counts(super().__add__(other))

    def __str__(self):
        return "\n".join(f"{self[what]:7,} {what}" for what in sorted(self))


def parse(text):
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_float=decimal.Decimal)


def check(name, folder, program):
    """The exceptions of a service, by example, each with its reason, and how many examples there were of each kind."""
    api = json.loads((folder / "api.json").read_bytes())
    actions = json.loads((folder / "examples.json").read_bytes())["actions"]
    lines, open_questions, exceptions, counts = [], [], {}, Counts()
    for action, examples in actions.items():
        for index, example in enumerate(examples):
            key = f"{action}[{index}]"
            if action not in api["actions"]:
                exceptions[key] = "the description has no such action"
                continue
            types = api["actions"][action]
            body = request_body(example["input"])
            if body is None:
                counts["request examples are not JSON by intention: no body, or a query"] += 1
            else:
                counts["request examples with a body"] += 1
                try:
                    open_questions.append((f"{key} request", types["input"], parse(body), True))
                    lines.append(["request", action, body])
                except ValueError as error:
                    exceptions[f"{key} request"] = not_json(error)
            counts["response examples"] += 1
            try:
                open_questions.append((f"{key} response", types["output"], parse(example["output"]), False))
                lines.append(["response", action, example["output"]])
            except ValueError as error:
                exceptions[f"{key} response"] = not_json(error)
    result = subprocess.run(
        [program], input="".join(json.dumps(line) + "\n" for line in lines), capture_output=True, text=True, check=True
    )
    answers = result.stdout.split("\n")[:-1]
    assert len(answers) == len(open_questions), f"{name}: the driver answered {len(answers)} of {len(open_questions)}"
    for (key, type_name, value, is_request), answer in zip(open_questions, answers, strict=True):
        reason = judge(api["objects"], type_name, value, parse(answer), is_request)
        if reason:
            exceptions[key] = reason
    for key in exceptions:
        counts[f"{'request' if key.endswith('request') else 'response'} examples excepted by name"] += 1
    return exceptions, counts


def not_json(error):
    """Where an example stops being JSON; what some actions stream never is."""
    return f"not JSON from line {error.lineno}, column {error.colno} on"


def request_body(text):
    """The body of an example's request; None where it is a query."""
    text = text.replace("\r", "").strip()
    if text.startswith("{"):
        return text
    if not text.startswith("POST"):
        return None
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not line.strip():
            body = "\n".join(lines[index + 1 :]).strip()
            return body or None
    return None


def judge(objects, type_name, value, answer, is_request):
    """Why an example is an exception; None when it isn't."""
    if not is_request:
        if isinstance(value, dict) and "Response" not in value:
            return "there is no Response in it"
        value = value["Response"]
    if isinstance(answer, dict) and set(answer) == {"error"}:
        return f"refused: {answer['error']}"
    return compare(objects, {"type": "object", "member": type_name}, value, answer, "", is_request)


def compare(objects, member, before, after, path, is_request):
    """How what was written differs from what was read; what is unknown in a response doesn't count."""
    kind = member["type"]
    if kind == "object":
        if not isinstance(before, dict) or not isinstance(after, dict):
            return f"{path}: {word(before)} where an object is documented"
        known = {each["name"]: each for each in objects[member["member"]]["members"]}
        for name in before:
            place = f"{path}.{name}" if path else name
            if name not in known:
                if is_request:
                    return f"{place}: unknown"
                continue
            if is_absent(known[name], before[name], is_request):
                if name in after:
                    return f"{place}: made up"
                if is_request:
                    return f"{place}: null is left out"
                continue
            if name not in after:
                return f"{place}: lost"
            difference = compare(objects, known[name], before[name], after[name], place, is_request)
            if difference:
                return difference
        for name in after:
            if name not in before:
                return f"{path}.{name}: made up"
        return None
    if kind == "list":
        if not isinstance(before, list) or not isinstance(after, list) or len(before) != len(after):
            return f"{path}: {word(before)} where a list is documented"
        element = {"type": "object" if member["member"] in objects else member["member"], "member": member["member"]}
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            difference = compare(objects, element, one, other, f"{path}[{index}]", is_request)
            if difference:
                return difference
        return None
    if before == after and type(before) in (bool, str) and type(before) is type(after):
        return None
    if is_number(before) and is_number(after) and before == after:
        return None
    if kind == "float" and is_number(before) and is_number(after) and float(before) == float(after):
        return None
    if before is None and after is None:
        return None
    # A scalar of another kind was read for what it means.
    if is_request:
        return f"{path}: {word(before)} where {kind} is documented"
    return None if same_scalar(before, after) else f"{path}: {word(before)} is read as {json.dumps(after)}"


def word(value):
    """What JSON calls a value."""
    kinds = {dict: "object", list: "array", str: "string", bool: "bool", type(None): "null"}
    return kinds.get(type(value), "number")


def is_number(value):
    return isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool)


def is_absent(member, value, is_request):
    """What stands for nothing: null, and an empty text or list where something else belongs."""
    if value is None:
        return True
    if member["type"] == "object":
        return value in ("", [])
    return value == "" and member["type"] not in ("string", "binary")


def same_scalar(before, after):
    if isinstance(after, bool):
        return before in (("true", "1", 1) if after else ("false", "0", 0))
    if is_number(after):
        try:
            return float(before) == float(after)
        except (TypeError, ValueError):
            return False
    return str(before) == str(after)
