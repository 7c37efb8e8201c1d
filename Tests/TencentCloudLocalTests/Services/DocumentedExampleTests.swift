import JSONCoding
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

/// The examples of the services' documentation: requests are sent, and responses read, as they stand.
@Suite struct DocumentedExampleTests {
    @Test(arguments: [
        ("mps", "CreateAigcImageTask", "mps-create", "4-AigcImage-"),
        ("mps", "CreateAigcImageTask", "mps-create-indented", "4-AigcImage-"),
        ("vod", "CreateAigcImageTask", "vod-create", "251007502-AigcImage-"),
        ("vod", "CreateSceneAigcImageTask", "vod-create-scene", "251440382-SceneAigcImageTask-"),
    ])
    func createsAreServed(_ service: String, _ action: String, _ fixture: String, _ prefix: String) throws {
        let local = try LocalService.start()
        let request = SignedRequest(local, service, action, bytes: try Fixtures.bytes("\(fixture)-request"))
        let response = try request.response()
        let documented = try JSONValue(jsonBytes: try Fixtures.bytes("\(fixture)-response"))["Response"]
        #expect(Set(names(response)) == Set(names(documented)))
        let id = try #require(response["TaskId"]?.string)
        #expect(id.hasPrefix(prefix))
        #expect(documented?["TaskId"]?.string?.hasPrefix(prefix.dropLast()) == true)
        #expect(id.hasSuffix("t") == (service == "vod"))
    }

    @Test func theDescribeIsServed() throws {
        let local = try LocalService.start()
        let bytes = try Fixtures.bytes("mps-describe-request")
        let response = try SignedRequest(local, "mps", "DescribeAigcImageTask", bytes: bytes).response()
        let documented = try JSONValue(jsonBytes: try Fixtures.bytes("mps-describe-response"))["Response"]
        #expect(Set(names(response)) == Set(names(documented)))
        #expect(response["Status"] == documented?["Status"])
        #expect(response["Message"] == documented?["Message"])
        let url = try #require(response["ImageUrls"]?.array?.first?.string)
        #expect(url.hasPrefix("\(local.url)/files/") && url.hasSuffix(".png"))
    }

    @Test func requestsAreRead() throws {
        let mps = try MPS.CreateAigcImageTaskRequest(
            jsonBytes: try Fixtures.bytes("mps-create-request"), options: .init(rejectsUnknownMembers: true))
        #expect(mps.prompt == "draw a cat")
        #expect(mps.operator == "admin")

        let vod = try VOD.CreateAigcImageTaskRequest(
            jsonBytes: try Fixtures.bytes("vod-create-request"), options: .init(rejectsUnknownMembers: true))
        #expect(vod.subAppID == 251_007_502)
        #expect(vod.modelName == "GEM")
        // The example sends the number as a text.
        #expect(vod.tasksPriority == 10)
        #expect(vod.fileInfos?.map(\.fileID) == ["3704211***509819"])
        #expect(vod.outputConfig?.aspectRatio == .ratio16x9)
        #expect(vod.extInfo?.text == "myextinfo")

        let scene = try VOD.CreateSceneAigcImageTaskRequest(
            jsonBytes: try Fixtures.bytes("vod-create-scene-request"),
            options: .init(rejectsUnknownMembers: true))
        #expect(scene.sceneInfo.type?.rawValue == "change_clothes")
        #expect(scene.outputConfig?.classID == 0)
    }

    @Test func responsesAreRead() throws {
        for name in ["mps-create", "mps-create-indented"] {
            let created = try envelope("\(name)-response", of: MPS.CreateAigcImageTaskResponse.self)
            #expect(created.taskID == "4-AigcImage-c3b145ec76****94ac55b9e63be17d")
            #expect(created.requestID == "1047d0dc-6dc8-4898-a7f3-03726a822b0e")
        }
        let described = try envelope("mps-describe-response", of: MPS.DescribeAigcImageTaskResponse.self)
        #expect(described.status == .done)
        #expect(described.message == "ok")
        #expect(described.imageURLs?.count == 1)
        let created = try envelope("vod-create-response", of: VOD.CreateAigcImageTaskResponse.self)
        #expect(created.taskID == "251007502-AigcImage***2782aff1e896673f1ft")
        let scene = try envelope("vod-create-scene-response", of: VOD.CreateSceneAigcImageTaskResponse.self)
        #expect(scene.taskID == "251440382-SceneAigcImageTask-*****8a5d76bcacaaec9a6d823e4t")
    }

    private func envelope<Response: JSONReadable>(_ fixture: String, of _: Response.Type) throws -> Response {
        let value = try JSONValue(jsonBytes: try Fixtures.bytes(fixture))
        return try Response(jsonBytes: try #require(value["Response"]).jsonBytes)
    }

    private func names(_ value: JSONValue?) -> [String] { value?.object?.members.map(\.name) ?? [] }
}
