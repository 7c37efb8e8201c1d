@testable import TencentCloudLocal

/// Answers every connection with the same bytes, whatever they are, and closes it.
final class RawServer: Sendable {
    private let stop: StopSignal
    private let threads = ThreadGroup()
    private let port: Int

    init(_ answer: [UInt8]) throws {
        let listener = try Socket.listening(port: 0)
        let stop = try StopSignal()
        (port, self.stop) = (listener.port, stop)
        let isListening = threads.start {
            while case .connection(let socket) = listener.accept(stop) {
                withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { bytes in
                    _ = socket.receive(into: bytes, until: .now + .seconds(60), stop)
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
