"""`aigc-image serve` as a process of its own."""

import json
import os
import subprocess
import time
import urllib.request


class LocalService:
    """A service on a free port, as `with LocalService(tool) as service:`."""

    def __init__(self, tool, *options, command=("serve", "--log", "none")):
        self.process = subprocess.Popen(
            [tool, *command, "--port", "0", "--json", *options], stdout=subprocess.PIPE, text=True
        )
        told = json.loads(self.process.stdout.readline())
        self.url = told["url"]
        # All that a program sees which is to call this service, and nothing else.
        self.environment = {
            "TENCENTCLOUD_SECRET_ID": told["secretId"], "TENCENTCLOUD_SECRET_KEY": told.get("secretKey", ""),
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        ended = self.process.wait(30)
        assert ended == 0, f"serve ended with {ended}"

    def billed(self):
        """The tasks that the service would have billed, whatever its clients were told."""
        for _ in range(50):
            # For a moment after some faults nobody listens.
            try:
                with urllib.request.urlopen(f"{self.url}/_local/tasks", timeout=30) as answer:
                    return json.loads(answer.read())["tasks"]
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the service doesn't tell what it billed")
