import Synchronization
import TencentCloudRuntime

/// Loses what a test wants lost, on either way.
final class LossyTransport: Transport {
    /// What becomes of a request.
    enum Fate: Sendable {
        case delivered
        /// It doesn't arrive, and nobody can tell.
        case lost
        /// It arrives, and its answer doesn't.
        case answerLost
        /// It doesn't arrive, and an answer comes that is larger than anybody takes.
        case answerTooLarge
        /// As `answerLost`, and the caller is gone too.
        case callerGone
    }

    private let base: any Transport
    private let fate: @Sendable (_ action: String, _ number: Int) -> Fate
    private let counts = Mutex<[String: Int]>([:])

    init(
        _ base: any Transport = DefaultTransport.shared,
        fate: @escaping @Sendable (_ action: String, _ number: Int) -> Fate
    ) {
        self.base = base
        self.fate = fate
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let action = request.headers.first { $0.name == "X-TC-Action" }?.value ?? request.method
        let number = counts.withLock { counts in
            counts[action, default: 0] += 1
            return counts[action, default: 0]
        }
        let lost = TransportError(.connectionLost, message: "lost", mayHaveTakenEffect: true)
        switch fate(action, number) {
        case .delivered: return try await base.send(request)
        case .lost: throw lost
        case .answerLost:
            _ = try await base.send(request)
            throw lost
        case .answerTooLarge:
            throw TransportError(.bodyTooLarge, message: "too large", mayHaveTakenEffect: true)
        case .callerGone:
            _ = try await base.send(request)
            throw CancellationError()
        }
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await base.download(request, receive: receive)
    }
}
