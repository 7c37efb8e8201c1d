#if os(Linux)
    internal import CCurl

    /// Carries requests with the system's libcurl, which is opened when it is first needed.
    ///
    /// Connections are kept open for the next request, to which HTTP/2 is offered over TLS. The authorities to trust
    /// are the system's, or those of `CURL_CA_BUNDLE`, `SSL_CERT_FILE` and `SSL_CERT_DIR`, as for libcurl's own tools. When the last copy goes, or after two minutes without a request, the connections and
    /// the thread behind them go too.
    public struct CurlTransport: Transport {
        private let lifetime: Lifetime

        /// A transport with connections of its own. Nothing is opened before the first request.
        ///
        /// - Parameter proxy: What requests go through; the environment's proxies unless told.
        public init(proxy: TransportProxy = .system) {
            self.init(options: CurlEngine.Options(proxy: proxy))
        }

        init(options: CurlEngine.Options) {
            lifetime = Lifetime(engine: CurlEngine(options: options))
        }

        /// Whether this machine has no libcurl, or one that is too old. Opens it, unless that was tried before.
        static var isMissing: Bool { !ccurl_load() }

        /// The version of the machine's libcurl; nil where there is none that can be used.
        static var version: String? {
            guard !isMissing else { return nil }
            let number = ccurl_version()
            return "\(number >> 16).\(number >> 8 & 0xFF).\(number & 0xFF)"
        }

        public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            try await perform(CurlTransfer(request))
        }

        public func download(
            _ request: HTTPRequest,
            receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            try await perform(CurlTransfer(request, receive: receive))
        }

        private func perform(_ transfer: CurlTransfer) async throws -> HTTPResponse {
            try Task.checkCancellation()
            let engine = lifetime.engine
            await withTaskCancellationHandler {
                await withUnsafeContinuation { continuation in
                    transfer.continuation = continuation
                    engine.submit(transfer)
                }
            } onCancel: {
                engine.submit(.cancel(transfer))
            }
            defer { engine.recycle(transfer) }
            return try transfer.response()
        }
    }

    /// The engine's thread holds the engine, so somebody else has to notice that no transport does any more.
    private final class Lifetime: Sendable {
        let engine: CurlEngine

        init(engine: CurlEngine) {
            self.engine = engine
        }

        deinit {
            engine.submit(.close)
        }
    }
#endif
