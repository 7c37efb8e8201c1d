import Synchronization

@testable import TencentCloudLocal

/// Answers every connection with the same bytes, whatever they are, and closes it.
final class RawServer: Sendable {
    private let stop: StopSignal
    private let threads = ThreadGroup()
    private let port: Int
    private let received: Received

    /// What was sent on each connection so far, as far as it came in one piece.
    var requests: [String] { received.texts.withLock { $0 } }

    /// Apart from the server, which the thread must not keep alive.
    private final class Received: Sendable {
        let texts = Mutex<[String]>([])
    }

    init(_ answer: [UInt8]) throws {
        let received = Received()
        self.received = received
        let listener = try Socket.listening(port: 0)
        let stop = try StopSignal()
        (port, self.stop) = (listener.port, stop)
        let isListening = threads.start {
            while case .connection(let socket) = listener.accept(stop) {
                withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { bytes in
                    let count = socket.receive(into: bytes, until: .now + .seconds(60), stop) ?? 0
                    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
                    received.texts.withLock { $0.append(text) }
                }
                _ = socket.send(answer, until: .now + .seconds(60), stop)
            }
        }
        guard isListening else { throw LocalServiceError(message: "no thread") }
    }

    deinit {
        stop.raise()
        threads.join()
    }

    /// An answer that ends with its connection, so that nobody knows how long it should be.
    static func withoutLength(_ body: [UInt8], type: String) -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nConnection: close\r\n\r\n".utf8) + body
    }

    func url(_ path: String = "/image.jpg") -> String { "http://127.0.0.1:\(port)\(path)" }
}
