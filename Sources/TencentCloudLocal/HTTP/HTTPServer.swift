/// A small HTTP/1.1 server on loopback: a thread accepts, and each connection has a thread of its own.
final class HTTPServer: Sendable {
    typealias Handler = @Sendable (ServerRequest) -> ServerResponse

    /// The port it listens on.
    let port: Int
    private let stopSignal: StopSignal
    private let threads = ThreadGroup()

    /// Listens at once.
    ///
    /// - Parameters:
    ///   - dateHeader: What every answer's Date header says.
    ///   - makeHandler: Called once with the port, which answers may name, and the signal that a handler
    ///     which waits has to heed.
    init(
        port: Int, limits: ServerLimits = ServerLimits(), dateHeader: @escaping @Sendable () -> String,
        makeHandler: (_ port: Int, _ stop: StopSignal) -> Handler
    ) throws(LocalServiceError) {
        let listener = try Socket.listening(port: port)
        self.port = listener.port
        stopSignal = try StopSignal()
        let core = Core(
            stop: stopSignal, threads: threads, limits: limits, dateHeader: dateHeader,
            handler: makeHandler(listener.port, stopSignal))
        guard threads.start({ core.accept(on: listener) }) else {
            throw LocalServiceError(message: "The system has no thread left to listen on.")
        }
    }

    deinit { stop() }

    /// Closes the port and every connection, and returns when all threads have ended.
    func stop() {
        stopSignal.raise()
        threads.join()
    }

    /// Threads that listen or serve.
    var threadCount: Int { threads.count }

    /// What the threads share; the server itself isn't among it, so that letting go of it stops them.
    private struct Core: Sendable {
        var stop: StopSignal
        var threads: ThreadGroup
        var limits: ServerLimits
        var dateHeader: @Sendable () -> String
        var handler: Handler

        func accept(on listener: Socket) {
            while true {
                switch listener.accept(stop) {
                case .stopped: return
                case .failed:
                    // Out of descriptors, mostly: some connection will close.
                    stop.wait(for: .milliseconds(20))
                case .connection(let socket):
                    // The listening thread is one of the group.
                    guard threads.count <= limits.connections, threads.start({ serve(socket) }) else {
                        send(.text(status: 503, "Too many connections."), on: socket, keepsAlive: false)
                        continue
                    }
                }
            }
        }

        private func serve(_ socket: Socket) {
            var reader = RequestReader(socket, stop: stop, limits: limits)
            while true {
                do throws(RequestReader.Failure) {
                    guard let request = try reader.next() else { return }
                    let response = handler(request)
                    let keepsAlive = request.keepsAlive && !request.bodyIsTooLarge && !stop.isRaised
                    guard
                        send(response, on: socket, keepsAlive: keepsAlive, withBody: request.method != "HEAD")
                    else { return }
                    if !keepsAlive { return finish(socket, &reader) }
                } catch {
                    guard case .refused(let status, let message) = error else { return }
                    send(.text(status: status, message), on: socket, keepsAlive: false)
                    return finish(socket, &reader)
                }
            }
        }

        @discardableResult
        private func send(
            _ response: ServerResponse, on socket: Socket, keepsAlive: Bool, withBody: Bool = true
        ) -> Bool {
            var bytes = Array(response.head(date: dateHeader(), keepsAlive: keepsAlive).utf8)
            let deadline = ContinuousClock.now + limits.responseTime
            guard withBody else { return socket.send(bytes, until: deadline, stop) }
            if response.body.count <= 64 << 10 {
                bytes += response.body
                return socket.send(bytes, until: deadline, stop)
            }
            return socket.send(bytes, until: deadline, stop)
                && socket.send(response.body, until: deadline, stop)
        }

        /// Closing with unread bytes would reset the connection, and take the answer with it.
        private func finish(_ socket: Socket, _ reader: inout RequestReader) {
            socket.finishSending()
            reader.drain()
        }
    }
}
