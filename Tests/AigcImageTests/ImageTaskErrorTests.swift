import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import AigcImage

/// What is said of a task whose images can't be had.
@Suite struct ImageTaskErrorTests {
    private func service(
        _ name: String, _ local: LocalService,
        _ rewrite: @escaping @Sendable (String) -> String = { $0 }
    ) -> ImageGenerator.Service {
        var configuration = local.patientConfiguration
        configuration.transport = RewritingTransport { action, _, response in
            guard action.hasPrefix("Describe") else { return response }
            var response = response
            response.body = Array(rewrite(String(decoding: response.body, as: UTF8.self)).utf8)
            return response
        }
        return name == "mps"
            ? .mps(MPSClient(configuration)) : .vod(VODClient(configuration), subAppID: 1_500_000_001)
    }

    private func failure(_ service: ImageGenerator.Service, prompt: String = "x") async -> ImageTaskError? {
        await #expect(throws: ImageTaskError.self) {
            _ = try await ImageGenerator(service).generate(prompt, timeout: .seconds(60))
        }
    }

    @Test(arguments: [
        ("mps", #""DONE""#, #""CANCELLED""#, "CANCELLED"), ("mps", #""DONE""#, #""""#, "none"),
        ("vod", #""Status":"FINISH","#, #""Status":"CANCELLED","#, "CANCELLED"),
    ])
    func aStateThatNobodyKnowsEndsTheWait(
        name: String, known: String, unknown: String, said: String
    ) async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let service = service(name, local) { $0.replacing(known, with: unknown) }
        let error = try #require(await failure(service))
        let reason = (error.underlying as? WaiterError)?.reason
        guard case .unexpected? = reason else {
            Issue.record("\(error)")
            return
        }
        #expect("\(error)".contains("unknown state: \(said)"), "\(error)")
        #expect(!error.isTransient && error.mayHaveTakenEffect)
        // What it is may be had still: nothing that is paid for is given up.
        #expect(!error.hasFailed && error.advice?.contains("Wait again later") == true)
        // Asked once, it is the same.
        let state = await #expect(throws: ImageTaskError.self) {
            try await ImageGenerator(service).state(ofTask: error.taskID)
        }
        #expect((state?.underlying as? WaiterError)?.reason == reason)
    }

    /// The number is what production tells of it.
    @Test(arguments: [
        ("vod", "InvalidParameter.VoilationContent"), ("vod", "InvalidParameter.ViolationContent"),
        ("vod", "70000"), ("vod", "ContentModerationFailed"),
    ])
    func contentThatIsTurnedDownIsModeration(name: String, code: String) async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let service = service(name, local) {
            $0.replacing(
                #""ErrCodeExt":"ContentModerationFailed""#,
                with: #""ErrCodeExt":"\#(code == "70000" ? "" : code)""#)
        }
        let error = try #require(await failure(service, prompt: "[[fail:ContentModerationFailed]] x"))
        #expect(error.category == .moderation, "\(error)")
        let advice = try #require(error.advice)
        #expect(advice.contains("content") && advice.contains("bill"), "\(advice)")
        #expect(error.requestID != nil && error.attempts >= 1)
    }

    @Test func addressesCarryTLS() async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        for name in ["mps", "vod"] {
            let service = service(name, local) {
                $0.replacing(local.url, with: "http://store.vod-qcloud.com")
            }
            let images = try await ImageGenerator(service).generate("x")
            #expect(
                images.allSatisfy { $0.url.hasPrefix("https://store.vod-qcloud.com/") },
                "\(images.map(\.url))")
        }
    }
}
