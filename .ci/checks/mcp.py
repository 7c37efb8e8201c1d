"""The official Python client of the Model Context Protocol against `aigc-image mcp`.

Usage: mcp.py TOOL   (such as .build/debug/aigc-image)
"""

import asyncio
import base64
import pathlib
import sys
import tempfile

import jsonschema

# This file has the package's name, and its folder comes first.
sys.path.pop(0)
from mcp import ClientSession, StdioServerParameters  # noqa: E402
from mcp.client.stdio import stdio_client  # noqa: E402

tool = str(pathlib.Path(sys.argv[1]).resolve())
PAID = {"draw", "scene_try_on", "scene_product", "scene_outpaint"}


def plain(message):
    """As it came."""
    return message.model_dump(by_alias=True, mode="json")


def drawn(result):
    assert not result["isError"], result
    assert result["content"][0]["type"] == "text" and result["structuredContent"]["taskId"], result
    return result["structuredContent"]["images"]


async def check(session, folder):
    async def call(name, arguments, **options):
        return plain(await session.call_tool(name, arguments, **options))

    greeting = plain(await session.initialize())
    assert greeting["serverInfo"]["name"] == "aigc-image", greeting
    await session.send_ping()

    tools = {each["name"]: each for each in plain(await session.list_tools())["tools"]}
    assert tools.keys() == PAID | {"wait", "models"}, tools.keys()
    for name, each in tools.items():
        jsonschema.Draft202012Validator.check_schema(each["inputSchema"])
        assert ("billed" in each["description"]) == (name in PAID), each
        assert each["annotations"]["readOnlyHint"] == (name == "models"), each
        assert each["annotations"]["destructiveHint"] is False, each

    told = []

    async def tell(progress, total, message):
        told.append(message)

    wish = {"prompt": "a red panda", "aspect-ratio": "16:9"}
    jsonschema.validate(wish, tools["draw"]["inputSchema"])
    result = await call("draw", wish, progress_callback=tell)
    [image] = drawn(result)
    file = folder / image["path"]
    picture = result["content"][1]
    assert picture["type"] == "image" and picture["mimeType"] == "image/png", picture
    assert base64.b64decode(picture["data"]) == file.read_bytes(), "another picture was sent than saved"
    assert any("task " in line for line in told), told

    again = await call("wait", {"task-id": result["structuredContent"]["taskId"]})
    assert (folder / drawn(again)[0]["path"]).read_bytes() == file.read_bytes()
    models = (await call("models", {"name": "kling"}))["structuredContent"]["models"]
    assert models and all(one["models"][0]["name"] == "Kling" for one in models), models
    scene = await call("scene_outpaint", {"image": "https://example.com/me.jpg", "aspect-ratio": "21:9"})
    assert (folder / drawn(scene)[0]["path"]).exists()

    for arguments, words in (
        ({"prompt": "x", "model": "Hunyuan:3.0", "size": "1x1"}, "512 to 2048 pixels"),
        ({"prompt": "[[error:LimitExceeded]] x"}, "LimitExceeded"),
        ({"prompt": "[[fail:ModelGenerateFailed]] x"}, "ModelGenerateFailed"),
    ):
        failed = await call("draw", arguments)
        assert failed["isError"] and words in failed["content"][0]["text"], failed
    for arguments in ({"prompt": "x", "output": "/tmp/elsewhere.png"}, {}, {"prompt": ["x", "y"]}):
        try:
            await call("draw", arguments)
        except Exception as error:  # noqa: BLE001
            assert "'" in str(error), error
        else:
            raise AssertionError(f"{arguments} is taken")
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3, names
    print(f"{len(tools)} tools, drawn: {', '.join(names)}")


async def main():
    with tempfile.TemporaryDirectory() as folder:
        server = StdioServerParameters(command=tool, args=["mcp", "--local", "--output-directory", folder])
        async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
            await asyncio.wait_for(check(session, pathlib.Path(folder)), 120)


asyncio.run(main())
