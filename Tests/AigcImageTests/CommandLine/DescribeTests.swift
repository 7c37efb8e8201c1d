import AigcImage
import TencentCloudMPS
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

/// Asking once: what can't be reached is said at once, and in words about the connection.
@Suite struct DescribeTests {
    private static let keys = ["TENCENTCLOUD_SECRET_ID": "id", "TENCENTCLOUD_SECRET_KEY": "key"]

    /// Waiting is what other commands do.
    @Test func nobodyThereIsSaid() throws {
        let folder = try TemporaryFolder()
        // Nobody listens there any more.
        let port = try Socket.listening(port: 0).port
        let outcome = try Program.run(
            "describe", "4-AigcImage-5f", "--endpoint", "http://127.0.0.1:\(port)", in: folder,
            environment: Self.keys)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("onnect"), "\(outcome.messages)")
        #expect(!outcome.messages.contains("not done"), "\(outcome.messages)")
    }

    @Test func silenceIsSaid() throws {
        let folder = try TemporaryFolder()
        // It never takes what comes in.
        let listener = try Socket.listening(port: 0)
        let outcome = try Program.run(
            "describe", "4-AigcImage-5f", "--endpoint", "http://127.0.0.1:\(listener.port)", "--timeout", "1",
            in: folder, environment: Self.keys)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("time"), "\(outcome.messages)")
        #expect(!outcome.messages.contains("not done"), "\(outcome.messages)")
    }

    /// Unless told, it takes no longer than a connection may.
    @Test func theConnectTimeoutIsTheLimit() async throws {
        let listener = try Socket.listening(port: 0)
        let configuration = ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"),
            endpoint: .url("http://127.0.0.1:\(listener.port)"), timeouts: Timeouts(connect: .seconds(1)))
        let error = await #expect(throws: ImageTaskError.self) {
            try await ImageGenerator(.mps(MPSClient(configuration))).state(ofTask: "4-AigcImage-5f")
        }
        #expect((error?.underlying as? TransportError)?.kind == .timedOut, "\(error as Any)")
    }
}
