"""COS as its official Python SDK has it: the same signatures and presigned addresses for 5,000 random inputs each, and
objects that the SDK puts, gets and deletes at `aigc-image serve`.

Needs a debug build of the package.
"""

import contextlib
import json
import logging
import pathlib
import random
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from local_service import LocalService
from qcloud_cos import CosConfig, CosS3Client
from qcloud_cos.cos_exception import CosServiceError

BUILD = pathlib.Path(".build/debug")
MODULES = [
    "TencentCloudCOS", "TencentCloudRuntime", "JSONCoding", "TencentCloudLimits", "TencentCloudPlatform", "CCurl",
    "CSHA256",
]  # fmt: skip
BUCKET, REGION = "pictures-1250000000", "ap-guangzhou"
COUNT = 5_000

# The SDK tells of each refusal.
logging.disable(logging.CRITICAL)


def driver(folder):
    """Compiles the driver, as a part of the package."""
    program = pathlib.Path(folder) / "cos-driver"
    maps = [f"-fmodule-map-file={path}" for path in pathlib.Path("Sources").glob("C*/include/module.modulemap")]
    maps += [f"-fmodule-map-file={path}" for path in BUILD.glob("C*.build/module.modulemap")]
    name = re.search(r'"-package-name","([^"]*)"', pathlib.Path(".build/debug.yaml").read_text()).group(1)
    command = ["swiftc", "-swift-version", "6", "-strict-concurrency=complete", "-warnings-as-errors"]
    command += ["-package-name", name, "-module-name", "COSDriver", "-parse-as-library", "-I", BUILD / "Modules"]
    command += [part for map in maps for part in ("-Xcc", map)]
    objects = [file for module in MODULES for file in (BUILD / f"{module}.build").rglob("*.o")]
    subprocess.run([*command, ".ci/lib/COSDriver.swift", *objects, "-o", program], check=True)
    return program


class Chance:
    """Random inputs, the same ones every time."""

    ALPHABETS = [
        "abcXYZ019", "-_.~", " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}", "腾讯云熊猫", "äÖßİıſK", "🦊🐼", "\t\n\r\x7f",
    ]  # fmt: skip
    HEADERS = [
        "Content-Type", "content-length", "Content-MD5", "HOST", "Cache-Control", "If-Match", "Range", "x-cos-acl",
        "X-COS-Meta-Name", "x-cos-security-token", "x-ci-thing", "Pic-Operations", "User-Agent", "Accept", "Expires",
        "x-cos-meta-a/b c", "X-cos-meta-%41",
    ]  # fmt: skip

    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self, longest, shortest=0):
        alphabet = "".join(self.random.sample(self.ALPHABETS, self.random.randint(1, len(self.ALPHABETS))))
        return "".join(self.random.choices(alphabet, k=self.random.randint(shortest, longest)))

    def key(self):
        return self.text(40, 1) if self.random.random() < 0.7 else "/".join(self.text(8) for _ in range(5)) + "x"

    def pairs(self, names, most=6):
        return {names(): self.text(30) for _ in range(self.random.randint(0, most))}

    def header(self):
        name = self.random.choice(self.HEADERS)
        return self.random.choice([name, name.lower(), name.upper()])

    def time(self):
        return self.random.randint(0, 5_000_000_000)


def sdk(secret_id, secret_key, token=None, **options):
    return CosS3Client(
        CosConfig(Region=REGION, SecretId=secret_id, SecretKey=secret_key, Token=token, **options), retry=0
    )


@contextlib.contextmanager
def at(moment):
    """The SDK's clock stands at another time."""
    clock, time.time = time.time, lambda: moment + 0.5
    try:
        yield
    finally:
        time.time = clock


def signatures(chance):
    """Jobs for the driver, each with what the SDK makes of it."""
    client_of = {}
    for _ in range(COUNT):
        key, expires, now = chance.key(), chance.random.randint(1, 1_000_000), chance.time()
        secret = (
            (f"AKID{chance.text(20)}.", f"k{chance.text(40)}k") if chance.random.random() < 0.5 else ("AKID", "key")
        )
        client = client_of.setdefault(secret, sdk(*secret))
        method = chance.random.choice(["GET", "PUT", "DELETE", "HEAD", "Post"])
        parameters, headers = chance.pairs(lambda: chance.text(12)), chance.pairs(chance.header)
        signs_host = chance.random.random() < 0.7
        with at(now):
            expected = client.get_auth(method, BUCKET, key, expires, dict(headers), dict(parameters), signs_host)
        # Which headers are signed is for who signs to say; the SDK signs these.
        signed = [[name, value] for name, value in headers.items() if is_signed(name)]
        if signs_host and not any(name.lower() == "host" for name, _ in signed):
            signed.append(["host", f"{BUCKET}.cos.{REGION}.myqcloud.com"])
        yield expected, {
            "kind": "sign", "method": method, "path": key if key.startswith("/") else f"/{key}",
            "parameters": list(parameters.items()), "headers": signed, "begin": str(now - 60),
            "end": str(now + expires), "secretId": secret[0], "secretKey": secret[1],
        }  # fmt: skip


def is_signed(name):
    name = name.lower()
    return name.startswith(("x-cos-", "x-ci-")) or name in (
        "cache-control", "content-length", "content-md5", "content-type", "expires", "host", "if-match",
        "pic-operations", "range",
    )  # fmt: skip


def presigned(chance):
    """The same for presigned addresses."""
    client = sdk("AKIDpresigns", "the key that presigns")
    for _ in range(COUNT):
        key, expires, now = chance.key().lstrip("/") or "x", chance.random.randint(1, 1_000_000), chance.time()
        if key.split("/")[-1] in (".", ".."):
            # The SDK's address of such a key is another one's.
            key += "x"
        # A parameter's space is a plus to the SDK, which says the same.
        token = chance.text(60).replace(" ", "") if chance.random.random() < 0.5 else ""
        parameters = {"x-cos-security-token": token} if token else {}
        with at(now):
            expected = client.get_presigned_url(BUCKET, key, "GET", expires, Params=parameters, SignHost=True)
        yield expected, {
            "kind": "presign", "bucket": BUCKET, "region": REGION, "key": key, "expires": str(expires),
            "now": str(now), "token": token, "secretId": "AKIDpresigns", "secretKey": "the key that presigns",
        }  # fmt: skip


def compare(program, what, cases):
    expected, jobs = zip(*cases, strict=True)
    lines = "".join(json.dumps(job) + "\n" for job in jobs)
    output = subprocess.run([program], input=lines, text=True, check=True, capture_output=True).stdout
    found = [json.loads(line) for line in output.splitlines()]
    for job, theirs, ours in zip(jobs, expected, found, strict=True):
        assert ours == theirs, f"{job}\nofficial SDK: {theirs}\n        here: {ours}"
    print(f"  {len(found)} {what}: the same, byte for byte")


def refused(code, call):
    try:
        call()
    except CosServiceError as error:
        assert error.get_error_code() == code, f"expected {code}, got {error.get_error_code()}"
        assert error.get_request_id(), "an error carries the request's id"
        print(f"  {code}, HTTP {error.get_status_code()}")
        return
    raise AssertionError(f"{code} was expected, but the call succeeded")


def fetch(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def use(service):
    """The SDK puts, gets and deletes."""
    keys = (service.environment["TENCENTCLOUD_SECRET_ID"], service.environment["TENCENTCLOUD_SECRET_KEY"])
    address = {"Scheme": "http", "Domain": service.url.removeprefix("http://") + f"/cos/{BUCKET}"}
    cos = sdk(*keys, **address)
    data = bytes(range(256)) * 100
    names = ["fox.jpg", "a b.png", "熊猫/图 片.png", "a+b.png", "100%.png", "a//b", "a/", "a/./b", "a?b#c&d=e;f", "🦊"]
    for key in names:
        put = cos.put_object(
            Bucket=BUCKET, Body=data, Key=key, ContentType="image/png", Metadata={"x-cos-meta-a": "b c"}
        )
        head = cos.head_object(Bucket=BUCKET, Key=key)
        assert head["ETag"] == put["ETag"] and head["Content-Length"] == str(len(data)), head
        got = cos.get_object(Bucket=BUCKET, Key=key)
        assert got["Body"].get_raw_stream().read() == data and got["Content-Type"] == "image/png"
        part = cos.get_object(Bucket=BUCKET, Key=key, Range="bytes=1-9")
        assert part["Body"].get_raw_stream().read() == data[1:10]
        assert fetch(cos.get_presigned_url(BUCKET, key, "GET")) == (200, data)
        assert fetch(cos.get_presigned_url(BUCKET, key, "PUT"))[0] == 403
        assert fetch(cos.get_object_url(BUCKET, key))[0] == 403
        cos.delete_object(Bucket=BUCKET, Key=key)
        assert not cos.object_exists(Bucket=BUCKET, Key=key)
    print(f"  {len(names)} objects: put, headed, got, presigned, deleted")
    refused("NoSuchKey", lambda: cos.get_object(Bucket=BUCKET, Key="missing"))
    refused("NoSuchResource", lambda: cos.head_object(Bucket=BUCKET, Key="missing"))
    wrong = sdk(keys[0], "not-the-key", **address)
    refused("SignatureDoesNotMatch", lambda: wrong.put_object(Bucket=BUCKET, Body=data, Key="fox"))
    unknown = sdk("AKIDnobody", keys[1], **address)
    refused("InvalidAccessKeyId", lambda: unknown.delete_object(Bucket=BUCKET, Key="fox"))
    stranger = sdk(*keys, token="a-token-that-is-nobodys", **address)
    refused("AccessDenied", lambda: stranger.put_object(Bucket=BUCKET, Body=data, Key="fox"))
    with at(time.time() - 20_000):
        refused("RequestTimeTooSkewed", lambda: cos.put_object(Bucket=BUCKET, Body=data, Key="fox"))
        url = cos.get_presigned_url(BUCKET, "fox", "GET")
    status, text = fetch(url)
    assert status == 403 and b"Request has expired" in text, text


with tempfile.TemporaryDirectory() as folder:
    program = driver(folder)
    compare(program, "signatures", signatures(Chance(1)))
    compare(program, "presigned addresses", presigned(Chance(2)))
with LocalService(BUILD / "aigc-image") as service:
    use(service)
print("the official COS SDK agrees with ours, and with the local service")
