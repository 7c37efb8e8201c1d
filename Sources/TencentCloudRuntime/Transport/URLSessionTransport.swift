#if canImport(Darwin)
    import Foundation
    import Synchronization

    /// Carries requests with the system's `URLSession`: connections, HTTP versions, proxies and certificates are
    /// the system's. Cookies and caches are not used, and redirects are not followed. It cannot tell connecting
    /// from waiting, so a request's `connectTimeout` is part of its `totalTimeout`.
    public struct URLSessionTransport: Transport {
        private let lifetime: Lifetime

        public init() {
            lifetime = Lifetime()
        }

        public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            let body = Mutex<[UInt8]>([])
            let exchange = URLSessionExchange(maximumBytes: request.maximumResponseBytes) { piece in
                body.withLock { $0.append(contentsOf: piece) }
            }
            var response = try await perform(request, exchange)
            response.body = body.withLock { $0 }
            return response
        }

        public func download(
            _ request: HTTPRequest,
            receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            try await perform(
                request, URLSessionExchange(maximumBytes: request.maximumResponseBytes, receive: receive))
        }

        private func perform(
            _ request: HTTPRequest, _ exchange: URLSessionExchange
        ) async throws -> HTTPResponse {
            try Task.checkCancellation()
            let task = lifetime.session.dataTask(with: try URLRequest(request))
            task.delegate = exchange
            // URLSession's own limit only counts the silence between two pieces.
            let timer = Task {
                try await Task.sleep(for: request.totalTimeout)
                exchange.end(task, because: URLError(.timedOut))
            }
            defer { timer.cancel() }
            return try await withTaskCancellationHandler {
                try await exchange.run(task)
            } onCancel: {
                exchange.end(task, because: CancellationError())
            }
        }

        /// A session keeps itself alive until it is told to end.
        private final class Lifetime: Sendable {
            let session: URLSession

            init() {
                let configuration = URLSessionConfiguration.ephemeral
                configuration.httpShouldSetCookies = false
                configuration.httpCookieStorage = nil
                configuration.urlCache = nil
                configuration.urlCredentialStorage = nil
                configuration.httpMaximumConnectionsPerHost = 64
                session = URLSession(configuration: configuration)
            }

            deinit {
                session.finishTasksAndInvalidate()
            }
        }
    }

    /// One request's answer as it comes in, and its one end.
    private final class URLSessionExchange: NSObject, URLSessionDataDelegate {
        private struct State {
            var continuation: CheckedContinuation<HTTPResponse, any Error>?
            var response: HTTPURLResponse?
            var receivedBytes = 0
            /// Why this side ended it, which URLSession only calls cancelled.
            var failure: (any Error)?
        }

        private let maximumBytes: Int
        private let receive: @Sendable (UnsafeRawBufferPointer) throws -> Void
        private let state = Mutex(State())

        init(maximumBytes: Int, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void) {
            self.maximumBytes = maximumBytes
            self.receive = receive
        }

        func run(_ task: URLSessionDataTask) async throws -> HTTPResponse {
            try await withCheckedThrowingContinuation { continuation in
                let failure = state.withLock { state in
                    // Ended beforehand, its delegate may have been told already.
                    if state.failure == nil { state.continuation = continuation }
                    return state.failure
                }
                if let failure { return continuation.resume(throwing: failure) }
                task.resume()
            }
        }

        /// The first reason stands.
        func end(_ task: URLSessionTask, because failure: any Error) {
            state.withLock { state in
                if state.failure == nil { state.failure = failure }
            }
            task.cancel()
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
        ) {
            state.withLock { $0.response = response as? HTTPURLResponse }
            if response.expectedContentLength > Int64(maximumBytes) {
                end(dataTask, because: tooLarge)
                completionHandler(.cancel)
            } else {
                completionHandler(.allow)
            }
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            let mayGoOn = state.withLock { state in
                state.receivedBytes += data.count
                return state.failure == nil && state.receivedBytes <= maximumBytes
            }
            guard mayGoOn else { return end(dataTask, because: tooLarge) }
            do {
                for region in data.regions { try region.withUnsafeBytes(receive) }
            } catch {
                end(dataTask, because: error)
            }
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?)
        {
            let (continuation, result) = state.withLock { state in
                defer { state.continuation = nil }
                return (state.continuation, Self.result(state, error))
            }
            continuation?.resume(with: result)
        }

        private static func result(_ state: State, _ error: (any Error)?) -> Result<HTTPResponse, any Error> {
            if let error = state.failure ?? error {
                let error =
                    (error as? URLError).map { TransportError($0, hasAnswer: state.response != nil) } ?? error
                return .failure(error)
            }
            guard let response = state.response else {
                return .failure(
                    TransportError(
                        .invalidResponse, message: "the answer isn't HTTP", mayHaveTakenEffect: true))
            }
            let headers = response.allHeaderFields.compactMap { name, value in
                (name as? String).map { HTTPField(name: $0, value: "\(value)") }
            }
            return .success(HTTPResponse(status: response.statusCode, headers: headers))
        }

        private var tooLarge: TransportError {
            TransportError(
                .bodyTooLarge, message: "the response's body is longer than \(maximumBytes) bytes",
                mayHaveTakenEffect: true)
        }
    }

    extension URLRequest {
        fileprivate init(_ request: HTTPRequest) throws(TransportError) {
            let texts = [request.method] + request.headers.flatMap { [$0.name, $0.value] }
            guard let url = URL(string: request.url), ["http", "https"].contains(url.scheme),
                url.host() != nil,
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
            timeoutInterval = request.totalTimeout / .seconds(1)
            httpShouldHandleCookies = false
            cachePolicy = .reloadIgnoringLocalCacheData
        }
    }

    extension TransportError {
        fileprivate init(_ error: URLError, hasAnswer: Bool) {
            let kind: Kind
            // Below this line nothing was sent. A lost connection, a time limit and what is unknown may come later.
            var mayHaveTakenEffect = false
            switch error.code {
            case .cannotFindHost, .dnsLookupFailed:
                kind = .cannotResolve
            case .cannotConnectToHost, .notConnectedToInternet, .dataNotAllowed, .internationalRoamingOff,
                .callIsActive:
                kind = .cannotConnect
            case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
                .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
                .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
                kind = .tls
            case .badURL, .unsupportedURL:
                kind = .refused
            case .timedOut:
                kind = .timedOut
                mayHaveTakenEffect = true
            case .networkConnectionLost:
                kind = .connectionLost
                mayHaveTakenEffect = true
            case .badServerResponse, .cannotParseResponse:
                kind = .invalidResponse
                mayHaveTakenEffect = true
            default:
                kind = .other
                mayHaveTakenEffect = true
            }
            self.init(
                kind, message: error.localizedDescription, mayHaveTakenEffect: mayHaveTakenEffect || hasAnswer
            )
        }
    }
#endif
