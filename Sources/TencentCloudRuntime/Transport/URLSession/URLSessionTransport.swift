#if URLSESSION_TRANSPORT
    import Foundation
    import Synchronization

    #if canImport(FoundationNetworking)
        import FoundationNetworking
        public import TencentCloudRuntime
    #endif

    /// Carries requests with the system's `URLSession`: connections, HTTP versions, proxies and certificates are
    /// the system's. Cookies and caches are not used, and redirects are not followed. What it can't promise is in
    /// the runtime's article on transports.
    public struct URLSessionTransport: Transport {
        private let sessions: Result<URLSessions, TransportError>

        #if !canImport(FoundationNetworking)
            /// Makes a transport with connections of its own.
            ///
            /// - Parameter proxy: What requests go through; the system's proxies unless told.
            public init(proxy: TransportProxy = .system) {
                let configuration = URLSessionConfiguration.forExchanges
                do throws(TransportError) {
                    try configuration.use(proxy)
                    sessions = .success(URLSessions(configuration))
                } catch {
                    sessions = .failure(error)
                }
            }
        #else
            /// Makes a transport with connections of its own.
            public init() {
                sessions = .success(URLSessions(.forExchanges))
            }
        #endif

        /// Sends a request and returns the whole answer.
        public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            let body = Mutex<[UInt8]>([])
            let exchange = URLSessionExchange(request) { piece in
                body.withLock { $0.append(contentsOf: piece) }
            }
            do {
                var response = try await perform(request, exchange)
                response.body = body.withLock { $0 }
                return response
            } catch var error as TransportError {
                if let status = exchange.status {
                    error.partialResponse = PartialResponse(status: status, body: body.withLock { $0 })
                }
                throw error
            }
        }

        /// Sends a request and hands the answer's body over piece by piece.
        public func download(
            _ request: HTTPRequest,
            receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            try await perform(request, URLSessionExchange(request, receive: receive))
        }

        private func perform(
            _ request: HTTPRequest, _ exchange: URLSessionExchange
        ) async throws -> HTTPResponse {
            try Task.checkCancellation()
            let urlRequest = try URLRequest(request)
            return try await sessions.get().use(for: request) { session in
                let task = session.task(with: urlRequest, exchange)
                defer { session.forget(task) }
                let timer = Task { try await exchange.keepTime(of: task) }
                defer { timer.cancel() }
                return try await withTaskCancellationHandler {
                    try await exchange.run(task)
                } onCancel: {
                    exchange.end(task, because: CancellationError())
                }
            }
        }
    }

    /// The sessions of one transport.
    private final class URLSessions: Sendable {
        private let session: URLSessionOfExchanges

        init(_ configuration: URLSessionConfiguration) {
            session = URLSessionOfExchanges(configuration)
        }

        /// Linux's URLSession silently sends a request again when a kept connection breaks before any answer
        /// came, and can't be told not to. So what may be paid for goes over a connection that nobody used before.
        func use<Result>(
            for request: HTTPRequest, _ body: (URLSessionOfExchanges) async throws -> Result
        ) async throws -> Result {
            #if canImport(FoundationNetworking)
                if request.method != "GET", request.method != "HEAD" {
                    return try await body(URLSessionOfExchanges(.forExchanges))
                }
            #endif
            return try await body(session)
        }
    }

    extension URLRequest {
        fileprivate init(_ request: HTTPRequest) throws(TransportError) {
            let texts = [request.method] + request.headers.flatMap { [$0.name, $0.value] }
            guard let url = URL(string: request.url), ["http", "https"].contains(url.scheme),
                url.host()?.isEmpty == false,
                !texts.contains(where: { $0.utf8.contains { $0 == 0 || $0 == 0x0a || $0 == 0x0d } })
            else {
                throw TransportError(
                    .refused, message: "the request's URL, method or a header isn't one that can be sent",
                    mayHaveTakenEffect: false)
            }
            self.init(url: url)
            httpMethod = request.method
            if !request.body.isEmpty { httpBody = Data(request.body) }
            // The bytes are wanted as they are, and their number as it is announced.
            setValue("identity", forHTTPHeaderField: "Accept-Encoding")
            for header in request.headers { setValue(header.value, forHTTPHeaderField: header.name) }
            // Its own limit counts whole seconds of silence: the exchange keeps the time.
            timeoutInterval = min(request.totalTimeout / .seconds(1) + 2, 1_000_000)
            httpShouldHandleCookies = false
            cachePolicy = .reloadIgnoringLocalCacheData
        }
    }
#endif
