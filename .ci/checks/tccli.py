"""The official command line tool, as it is published, against `aigc-image serve`.

Usage: tccli.py PROGRAM
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from local_service import LocalService

program = pathlib.Path(sys.argv[1]).resolve()


class Tool:
    def __init__(self, service, folder):
        self.endpoint = service.url
        self.environment = {
            **service.environment, "HOME": folder,
            "TENCENTCLOUD_REGION": "ap-guangzhou",
        }  # fmt: skip

    def run(self, *arguments):
        command = [program, *arguments, "--endpoint", self.endpoint]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120)

    def __call__(self, *arguments):
        result = self.run(*arguments)
        assert result.returncode == 0, f"{arguments}: {result.stdout}{result.stderr}"
        return result.stdout

    def json(self, *arguments):
        return json.loads(self(*arguments))


def check(tccli, folder):
    created = tccli.json("mps", "CreateAigcImageTask", "--ModelName", "Hunyuan", "--Prompt", "a red panda")
    print(f"  mps: {created['TaskId']}")

    waiter = json.dumps({"expr": "Status", "to": "DONE", "timeout": 60, "interval": 1})
    told = tccli("mps", "DescribeAigcImageTask", "--TaskId", created["TaskId"], "--waiter", waiter)
    assert '"Status": "DONE"' in told, told
    url = tccli("mps", "DescribeAigcImageTask", "--TaskId", created["TaskId"], "--filter", "ImageUrls[0]")
    assert urllib.parse.urlparse(json.loads(url)).path.startswith("/files/"), url
    print(f"  mps: --waiter saw DONE, --filter found {url.strip()}")

    unfolded = tccli.json(
        "mps", "CreateAigcImageTask", "--cli-unfold-argument", "--Prompt", "小熊猫 \"$HOME\"",
        "--ExtraParameters.AspectRatio", "16:9", "--language", "zh-CN", "--request-client", "a b",
    )  # fmt: skip
    assert unfolded["TaskId"], unfolded

    parameters = pathlib.Path(folder, "create.json")
    parameters.write_text(
        json.dumps({"SubAppId": 7, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": 'a\n"b"', "SessionId": "s"})
    )
    task = tccli.json("vod", "CreateAigcImageTask", "--cli-input-json", f"file://{parameters}")["TaskId"]
    waiter = json.dumps({"expr": "Status", "to": "FINISH", "timeout": 60, "interval": 1})
    told = tccli(
        "vod", "DescribeTaskDetail", "--TaskId", task, "--SubAppId", "7", "--waiter", waiter, "--output", "json",
    )  # fmt: skip
    assert '"Status": "FINISH"' in told, told
    print(f"  vod: {task}, by --cli-input-json")

    result = tccli.run("vod", "CreateAigcImageTask", "--cli-input-json", f"file://{parameters}")
    assert result.returncode and "InvalidParameterValue.SessionId" in result.stdout + result.stderr, result
    result = tccli.run("mps", "CreateAigcImageTask", "--Prompt", "x", "--secretKey", "not-the-key")
    assert result.returncode and "AuthFailure.SignatureFailure" in result.stdout + result.stderr, result
    print("  refusals arrive as such")


with LocalService(".build/debug/aigc-image") as service, tempfile.TemporaryDirectory() as folder:
    check(Tool(service, folder), folder)
print("the official command line tool agrees with the local service")
