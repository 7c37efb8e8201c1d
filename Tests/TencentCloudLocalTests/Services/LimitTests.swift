import JSONCoding
import Synchronization
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

    @Test(arguments: LimitCases.all.filter { !$0.isAdvice })
    func holdsOnBothEnds(_ limit: LimitCase) async throws {
        try await passes(limit.passing, of: limit)
        for body in limit.refused {
            let error = try SignedRequest(local, limit.service, limit.action, body).response()["Error"]
            #expect(error?["Code"]?.string == limit.code, "\(body)")
            #expect(error?["Message"]?.string?.contains(limit.path) == true, "\(body)")

            // A client that doesn't look gets the service's code; one that looks sends nothing. What a model
            // can't be without can't be left out by a client at all.
            guard !limit.isRequiredByType else { continue }
            let served = await call(limit, body, checks: .none).error as? ServiceError
            #expect(served?.code.rawValue == limit.code, "\(body)")
            let before = clients.statistics.requests
            let checked = await call(limit, body).error as? ValidationError
            #expect(checked?.violations.first?.code.rawValue == limit.code)
            #expect(Set(checked?.violations.map(\.path) ?? []) == [limit.path], "\(body)")
            #expect(checked?.violations.allSatisfy { $0.strength == .enforced } == true)
            #expect(checked?.action == limit.action)
            #expect(clients.statistics.requests == before)
        }
    }

    /// What no limit of a service lacks.
    @Test func everyLimitHasItsSource() {
        let limits =
            [
                MPS.CreateAigcImageTaskRequest.limits, MPS.AigcImageExtraParam.limits,
                MPS.AigcStoreCosParam.limits, VOD.CreateAigcImageTaskRequest.limits,
                VOD.CreateSceneAigcImageTaskRequest.limits, VOD.AigcImageOutputConfig.limits,
                VOD.AigcImageTaskInputFileInfo.limits, VOD.AigcImageAdditionalParameters.limits,
                VOD.AiTryOnConfig.limits, VOD.ChangeClothesConfig.limits,
            ].flatMap(\.all)
        #expect(limits.count > 100)
        #expect(limits.allSatisfy { $0.source != nil })
    }

    /// Advice is told, and the request goes out; who wants it to bind says so.
    @Test(arguments: LimitCases.all.filter(\.isAdvice))
    func adviceIsTold(_ limit: LimitCase) async throws {
        try await passes(limit.passing, of: limit)
        for body in limit.refused {
            let response = try SignedRequest(local, limit.service, limit.action, body).response()
            #expect(response["Error"] == nil, "\(body)")
            let (error, advice) = await call(limit, body)
            #expect(error == nil, "\(body): \(String(describing: error))")
            #expect(advice.contains { $0.hasPrefix(limit.path + " ") }, "\(body): \(advice)")
            let strict = await call(limit, body, checks: .strict).error as? ValidationError
            #expect(strict?.violations.contains { $0.path == limit.path && $0.strength == .advice } == true)
            let (silent, nothing) = await call(limit, body, checks: .none)
            #expect(silent == nil && nothing == [])
        }
    }

    /// What a client does with a request.
    private func call(
        _ limit: LimitCase, _ body: String, checks: RequestChecks = .enforced
    ) async -> (error: (any Error)?, advice: [String]) {
        let notes = Notes()
        var configuration = clients.plainConfiguration
        configuration.checks = checks
        configuration.observer = notes
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
            return (nil, notes.advice)
        } catch {
            return (error, notes.advice)
        }
    }

    /// The service takes it, and so does the client.
    private func passes(_ bodies: [String], of limit: LimitCase) async throws {
        for body in bodies {
            let response = try SignedRequest(local, limit.service, limit.action, body).response()
            #expect(response["Error"] == nil, "\(body)")
            #expect(response["TaskId"]?.string != nil)
            let (error, advice) = await call(limit, body)
            #expect(error == nil, "\(body): \(String(describing: error))")
            #expect(!advice.contains { $0.hasPrefix(limit.path + " ") }, "\(body): \(advice)")
        }
    }

    private final class Notes: ClientObserver {
        private let list = Mutex<[String]>([])
        var advice: [String] { list.withLock { $0 } }

        func warned(_ warning: ClientWarning) {
            guard warning.kind == .advice else { return }
            list.withLock { $0.append(warning.message) }
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
                == ["ExtraParameters.LogoAdd", "AdditionalParameters.size"])

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
