import JSONCoding
import Synchronization
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime

/// Calls a second through the client, beside libcurl driven bare, to the same server in this process with the
/// same bytes. The server's own work is in both.
enum Calls {
    private static let rounds = 5

    static func figures() async throws -> [Figure] {
        #if os(Linux)
            guard BareCurl.isAvailable else { throw Failure("libcurl is not on this machine") }
        #endif
        var options = LocalServiceOptions()
        options.limitsRequestRate = false
        options.taskDuration = .milliseconds(1)
        options.queueDuration = .zero
        let local = try LocalService.start(options)
        defer { local.stop() }

        // A finished task, whose description is asked for again and again.
        let client = MPSClient(local.configuration)
        let created = try await client.createAigcImageTask(.init(modelName: .hunyuan, prompt: "a red panda"))
        let request = MPS.DescribeAigcImageTaskRequest(taskID: created.taskID)
        _ = try await client.waitUntilAigcImageTaskDone(request)
        let recorded = try await record(request, local.configuration)

        let name = "libcurl, bare"
        let sequential = try await compare(calls: 2_000, at: 1, recorded) {
            for _ in 0..<2_000 { _ = try await client.describeAigcImageTask(request) }
        }
        let concurrent = try await compare(calls: 6_400, at: 64, recorded) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        for _ in 0..<100 { _ = try await client.describeAigcImageTask(request) }
                    }
                }
                try await group.waitForAll()
            }
        }
        return [
            ("sequential calls on loopback", sequential), ("64 concurrent calls on loopback", concurrent),
        ].map {
            (title, rates) in
            Figure(
                name: title, unit: .callsPerSecond, value: rates.ours,
                baseline: rates.baseline.map { .value($0, of: name) }
                    ?? .unavailable(why: "it is for Linux alone"))
        }
    }

    private static func compare(
        calls: Int, at concurrency: Int, _ request: HTTPRequest, _ ours: () async throws -> Void
    ) async throws -> (ours: Double, baseline: Double?) {
        func rate(_ body: () async throws -> Void) async throws -> Double {
            let elapsed = try await ContinuousClock().measure { try await body() }
            return Double(calls) / (elapsed / .seconds(1))
        }
        #if os(Linux)
            let bare = try BareCurl(request, handles: concurrency)
            let rates = try await Measurement.compareRounds(
                rounds, { try await rate(ours) }, with: { try await rate { try bare.run(calls: calls) } })
            return (rates.ours, rates.baseline)
        #else
            var figures: [Double] = []
            for _ in 0..<rounds { figures.append(try await rate(ours)) }
            return (Measurement.median(figures), nil)
        #endif
    }

    /// What the client sends for a request. Its signature holds for five minutes, far longer than this takes.
    private static func record(
        _ request: MPS.DescribeAigcImageTaskRequest, _ configuration: ClientConfiguration
    ) async throws -> HTTPRequest {
        let recorder = RecordingTransport(configuration.transport)
        var configuration = configuration
        configuration.transport = recorder
        _ = try await MPSClient(configuration).describeAigcImageTask(request)
        guard let recorded = recorder.last else { throw Failure("the client sent nothing") }
        return recorded
    }
}

/// Passes requests on and keeps the last.
private final class RecordingTransport: Transport {
    private let transport: any Transport
    private let requests = Mutex<HTTPRequest?>(nil)

    init(_ transport: any Transport) { self.transport = transport }

    var last: HTTPRequest? { requests.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        requests.withLock { $0 = request }
        return try await transport.send(request)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await transport.download(request, receive: receive)
    }
}
