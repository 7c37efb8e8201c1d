import Synchronization

/// Sends by one transport, unless this machine hasn't got what that needs; then by another one.
struct FallbackTransport<Preferred: Transport>: Transport {
    private let preferred: Preferred
    private let isMissing: @Sendable () -> Bool
    private let fallback: Fallback

    /// - Parameters:
    ///   - isMissing: Asked after the preferred transport said ``TransportError/Kind/unavailable``: whether that
    ///     is for good.
    ///   - fallback: Asked once; nil where the program has none.
    init(
        _ preferred: Preferred, isMissing: @escaping @Sendable () -> Bool,
        fallback: @escaping @Sendable () -> (any Transport)?
    ) {
        self.preferred = preferred
        self.isMissing = isMissing
        self.fallback = Fallback(find: fallback)
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            return try await preferred.send(request)
        } catch let error as TransportError where error.kind == .unavailable && isMissing() {
            return try await substitute(because: error).send(request)
        }
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        do {
            return try await preferred.download(request, receive: receive)
        } catch let error as TransportError where error.kind == .unavailable && isMissing() {
            return try await substitute(because: error).download(request, receive: receive)
        }
    }

    private func substitute(because error: TransportError) throws(TransportError) -> any Transport {
        guard let transport = fallback.transport else {
            throw TransportError(
                .unavailable,
                message: "\(error.message). Install it (apt-get install libcurl4, dnf install libcurl or "
                    + "apk add libcurl), or link the product TencentCloudURLSession into the program",
                mayHaveTakenEffect: false)
        }
        ClientWarning(
            .fallbackTransport, "\(error.message), so requests go by \(type(of: transport)), which is slower"
        ).report()
        return transport
    }
}

/// Looked for when it is first needed.
private final class Fallback: Sendable {
    private let find: @Sendable () -> (any Transport)?
    private let found = Mutex<(any Transport)??>(nil)

    init(find: @escaping @Sendable () -> (any Transport)?) {
        self.find = find
    }

    var transport: (any Transport)? {
        found.withLock { found in
            if let found { return found }
            let transport = find()
            found = .some(transport)
            return transport
        }
    }
}
