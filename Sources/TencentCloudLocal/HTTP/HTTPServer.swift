/// A small HTTP/1.1 server on loopback: a thread accepts, and each connection has a thread of its own.
final class HTTPServer: Sendable {
    typealias Handler = @Sendable (ServerRequest) -> ServerResponse

    /// The port it listens on.
    let port: Int
    private let stopSignal: StopSignal
    private let gate: PortGate
    private let threads = ThreadGroup()

    /// Listens at once.
    ///
    /// - Parameters:
    ///   - dateHeader: What every answer's Date header says.
    ///   - faults: What goes wrong on purpose; nothing unless told.
    ///   - makeHandler: Called once with the port, which answers may name, and the signal that a handler
    ///     which waits has to heed.
    init(
        host: String = "127.0.0.1", port: Int, limits: ServerLimits = ServerLimits(),
        faults: FaultInjector? = nil,
        dateHeader: @escaping @Sendable () -> String,
        makeHandler: (_ port: Int, _ stop: StopSignal) -> Handler
    ) throws(LocalServiceError) {
        let listener = try Socket.listening(host: host, port: port)
        self.port = listener.port
        stopSignal = try StopSignal()
        gate = PortGate(listener)
        let core = Core(
            stop: stopSignal, threads: threads, limits: limits, faults: faults, gate: gate,
            dateHeader: dateHeader,
            handler: makeHandler(listener.port, stopSignal))
        let isListening = threads.start { [gate] in
            core.accept(on: listener)
            gate.end()
        }
        guard isListening else {
            throw LocalServiceError(message: "The system has no thread left to listen on.")
        }
    }

    deinit { stop() }

    /// Closes the port and every connection, and returns when all threads have ended.
    func stop() {
        stopSignal.raise()
        threads.join()
    }

    /// Refuses connections from now on, for `duration`.
    func refuse(for duration: Duration) { gate.close(for: duration) }

    /// Threads that listen or serve.
    var threadCount: Int { threads.count }

    /// What the threads share; the server itself isn't among it, so that letting go of it stops them.
    private struct Core: Sendable {
        var stop: StopSignal
        var threads: ThreadGroup
        var limits: ServerLimits
        var faults: FaultInjector?
        var gate: PortGate
        var dateHeader: @Sendable () -> String
        var handler: Handler

        func accept(on listener: Socket) {
            while true {
                switch listener.accept(stop) {
                case .stopped: return
                case .failed where gate.passes(stop): break
                case .failed:
                    // Out of descriptors, mostly: some connection will close.
                    stop.wait(for: .milliseconds(20))
                case .connection(let socket):
                    if gate.isClosed {
                        socket.resetWhenClosed()
                        continue
                    }
                    // The listening thread is one of the group.
                    guard threads.count <= limits.connections, threads.start({ serve(socket) }) else {
                        // Nothing more is begun while everything ends; the connection closes with the rest.
                        if stop.isRaised { return }
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
                    guard try reader.begin() else { return }
                    var request = try reader.head()
                    // Whoever looks after the service isn't meant.
                    let incident = ControlDesk.serves(request) ? nil : faults?.next()
                    if incident?.fault == .resetBeforeRequest || incident?.fault == .resetDuringRequest {
                        return socket.resetWhenClosed()
                    }
                    try reader.readBody(of: &request)
                    request.incident = incident
                    let response = handler(request)
                    let refuses = incident?.fault == .refusedConnection
                    if refuses, let plan = faults?.plan { gate.close(for: plan.refusalTime) }
                    let keepsAlive =
                        request.keepsAlive && !request.bodyIsTooLarge && !stop.isRaised && !refuses
                        && response.delivery == .whole
                    guard
                        send(response, on: socket, keepsAlive: keepsAlive, withBody: request.method != "HEAD")
                    else { return }
                    if response.delivery == .reset { return }
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
            if let stream = response.stream {
                return send(stream, of: response, on: socket, keepsAlive: keepsAlive)
            }
            return socket.deliver(
                Array(response.head(date: dateHeader(), keepsAlive: keepsAlive).utf8),
                withBody ? response.body : [], response.delivery, until: .now + limits.responseTime, stop)
        }

        /// Sends each piece as it is made, the head with the first.
        private func send(
            _ stream: ServerResponse.Stream, of response: ServerResponse, on socket: Socket, keepsAlive: Bool
        ) -> Bool {
            var head = Array(response.head(date: dateHeader(), keepsAlive: keepsAlive).utf8)
            func push(_ bytes: [UInt8]) -> Bool {
                defer { head = [] }
                return socket.send(head + bytes, until: .now + limits.responseTime, stop)
            }
            let other = stream { piece throws(Departure) in
                guard !piece.isEmpty else { return }
                let size = Array("\(String(piece.count, radix: 16))\r\n".utf8)
                guard push(size + piece + [0x0d, 0x0a]) else { throw Departure() }
            }
            if let other { return send(other, on: socket, keepsAlive: keepsAlive) }
            return push(Array("0\r\n\r\n".utf8))
        }

        /// Closing with unread bytes would reset the connection, and take the answer with it.
        private func finish(_ socket: Socket, _ reader: inout RequestReader) {
            socket.finishSending()
            reader.drain()
        }
    }
}
