import JSONCoding
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

/// Every limit of the documentation: at its edge a request passes, past it both ends refuse.
@Suite struct LimitTests {
    private let local: LocalService
    /// What clients call: a session id that was sent by hand before would be refused there.
    private let clients: LocalService

    init() throws {
        local = try LocalService.start(.init(limitsRequestRate: false))
        clients = try LocalService.start(.init(limitsRequestRate: false))
    }

    @Test(arguments: LimitCases.all)
    func holdsOnBothEnds(_ limit: LimitCase) async throws {
        for body in limit.passing {
            let response = try SignedRequest(local, limit.service, limit.action, body).response()
            #expect(response["Error"] == nil, "\(body)")
            #expect(response["TaskId"]?.string != nil)
            // The client lets through what the service takes.
            let error = await clientError(limit, body, validates: true)
            #expect(error == nil, "\(body): \(String(describing: error))")
        }
        for body in limit.refused {
            let error = try SignedRequest(local, limit.service, limit.action, body).response()["Error"]
            #expect(error?["Code"]?.string == limit.code, "\(body)")
            #expect(error?["Message"]?.string?.contains(limit.path) == true, "\(body)")

            // A client that doesn't look gets the service's code; one that looks sends nothing. What a model
            // can't be without can't be left out by a client at all.
            guard !limit.isRequiredByType else { continue }
            let served = await clientError(limit, body, validates: false) as? ServiceError
            #expect(served?.code.rawValue == limit.code, "\(body)")
            let before = clients.statistics.requests
            let checked = await clientError(limit, body, validates: true) as? ValidationError
            #expect(checked?.violations.first?.code.rawValue == limit.code)
            #expect(Set(checked?.violations.map(\.path) ?? []) == [limit.path], "\(body)")
            #expect(checked?.action == limit.action)
            #expect(clients.statistics.requests == before)
        }
    }

    /// What the typed client makes of a request.
    private func clientError(_ limit: LimitCase, _ body: String, validates: Bool) async -> (any Error)? {
        var configuration = clients.plainConfiguration
        configuration.validatesRequests = validates
        do {
            switch (limit.service, limit.action) {
            case ("mps", "CreateAigcImageTask"):
                _ = try await MPSClient(configuration).createAigcImageTask(.init(jsonText: body))
            case ("vod", "CreateAigcImageTask"):
                _ = try await VODClient(configuration).createAigcImageTask(.init(jsonText: body))
            case ("vod", "CreateSceneAigcImageTask"):
                _ = try await VODClient(configuration).createSceneAigcImageTask(.init(jsonText: body))
            default: Issue.record("\(limit.action) isn't known here")
            }
            return nil
        } catch {
            return error
        }
    }

    @Test func theClientListsAllViolationsAtOnce() async throws {
        let mps = MPSClient(clients.plainConfiguration)
        let error = await #expect(throws: ValidationError.self) {
            try await mps.createAigcImageTask(
                .init(
                    modelName: .qwen, modelVersion: "0925", prompt: String(repeating: "a", count: 1_001),
                    imageInfos: [.init(imageURL: "a"), .init(imageURL: "b")],
                    extraParameters: .init(logoAdd: 2),
                    additionalParameters: .json(.init(size: "1x1"))))
        }
        #expect(
            Set(error?.violations.map(\.path) ?? [])
                == ["Prompt", "ImageInfos", "ExtraParameters.LogoAdd", "AdditionalParameters.size"])

        let vod = VODClient(clients.plainConfiguration)
        let many = await #expect(throws: ValidationError.self) {
            try await vod.createAigcImageTask(
                .init(
                    subAppID: 1, modelName: .kling, modelVersion: "3.0",
                    fileInfos: [.init(type: .url), .init(fileID: "1")],
                    outputConfig: .init(
                        mediaName: String(repeating: "m", count: 65), outputImageCount: 10),
                    sceneType: .panorama3D, sessionID: String(repeating: "s", count: 51),
                    sessionContext: String(repeating: "c", count: 1_001), tasksPriority: 11))
        }
        #expect(
            Set(many?.violations.map(\.path) ?? []) == [
                "FileInfos", "FileInfos[0].Url", "OutputConfig.MediaName", "OutputConfig.OutputImageCount",
                "SceneType",
                "SessionId", "SessionContext", "TasksPriority",
            ])
        #expect(
            Set(many?.violations.map(\.code.rawValue) ?? []) == [
                "InvalidParameterValue", "MissingParameter", "InvalidParameterValue.SessionIdTooLong",
                "InvalidParameterValue.SessionContextTooLong",
            ])
        #expect(clients.statistics.requests == 0)
    }

    @Test(arguments: [
        ("mps", "DescribeAigcImageTask", "{}", "TaskId"), ("vod", "DescribeTaskDetail", "{}", "TaskId"),
        ("vod", "ConfirmEvents", "{}", "EventHandles"),
    ])
    func requiresWhatTheOtherActionsRequire(
        _ service: String, _ action: String, _ body: String, _ name: String
    ) throws {
        let error = try SignedRequest(local, service, action, body).response()["Error"]
        #expect(error?["Code"]?.string == "MissingParameter")
        #expect(error?["Message"]?.string?.contains(name) == true)
    }

    @Test(arguments: [(16, false), (17, true)])
    func confirmsSixteenAtATime(_ count: Int, _ isTooMany: Bool) throws {
        let handles = (0..<count).map { "\"\($0)\"" }.joined(separator: ",")
        let error = try SignedRequest(local, "vod", "ConfirmEvents", #"{"EventHandles": [\#(handles)]}"#)
            .response()["Error"]
        // Either way the handles are unknown; only the limit names the parameter.
        #expect(error?["Code"]?.string == "InvalidParameterValue")
        #expect(error?["Message"]?.string?.contains("EventHandles") == isTooMany)
    }
}
