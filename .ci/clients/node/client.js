// Creates an image task on both services with the official SDK, and waits for it.
"use strict";

const assert = require("node:assert");
const { setTimeout: pause } = require("node:timers/promises");
const tencentcloud = require("tencentcloud-sdk-nodejs");

const MpsClient = tencentcloud.mps.v20190612.Client;
const VodClient = tencentcloud.vod.v20180717.Client;
const { ADDRESS, TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = process.env;

const client = (kind, key = secretKey) => new kind({
  credential: { secretId, secretKey: key },
  region: "ap-guangzhou",
  profile: { httpProfile: { protocol: "http://", endpoint: ADDRESS } },
});

async function poll(describe, isDone) {
  for (let count = 0; count < 200; count += 1) {
    const state = await describe();
    if (isDone(state)) return state;
    await pause(100);
  }
  throw new Error("the task did not finish");
}

async function main() {
  const mps = client(MpsClient);
  const { TaskId } = await mps.CreateAigcImageTask({ ModelName: "Hunyuan", Prompt: "a red panda" });
  const done = await poll(() => mps.DescribeAigcImageTask({ TaskId }), (state) => state.Status === "DONE");
  console.log("mps", done.ImageUrls[0]);

  const vod = client(VodClient);
  const SubAppId = 251007502;
  const created = await vod.CreateAigcImageTask(
    { SubAppId, ModelName: "Kling", ModelVersion: "3.0", Prompt: "a red panda" });
  const state = await poll(
    () => vod.DescribeTaskDetail({ TaskId: created.TaskId, SubAppId }), (each) => each.Status === "FINISH");
  console.log("vod", state.AigcImageTask.Output.FileInfos[0].FileUrl);

  await assert.rejects(
    client(MpsClient, "not-the-key").CreateAigcImageTask({ Prompt: "x" }),
    { code: "AuthFailure.SignatureFailure" });
  console.log("a wrong key is refused");
}

main();
