#if URLSESSION_TRANSPORT
    import Foundation
    import Synchronization

    #if canImport(FoundationNetworking)
        import FoundationNetworking
    #endif

    /// A session, and whom its tasks belong to: Linux's URLSession doesn't call a task's own delegate.
    final class URLSessionOfExchanges: Sendable {
        private let session: URLSession
        private let delegate = Delegate()

        init(_ configuration: URLSessionConfiguration) {
            session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
        }

        /// A session keeps itself alive until it is told to end.
        deinit {
            session.finishTasksAndInvalidate()
        }

        /// A task that the exchange hears of, until it is forgotten.
        func task(with request: URLRequest, _ exchange: URLSessionExchange) -> URLSessionDataTask {
            let task = session.dataTask(with: request)
            delegate.exchanges.withLock { $0[task.taskIdentifier] = exchange }
            return task
        }

        func forget(_ task: URLSessionTask) {
            _ = delegate.exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        }
    }

    extension URLSessionConfiguration {
        /// A new one that remembers nothing from exchange to exchange but connections.
        static var forExchanges: URLSessionConfiguration {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.httpShouldSetCookies = false
            configuration.httpCookieStorage = nil
            configuration.urlCache = nil
            configuration.urlCredentialStorage = nil
            configuration.httpMaximumConnectionsPerHost = 64
            // Foundation's networking on Linux has no such setting.
            #if !canImport(FoundationNetworking)
                configuration.tlsMinimumSupportedProtocolVersion = .TLSv12
            #endif
            return configuration
        }
    }

    private final class Delegate: NSObject, URLSessionDataDelegate {
        let exchanges = Mutex<[Int: URLSessionExchange]>([:])

        private func exchange(of task: URLSessionTask) -> URLSessionExchange? {
            exchanges.withLock { $0[task.taskIdentifier] }
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
            let goesOn = exchange(of: dataTask)?.begin(response, of: dataTask) ?? false
            completionHandler(goesOn ? .allow : .cancel)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            exchange(of: dataTask)?.take(data, of: dataTask)
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?)
        {
            exchange(of: task)?.complete(task, error)
        }
    }
#endif
