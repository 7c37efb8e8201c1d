// Creates an image task on both services with the official SDK, and waits for it.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	sdkerrors "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	mps "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/mps/v20190612"
	vod "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/vod/v20180717"
)

func local() *profile.ClientProfile {
	profile := profile.NewClientProfile()
	profile.HttpProfile.Scheme = "HTTP"
	profile.HttpProfile.Endpoint = os.Getenv("ADDRESS")
	return profile
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	id, key := os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY")
	checkMPS(common.NewCredential(id, key))
	checkVOD(common.NewCredential(id, key))

	client, err := mps.NewClient(common.NewCredential(id, "not-the-key"), "ap-guangzhou", local())
	must(err)
	create := mps.NewCreateAigcImageTaskRequest()
	create.Prompt = common.StringPtr("a red panda")
	_, err = client.CreateAigcImageTask(create)
	var refusal *sdkerrors.TencentCloudSDKError
	if !errors.As(err, &refusal) || refusal.Code != "AuthFailure.SignatureFailure" {
		log.Fatalf("a wrong key is answered with %v", err)
	}
	fmt.Println("a wrong key is refused")
}

func checkMPS(credential *common.Credential) {
	client, err := mps.NewClient(credential, "ap-guangzhou", local())
	must(err)
	create := mps.NewCreateAigcImageTaskRequest()
	create.ModelName = common.StringPtr("Hunyuan")
	create.Prompt = common.StringPtr("a red panda")
	created, err := client.CreateAigcImageTask(create)
	must(err)

	describe := mps.NewDescribeAigcImageTaskRequest()
	describe.TaskId = created.Response.TaskId
	for count := 0; count < 200; count++ {
		state, err := client.DescribeAigcImageTask(describe)
		must(err)
		if *state.Response.Status == "DONE" {
			fmt.Println("mps", *state.Response.ImageUrls[0])
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	log.Fatal("the task of mps did not finish")
}

func checkVOD(credential *common.Credential) {
	client, err := vod.NewClient(credential, "ap-guangzhou", local())
	must(err)
	create := vod.NewCreateAigcImageTaskRequest()
	create.SubAppId = common.Uint64Ptr(251007502)
	create.ModelName = common.StringPtr("Kling")
	create.ModelVersion = common.StringPtr("3.0")
	create.Prompt = common.StringPtr("a red panda")
	created, err := client.CreateAigcImageTask(create)
	must(err)

	describe := vod.NewDescribeTaskDetailRequest()
	describe.TaskId, describe.SubAppId = created.Response.TaskId, create.SubAppId
	for count := 0; count < 200; count++ {
		state, err := client.DescribeTaskDetail(describe)
		must(err)
		if *state.Response.Status == "FINISH" {
			url := *state.Response.AigcImageTask.Output.FileInfos[0].FileUrl
			if !strings.HasPrefix(url, "http://") {
				log.Fatal(url)
			}
			fmt.Println("vod", url)
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	log.Fatal("the task of vod did not finish")
}
