import JSONCoding
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

/// `strict` refuses what no source knows; without it, a newer service may take it.
@Suite struct StrictTests {
    private let strict: LocalService
    private let lenient: LocalService

    init() throws {
        strict = try LocalService.start(.init(checks: .strict))
        lenient = try LocalService.start()
    }

    @Test(arguments: [
        (#"{"Prompt": "x", "ModelName": "Hunyan"}"#, "ModelName is 'Hunyan', which no source knows"),
        (#"{"Prompt": "x", "ModelName": "Hunyuan", "ModelVersion": "9.9"}"#, "ModelVersion is '9.9'"),
        (#"{"Prompt": "x", "ExtraParameters": {"AspectRatio": "17:9"}}"#, "ExtraParameters.AspectRatio"),
        (#"{"Prompt": "x", "ExtraParameters": {"Resolution": "9K"}}"#, "ExtraParameters.Resolution"),
        (#"{"Prompt": "x", "ImageInfos": [{"ImageUrl": "no address"}]}"#, "ImageInfos[0].ImageUrl"),
        (#"{"Prompt": "x", "AdditionalParameters": "{\"size\":"}"#, "AdditionalParameters"),
    ])
    func mpsRefusesWhatNobodyKnows(body: String, message: String) throws {
        let error = try SignedRequest(strict, "mps", "CreateAigcImageTask", body).response()["Error"]
        #expect(error?["Code"]?.string == "InvalidParameterValue")
        #expect(error?["Message"]?.string?.contains(message) == true, "\(String(describing: error))")
        #expect(try SignedRequest(lenient, "mps", "CreateAigcImageTask", body).errorCode() == nil)
        let advice = lenient.requests.last?.advice.map(\.description) ?? []
        #expect(advice.contains { $0.contains(message) }, "\(advice)")
    }

    private static func vod(_ rest: String) -> String {
        #"{"SubAppId": 7, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": "x", \#(rest)}"#
    }

    @Test(arguments: [
        (vod(#""OutputConfig": {"StorageMode": "Forever"}"#), "OutputConfig.StorageMode"),
        (vod(#""EnhancePrompt": "Perhaps""#), "EnhancePrompt"),
        (vod(#""FileInfos": [{"Type": "Url", "Url": "ftp://x/y.png"}]"#), "FileInfos[0].Url"),
        (vod(#""ExtInfo": "{\"AdditionalParameters\": \"{\"}""#), "ExtInfo.AdditionalParameters"),
        (vod(#""FileInfos": [{"Type": "File", "FileId": "5285485487985271487"}]"#), "no file '528548"),
    ])
    func vodRefusesWhatNobodyKnows(body: String, message: String) throws {
        let error = try SignedRequest(strict, "vod", "CreateAigcImageTask", body).response()["Error"]
        #expect(error?["Code"]?.string?.hasPrefix("InvalidParameterValue") == true)
        #expect(error?["Message"]?.string?.contains(message) == true, "\(String(describing: error))")
        #expect(try SignedRequest(lenient, "vod", "CreateAigcImageTask", body).errorCode() == nil)
    }

    @Test func storedFilesAreOfTheirApplication() async throws {
        let local = try LocalService.start(.init(queueDuration: .zero, checks: .strict))
        let client = VODClient(local.plainConfiguration)
        let first = try await client.createAigcImageTask(
            .init(
                subAppID: 7, modelName: .kling, modelVersion: "3.0", prompt: "x",
                outputConfig: .init(storageMode: .permanent)))
        let done = try await client.waitUntilAigcImageTaskDone(.init(taskID: first.taskID, subAppID: 7))
        let file = try #require(done.aigcImageTask?.output?.fileInfos?.first?.fileID)
        func create(_ subAppID: UInt64) async throws {
            _ = try await client.createAigcImageTask(
                .init(
                    subAppID: subAppID, modelName: .kling, modelVersion: "3.0",
                    fileInfos: [.init(type: .file, fileID: file)], prompt: "y"))
        }
        try await create(7)
        await #expect(throws: ServiceError.self) { try await create(8) }
    }
}
