import JSONCoding
import Synchronization
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

/// What a program's own tests see of its requests, and do to them.
@Suite struct LocalRequestTests {
    @Test func requestsAreThereWithTheirParameters() async throws {
        let heard = Mutex<[LocalRequest]>([])
        let local = try LocalService.start(.init(log: { request in heard.withLock { $0.append(request) } }))
        var configuration = local.plainConfiguration
        configuration.region = "ap-guangzhou"
        _ = try await MPSClient(configuration).createAigcImageTask(.init(prompt: "a red panda"))
        _ = try? await VODClient(configuration).describeTaskDetail(.init(taskID: "1-AigcImage-x"))

        #expect(local.requests == heard.withLock { $0 })
        #expect(local.requests.map(\.number) == [1, 2])
        #expect(local.requests.map(\.service) == ["mps", "vod"])
        #expect(local.requests[0].prompt == "a red panda" && local.requests[0].region == "ap-guangzhou")
        #expect(local.requests[0].fault == nil && local.requests[0].requestID.utf8.count == 36)
        #expect(local.requests[1].fault?.code.rawValue == "ResourceNotFound")
    }

    @Test func aSignatureThatFailsIsExplained() throws {
        let local = try LocalService.start()
        var request = SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": "x"}"#)
        request.credentials = Credentials(secretID: local.credentials.secretID, secretKey: "another-key")
        #expect(try request.errorCode() == "AuthFailure.SignatureFailure")
        let signature = try #require(local.requests.first?.signature)
        #expect(
            signature.canonicalRequest.hasPrefix(
                "POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1:\(local.port)\n\ncontent-type;host\n"
            ))
        #expect(signature.stringToSign.hasPrefix("TC3-HMAC-SHA256\n\(request.timestamp)\n"))
        #expect(!"\(local.requests)".contains(local.credentials.secretKey))
    }

    /// What a newer service may take is let through, and noted.
    @Test func adviceIsNoted() async throws {
        let local = try LocalService.start()
        let client = MPSClient(local.plainConfiguration)
        _ = try await client.createAigcImageTask(
            .init(
                modelName: .hunyuan, modelVersion: "3.0", prompt: "x",
                imageInfos: (0..<5).map { .init(imageURL: "https://example.com/\($0).png") }))
        #expect(local.requests.first?.advice.first?.path == "ImageInfos")
    }

    @Test func longParametersAreNotKept() async throws {
        let local = try LocalService.start()
        let text = String(repeating: "x", count: LocalService.longestKeptParameters)
        _ = try SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": "\#(text)"}"#).response()
        #expect(local.requests.map(\.parameters) == [.null])
    }

    @Test func requestsAreRefusedByWhatTheyAskFor() async throws {
        let local = try LocalService.start()
        let client = MPSClient(local.plainConfiguration)
        local.refuse("InvalidParameter.ViolationContent", message: "No.") { $0.prompt.contains("knife") }
        local.refuse("InternalError", count: 1) { $0.action == "DescribeAigcImageTask" }
        let created = try await client.createAigcImageTask(.init(prompt: "a fork"))
        let refused = await #expect(throws: ServiceError.self) {
            try await client.createAigcImageTask(.init(prompt: "a knife"))
        }
        #expect(refused?.code == "InvalidParameter.ViolationContent" && refused?.message == "No.")
        await #expect(throws: ServiceError.self) {
            try await client.describeAigcImageTask(.init(taskID: created.taskID))
        }
        _ = try await client.describeAigcImageTask(.init(taskID: created.taskID))
        #expect(local.tasks.count == 1)

        local.setBalance(0)
        let broke = await #expect(throws: ServiceError.self) {
            try await client.createAigcImageTask(.init(prompt: "a fork"))
        }
        #expect(broke?.code == "ResourceInsufficient")
        _ = try await client.describeAigcImageTask(.init(taskID: created.taskID))
    }

    /// What is refused for another reason costs nothing, and a session that couldn't be paid for can be used later.
    @Test func onlyTasksThatAreCreatedArePaidFor() async throws {
        let local = try LocalService.start(.init(balance: 1))
        let client = VODClient(local.plainConfiguration)
        func create(_ sessionID: String, prompt: String = "a fork") async throws -> String? {
            do {
                _ = try await client.createAigcImageTask(
                    .init(
                        subAppID: 1, modelName: .hunyuan, modelVersion: "3.0", prompt: prompt,
                        sessionID: sessionID))
                return nil
            } catch let error as ServiceError {
                return error.code.rawValue
            }
        }
        #expect(try await create("a", prompt: "[[error:InternalError]]") == "InternalError")
        #expect(try await create("a") == nil)
        #expect(try await create("a") == "InvalidParameterValue.SessionId")
        #expect(try await create("b") == "ResourceInsufficient")
        local.setBalance(1)
        #expect(try await create("b") == nil)
        #expect(local.tasks.count == 2)
    }

    @Test func aConfigurationKeepsItsServiceAlive() async throws {
        let configuration = try LocalService.start().plainConfiguration
        let created = try await MPSClient(configuration).createAigcImageTask(.init(prompt: "x"))
        #expect(created.taskID.hasPrefix("4-AigcImage-"))
    }

    /// A day of waiting takes no time.
    @Test func waitingMovesTheClock() async throws {
        let time = ManualClock()
        let local = try LocalService.start(
            .init(taskDuration: .seconds(86_400), clock: time.skippingWaits))
        let start = ContinuousClock.now
        let client = VODClient(local.configuration)
        let created = try await client.createAigcImageTask(
            .init(subAppID: 1, modelName: .hunyuan, modelVersion: "3.0", prompt: "x"))
        var states = 0
        let request = VOD.DescribeTaskDetailRequest(taskID: created.taskID, subAppID: 1)
        for try await _ in client.updatesUntilAigcImageTaskDone(request, timeout: .seconds(100_000)) {
            states += 1
        }
        #expect(states > 1)
        #expect(local.tasks.map(\.status) == [.done])
        #expect(ContinuousClock.now - start < .seconds(3_600))
    }
}
