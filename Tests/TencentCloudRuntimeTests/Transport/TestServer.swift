import Synchronization
import TencentCloudPlatform

/// The smallest HTTP/1.1 server that a transport can be proved against: a blocking thread for each connection,
/// and answers that may misbehave.
final class TestServer: Sendable {
    struct Request: Sendable {
        var method: String
        var target: String
        /// In the order they came, as they came.
        var headers: [(name: String, value: String)]
        var body: [UInt8]
        /// Which of the server's connections it came over, and which request of that connection it is, from 1.
        var connection: Int
        var ordinal: Int

        func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    enum Answer: Sendable {
        case respond(status: Int = 200, headers: [String] = [], body: [UInt8] = [])
        /// These bytes, then the end of the connection.
        case raw(String)
        /// Nothing, until the client closes.
        case silence
        /// An orderly end without a word.
        case close
        /// These bytes, then a reset.
        case reset(after: String)
        /// The start of an answer, then nothing until the client closes.
        case stall(after: String)
    }

    private struct State {
        var requests: [Request] = []
        var connectionCount = 0
        /// Of connections that the client has ended.
        var clientCloseCount = 0
    }

    var port: Int { listener.port }
    var url: String { "http://127.0.0.1:\(port)/" }
    var requests: [Request] { state.withLock { $0.requests } }
    var connectionCount: Int { state.withLock { $0.connectionCount } }
    var clientCloseCount: Int { state.withLock { $0.clientCloseCount } }

    private let listener: ListeningSocket
    private let state = Mutex(State())
    private let answer: @Sendable (Request) -> Answer

    /// - Parameter keepsRequests: Off for measuring.
    init(keepsRequests: Bool = true, answer: @escaping @Sendable (Request) -> Answer) throws {
        signal(SIGPIPE, SIG_IGN)
        self.answer = answer
        listener = try ListeningSocket()
        startTestThread { self.accept(keepsRequests: keepsRequests) }
    }

    /// Takes no more connections; the open ones end when their clients do.
    func stop() {
        listener.stop()
    }

    private func accept(keepsRequests: Bool) {
        while let connection = listener.accept() {
            let number = state.withLock {
                $0.connectionCount += 1
                return $0.connectionCount
            }
            var on: Int32 = 1
            setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            startTestThread {
                if self.serve(connection, number: number, keepsRequests: keepsRequests) {
                    self.state.withLock { $0.clientCloseCount += 1 }
                }
                close(connection)
            }
        }
    }

    /// Returns whether it was the client that ended the connection.
    private func serve(_ connection: Int32, number: Int, keepsRequests: Bool) -> Bool {
        var reader = RequestReader(connection: connection, number: number)
        while let request = reader.next() {
            if keepsRequests { state.withLock { $0.requests.append(request) } }
            switch answer(request) {
            case .respond(let status, let headers, let body):
                var head = "HTTP/1.1 \(status) Any\r\nContent-Length: \(body.count)\r\n"
                for header in headers { head += header + "\r\n" }
                head += "\r\n"
                guard send(Array(head.utf8) + (request.method == "HEAD" ? [] : body), to: connection) else {
                    return true
                }
            case .raw(let text):
                _ = send(Array(text.utf8), to: connection)
                return false
            case .silence:
                return waitForEnd(of: connection)
            case .close:
                return false
            case .reset(let text):
                _ = send(Array(text.utf8), to: connection)
                var abort = linger(l_onoff: 1, l_linger: 0)
                setsockopt(
                    connection, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
                return false
            case .stall(let text):
                _ = send(Array(text.utf8), to: connection)
                return waitForEnd(of: connection)
            }
        }
        return true
    }

    private func waitForEnd(of connection: Int32) -> Bool {
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        return true
    }

    private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(connection, $0.baseAddress! + sent, bytes.count - sent)
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

/// Says something to whoever connects, then nothing more until they close.
final class TestListener: Sendable {
    var port: Int { listener.port }

    private let listener: ListeningSocket

    init(greeting: String) throws {
        listener = try ListeningSocket()
        let listener = listener
        startTestThread {
            while let connection = listener.accept() {
                let bytes = Array(greeting.utf8)
                _ = write(connection, bytes, bytes.count)
                startTestThread {
                    var byte: UInt8 = 0
                    while recv(connection, &byte, 1, 0) > 0 {}
                    close(connection)
                }
            }
        }
    }

    func stop() {
        listener.stop()
    }
}

/// On a free port of the loopback interface.
private final class ListeningSocket: Sendable {
    struct CannotListen: Error { var number: Int32 }

    let port: Int
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, streamSocketType, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 256) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isListening else { throw CannotListen(number: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Nil once stopped.
    func accept() -> Int32? {
        let connection = TencentCloudPlatform.accept(descriptor, nil, nil)
        if connection >= 0 { return connection }
        close(descriptor)
        return nil
    }

    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}

private struct RequestReader {
    let connection: Int32
    let number: Int
    private var ordinal = 0
    private var buffer: [UInt8] = []

    init(connection: Int32, number: Int) {
        self.connection = connection
        self.number = number
    }

    mutating func next() -> TestServer.Request? {
        var searched = 0
        while true {
            if let end = headEnd(from: searched) {
                let head = String(decoding: buffer[..<end], as: UTF8.self)
                let lines = head.split(separator: "\r\n")
                let words = lines[0].split(separator: " ")
                var headers: [(name: String, value: String)] = []
                for line in lines.dropFirst() {
                    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                    headers.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
                }
                let length =
                    headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
                let bodyStart = end + 4
                while buffer.count < bodyStart + length { guard fill() else { return nil } }
                let body = Array(buffer[bodyStart..<bodyStart + length])
                buffer.removeFirst(bodyStart + length)
                ordinal += 1
                return TestServer.Request(
                    method: String(words[0]), target: String(words[1]), headers: headers, body: body,
                    connection: number, ordinal: ordinal)
            }
            searched = max(0, buffer.count - 3)
            guard fill() else { return nil }
        }
    }

    private func headEnd(from start: Int) -> Int? {
        guard buffer.count >= 4 else { return nil }
        return (start...buffer.count - 4).first {
            buffer[$0] == 13 && buffer[$0 + 1] == 10 && buffer[$0 + 2] == 13 && buffer[$0 + 3] == 10
        }
    }

    private mutating func fill() -> Bool {
        let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65536) { piece in
            let count = recv(connection, piece.baseAddress!, piece.count, 0)
            if count > 0 { buffer.append(contentsOf: piece[..<count]) }
            return count
        }
        return count > 0
    }
}

func startTestThread(_ body: @escaping @Sendable () -> Void) {
    SystemThread(body)?.detach()
}
