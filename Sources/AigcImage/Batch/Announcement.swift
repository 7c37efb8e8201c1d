import Synchronization
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// Something to be done before a request is sent, at the last moment: after waiting for the rate limit and the
/// credentials.
final class Announcement: Sendable {
    /// What the current task's requests are announced to.
    @TaskLocal static var current: Announcement?

    private let isMade = Mutex(false)
    private let announce: @Sendable () throws -> Void

    init(_ announce: @escaping @Sendable () throws -> Void) { self.announce = announce }

    /// Whether a request was sent, or was about to be.
    var wasMade: Bool { isMade.withLock { $0 } }

    /// Announces the first time.
    func make() throws {
        try isMade.withLock { isMade in
            if isMade { return }
            try announce()
            isMade = true
        }
    }
}

/// Announces what it sends.
private struct AnnouncingTransport: Transport {
    let base: any Transport

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try Announcement.current?.make()
        return try await base.send(request)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await base.download(request, receive: receive)
    }
}

extension ImageGenerator.Service {
    /// The same service, whose requests are announced, and whose creates are waited for when they are cancelled.
    func announcing(farewell: Duration) -> Self {
        var configuration = configuration
        configuration.transport = AnnouncingTransport(base: configuration.transport)
        configuration.timeouts.afterCancellation = max(configuration.timeouts.afterCancellation, farewell)
        return switch self {
        case .mps: .mps(MPSClient(configuration))
        case .vod(_, let subAppID): .vod(VODClient(configuration), subAppID: subAppID)
        }
    }

    var configuration: ClientConfiguration {
        switch self {
        case .mps(let client): client.configuration
        case .vod(let client, _): client.configuration
        }
    }

    /// By what the service knows a create again, if by anything.
    var idempotency: Idempotency {
        switch self {
        case .mps: MPS.Actions.createAigcImageTask.idempotency
        case .vod: VOD.Actions.createAigcImageTask.idempotency
        }
    }
}
