#if URLSESSION_TRANSPORT
    import Foundation
    import Synchronization

    #if canImport(FoundationNetworking)
        import FoundationNetworking
        import TencentCloudRuntime
    #endif

    /// One request's answer as it comes in, and its one end.
    final class URLSessionExchange: Sendable {
        private struct State {
            var continuation: CheckedContinuation<HTTPResponse, any Error>?
            var response: HTTPURLResponse?
            var receivedBytes = 0
            /// Why this side ended it, which URLSession only calls cancelled.
            var failure: (any Error)?
        }

        private let request: HTTPRequest
        private let receive: @Sendable (UnsafeRawBufferPointer) throws -> Void
        private let state = Mutex(State())

        init(_ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void) {
            self.request = request
            self.receive = receive
        }

        /// The answer's, once its head has come.
        var status: Int? { state.withLock { $0.response?.statusCode } }

        func run(_ task: URLSessionDataTask) async throws -> HTTPResponse {
            try await withCheckedThrowingContinuation { continuation in
                let failure = state.withLock { state in
                    // Ended beforehand, it may be over already.
                    if state.failure == nil { state.continuation = continuation }
                    return state.failure
                }
                if let failure { return continuation.resume(throwing: failure) }
                task.resume()
            }
        }

        /// Ends the transfer when a time limit passes: URLSession's own only counts the silence between two
        /// pieces.
        func keepTime(of task: URLSessionTask) async throws {
            let connecting = min(request.connectTimeout, request.totalTimeout)
            try await Task.sleep(for: connecting)
            if !mayHaveSent(task) { end(task, because: URLError(.timedOut)) }
            try await Task.sleep(for: request.totalTimeout - connecting)
            end(task, because: URLError(.timedOut))
        }

        /// The first reason stands.
        func end(_ task: URLSessionTask, because failure: any Error) {
            state.withLock { state in
                if state.failure == nil { state.failure = failure }
            }
            task.cancel()
        }

        /// Linux's URLSession counts the body's bytes before it sends them; Apple's promises nothing of when.
        private func mayHaveSent(_ task: URLSessionTask) -> Bool {
            #if !canImport(FoundationNetworking)
                true
            #else
                request.body.isEmpty || task.countOfBytesSent > 0
            #endif
        }

        /// Takes the answer's head; false when its body isn't wanted.
        func begin(_ response: URLResponse, of task: URLSessionTask) -> Bool {
            state.withLock { $0.response = response as? HTTPURLResponse }
            guard
                request.method == "HEAD"
                    || response.expectedContentLength <= Int64(request.maximumResponseBytes)
            else {
                end(task, because: tooLarge)
                return false
            }
            return true
        }

        /// Takes a piece of the answer's body.
        func take(_ data: Data, of task: URLSessionTask) {
            let limit: Int? = state.withLock { state in
                let received = state.receivedBytes
                state.receivedBytes += data.count
                // Pieces that were on their way when it ended.
                return state.failure == nil ? request.maximumResponseBytes - received : nil
            }
            guard let limit else { return }
            do {
                for region in data.prefix(max(limit, 0)).regions { try region.withUnsafeBytes(receive) }
                if data.count > limit { end(task, because: tooLarge) }
            } catch {
                end(task, because: error)
            }
        }

        func complete(_ task: URLSessionTask, _ error: (any Error)?) {
            let mayHaveSent = mayHaveSent(task)
            let (continuation, result) = state.withLock { state in
                defer { state.continuation = nil }
                return (state.continuation, Self.result(state, error, mayHaveSent: mayHaveSent))
            }
            continuation?.resume(with: result)
        }

        private static func result(
            _ state: State, _ error: (any Error)?, mayHaveSent: Bool
        ) -> Result<HTTPResponse, any Error> {
            if let error = state.failure ?? error {
                guard let error = error as? URLError else { return .failure(error) }
                return .failure(
                    TransportError(error, hasResponse: state.response != nil, mayHaveSent: mayHaveSent))
            }
            guard let response = state.response else {
                return .failure(
                    TransportError(
                        .invalidResponse, message: "the answer isn't HTTP", mayHaveTakenEffect: true))
            }
            let headers = response.allHeaderFields.compactMap { name, value in
                (name as? String).map {
                    HTTPField(name: $0, value: "\(value)".trimmingCharacters(in: .whitespaces))
                }
            }
            return .success(HTTPResponse(status: response.statusCode, headers: headers))
        }

        private var tooLarge: TransportError {
            TransportError(
                .bodyTooLarge,
                message: "the response's body is longer than \(request.maximumResponseBytes) bytes",
                mayHaveTakenEffect: true)
        }
    }
#endif
