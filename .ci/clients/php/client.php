<?php
// Creates an image task on both services with the official SDK, and waits for it.

require_once __DIR__ . '/vendor/autoload.php';

use TencentCloud\Common\Credential;
use TencentCloud\Common\Exception\TencentCloudSDKException;
use TencentCloud\Common\Profile\ClientProfile;
use TencentCloud\Common\Profile\HttpProfile;
use TencentCloud\Mps\V20190612\Models\CreateAigcImageTaskRequest as MpsCreate;
use TencentCloud\Mps\V20190612\Models\DescribeAigcImageTaskRequest;
use TencentCloud\Mps\V20190612\MpsClient;
use TencentCloud\Vod\V20180717\Models\CreateAigcImageTaskRequest as VodCreate;
use TencentCloud\Vod\V20180717\Models\DescribeTaskDetailRequest;
use TencentCloud\Vod\V20180717\VodClient;

$profile = new ClientProfile(ClientProfile::$SIGN_TC3_SHA256, new HttpProfile('http://', getenv('ADDRESS')));
[$id, $key] = [getenv('TENCENTCLOUD_SECRET_ID'), getenv('TENCENTCLOUD_SECRET_KEY')];

function request(object $request, array $parameters): object
{
    $request->fromJsonString(json_encode($parameters));
    return $request;
}

function poll(callable $describe, callable $isDone): object
{
    for ($count = 0; $count < 200; $count++) {
        $state = $describe();
        if ($isDone($state)) {
            return $state;
        }
        usleep(100000);
    }
    exit("the task did not finish\n");
}

$mps = new MpsClient(new Credential($id, $key), 'ap-guangzhou', $profile);
$create = request(new MpsCreate(), ['ModelName' => 'Hunyuan', 'Prompt' => 'a red panda']);
$task = $mps->CreateAigcImageTask($create)->TaskId;
$describe = request(new DescribeAigcImageTaskRequest(), ['TaskId' => $task]);
$state = poll(fn () => $mps->DescribeAigcImageTask($describe), fn ($state) => $state->Status === 'DONE');
echo "mps {$state->ImageUrls[0]}\n";

$vod = new VodClient(new Credential($id, $key), 'ap-guangzhou', $profile);
$parameters = ['SubAppId' => 251007502, 'ModelName' => 'Kling', 'ModelVersion' => '3.0', 'Prompt' => 'a red panda'];
$task = $vod->CreateAigcImageTask(request(new VodCreate(), $parameters))->TaskId;
$describe = request(new DescribeTaskDetailRequest(), ['TaskId' => $task, 'SubAppId' => 251007502]);
$state = poll(fn () => $vod->DescribeTaskDetail($describe), fn ($state) => $state->Status === 'FINISH');
echo "vod {$state->AigcImageTask->Output->FileInfos[0]->FileUrl}\n";

try {
    (new MpsClient(new Credential($id, 'not-the-key'), 'ap-guangzhou', $profile))->CreateAigcImageTask($create);
    exit("a wrong key is taken\n");
} catch (TencentCloudSDKException $error) {
    if ($error->getErrorCode() !== 'AuthFailure.SignatureFailure') {
        throw $error;
    }
    echo "a wrong key is refused\n";
}
