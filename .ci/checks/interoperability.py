"""The official Python SDK creates and polls image tasks against `aigc-image serve`, for both services."""

import functools
import json
import time
import urllib.request

from local_service import LocalService
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.mps.v20190612 import models as mps_models
from tencentcloud.mps.v20190612.mps_client import MpsClient
from tencentcloud.vod.v20180717 import models as vod_models
from tencentcloud.vod.v20180717.vod_client import VodClient


def client(kind, address, secret_id, secret_key, token=None, method="POST", **options):
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=address, reqMethod=method), **options)
    return kind(Credential(secret_id, secret_key, token), "ap-guangzhou", profile)


def poll(describe, finished):
    for _ in range(200):
        answer = describe()
        if finished(answer):
            return answer
        time.sleep(0.1)
    raise AssertionError("the task did not finish")


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        data = answer.read()
    assert data.startswith((b"\x89PNG", b"\xff\xd8")), f"{url} is no image"
    return len(data)


def refused(code, call):
    try:
        call()
    except TencentCloudSDKException as error:
        assert error.code == code, f"expected {code}, got {error.code}: {error.message}"
        assert error.requestId, "an error carries the request's id"
        print(f"  {error.code}: {error.message}")
        return error.message
    raise AssertionError(f"{code} was expected, but the call succeeded")


def check_mps(address, secret_id, secret_key):
    mps = client(MpsClient, address, secret_id, secret_key)
    create = mps_models.CreateAigcImageTaskRequest()
    create.from_json_string(json.dumps({"ModelName": "Hunyuan", "Prompt": "a red panda"}))
    task = mps.CreateAigcImageTask(create).TaskId

    describe = mps_models.DescribeAigcImageTaskRequest()
    describe.TaskId = task
    done = poll(lambda: mps.DescribeAigcImageTask(describe), lambda answer: answer.Status in ("DONE", "FAIL"))
    assert done.Status == "DONE", done.Message
    print(f"  mps {task}: {fetch(done.ImageUrls[0])} bytes")

    # A form, as it sends bytes by; what the stand-in gets of them is Base64.
    form = {"IsMultipart": True, "BinaryParams": ["Prompt"]}
    parameters = {"ModelName": "Hunyuan", "Prompt": "小熊猫\r\n--".encode(), "ExtraParameters": {"AspectRatio": "16:9"}}
    answer = json.loads(mps.call("CreateAigcImageTask", parameters, form))["Response"]
    print(f"  mps {answer['TaskId']}: sent as multipart/form-data")
    refused("UnknownParameter", lambda: mps.call("CreateAigcImageTask", {**parameters, "Colour": "red"}, form))

    refused("UnknownParameter", lambda: mps.call_json("CreateAigcImageTask", {"Prompt": "x", "Colour": "red"}))
    wrong = client(MpsClient, address, secret_id, "not-the-key")
    refused("AuthFailure.SignatureFailure", lambda: wrong.CreateAigcImageTask(create))
    refused("AuthFailure.SignatureFailure", lambda: wrong.call("CreateAigcImageTask", parameters, form))


def check_options(address, key):
    """What the SDK can be told, and what is told of what isn't served."""
    request = mps_models.CreateAigcImageTaskRequest()
    # 42 is a number in no language but that of a query.
    request.from_json_string(
        json.dumps(
            {
                "Prompt": "42",
                "EnhancePrompt": True,
                "OutputImageCount": 1,
                "ImageInfos": [{"ImageUrl": "https://example.com/a.png"}],
            }
        )
    )
    # It signs a body's hash with GET, but for parameters in the query.
    print(f"  GET: {client(MpsClient, address, *key, method='GET').CreateAigcImageTask(request).TaskId}")
    for language in ("en-US", "zh-CN"):
        assert client(MpsClient, address, *key, language=language).CreateAigcImageTask(request).TaskId
    unsigned = client(MpsClient, address, *key)
    unsigned.profile.unsignedPayload = True
    assert unsigned.CreateAigcImageTask(request).TaskId
    named = client(MpsClient, address, *key)
    named.profile.request_client = "my program 1.0; with, blanks"
    assert named.CreateAigcImageTask(request).TaskId

    old = [client(MpsClient, address, *key, signMethod=method) for method in ("HmacSHA1", "HmacSHA256")]
    for call in [sdk.CreateAigcImageTask for sdk in old]:
        refused("AuthFailure.InvalidAuthorization", functools.partial(call, request))
    chinese = client(MpsClient, address, key[0], "not-the-key", language="zh-CN")
    message = refused("AuthFailure.SignatureFailure", lambda: chinese.CreateAigcImageTask(request))
    assert "签名" in message, message
    refused("InvalidParameter", lambda: named.call_json("CreateAigcImageTask", {"Prompt": 42}))


def check_token(address, key):
    assert client(MpsClient, address, *key, "the-token").call_json("CreateAigcImageTask", {"Prompt": "x"})
    wrong = client(MpsClient, address, *key, "another")
    refused("AuthFailure.TokenFailure", lambda: wrong.call_json("CreateAigcImageTask", {"Prompt": "x"}))


def check_vod(address, secret_id, secret_key):
    vod = client(VodClient, address, secret_id, secret_key)
    application = 251007502
    create = vod_models.CreateAigcImageTaskRequest()
    create.from_json_string(
        json.dumps(
            {
                "SubAppId": application,
                "ModelName": "Kling",
                "ModelVersion": "3.0",
                "Prompt": "a red panda",
                "OutputConfig": {"AspectRatio": "16:9", "StorageMode": "Temporary"},
            }
        )
    )
    task = vod.CreateAigcImageTask(create).TaskId

    describe = vod_models.DescribeTaskDetailRequest()
    describe.TaskId, describe.SubAppId = task, application
    done = poll(lambda: vod.DescribeTaskDetail(describe), lambda answer: answer.Status == "FINISH").AigcImageTask
    assert done.ErrCode == 0 and not done.ErrCodeExt, done.Message
    print(f"  vod {task}: {fetch(done.Output.FileInfos[0].FileUrl)} bytes")

    parameters = {"SubAppId": application, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": "x", "Colour": "red"}
    refused("UnknownParameter", lambda: vod.call_json("CreateAigcImageTask", parameters))
    wrong = client(VodClient, address, secret_id, "not-the-key")
    refused("AuthFailure.SignatureFailure", lambda: wrong.CreateAigcImageTask(create))


with LocalService(".build/debug/aigc-image") as service:
    address = service.url.removeprefix("http://")
    key = (service.environment["TENCENTCLOUD_SECRET_ID"], service.environment["TENCENTCLOUD_SECRET_KEY"])
    check_mps(address, *key)
    check_vod(address, *key)
    check_options(address, key)
key = ("AKIDofmine", "chosen by a test")
options = ("--secret-id", key[0], "--secret-key", key[1], "--token", "the-token", "--no-rate-limits", "--slots", "4")
with LocalService(".build/debug/aigc-image", *options) as service:
    check_token(service.url.removeprefix("http://"), key)
print("the official SDK agrees with the local service")
