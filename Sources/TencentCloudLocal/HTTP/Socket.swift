import TencentCloudPlatform

/// A TCP socket that never blocks by itself: all waiting goes through a `StopSignal`.
final class Socket: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        closeOnExec(descriptor)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { close(descriptor) }

    /// A socket that listens on an IPv4 address; port 0 takes any free one.
    static func listening(host: String = "127.0.0.1", port: Int) throws(LocalServiceError) -> Socket {
        var address = in_addr()
        guard inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &address) == 1 else {
            throw LocalServiceError(message: "'\(host)' is no IPv4 address, such as 127.0.0.1 or 0.0.0.0")
        }
        guard let number = UInt16(exactly: port) else {
            throw LocalServiceError(message: "\(port) is no port: a port is 0 (any) to 65535")
        }
        let any = try bound(to: number, of: address, host)
        // Only a port that was asked for by its number stays with the socket when it stops listening. Two sockets
        // may share it as long as neither listens.
        let isBoundAgain = number == 0 && canPauseListening
        let listener =
            isBoundAgain ? try bound(to: UInt16(truncatingIfNeeded: any.port), of: address, host) : any
        withExtendedLifetime(any) {}
        guard listen(listener.descriptor, backlog) == 0 else {
            throw LocalServiceError(doing: "listen on \(host):\(port)", code: errno)
        }
        return listener
    }

    private static func bound(
        to port: UInt16, of host: in_addr, _ name: String
    ) throws(LocalServiceError) -> Socket {
        let descriptor = socket(AF_INET, streamSocketType, 0)
        guard descriptor >= 0 else { throw LocalServiceError(doing: "open a socket", code: errno) }
        let result = Socket(descriptor)
        result.set(SOL_SOCKET, SO_REUSEADDR)

        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = host
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard code == 0 else { throw LocalServiceError(doing: "listen on \(name):\(port)", code: errno) }
        return result
    }

    /// The port that a listening socket was given.
    var port: Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        return code == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
    }

    /// What accepting a connection came to.
    enum Accepted {
        case connection(Socket)
        case failed, stopped
    }

    /// Waits for the next connection.
    func accept(_ stop: StopSignal) -> Accepted {
        while true {
            guard stop.wait(for: descriptor, events: Int32(POLLIN), until: nil) == .ready else {
                return .stopped
            }
            let accepted = TencentCloudPlatform.accept(descriptor, nil, nil)
            if accepted >= 0 {
                let connection = Socket(accepted)
                connection.set(Int32(IPPROTO_TCP), TCP_NODELAY)
                preventPipeSignal(of: accepted)
                return .connection(connection)
            }
            // The client left before it was served, or another wake-up took it.
            if [EAGAIN, EINTR, ECONNABORTED].contains(errno) { continue }
            return .failed
        }
    }

    /// Reads what is there into `buffer`, waiting for the first byte.
    ///
    /// 0 at the end of the stream; nil when no more can be had: the deadline passed, the service stops, or
    /// the connection broke.
    func receive(
        into buffer: UnsafeMutableRawBufferPointer, until deadline: ContinuousClock.Instant,
        _ stop: StopSignal
    ) -> Int? {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count >= 0 { return count }
            if errno == EINTR { continue }
            guard errno == EAGAIN || errno == EWOULDBLOCK,
                stop.wait(for: descriptor, events: Int32(POLLIN), until: deadline) == .ready
            else { return nil }
        }
    }

    /// Sends all of `bytes`; false when that can't be done before `deadline`.
    func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant, _ stop: StopSignal) -> Bool {
        return bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                let count = sendWithoutSignal(rest, to: descriptor)
                if count >= 0 {
                    sent += count
                } else if errno == EAGAIN || errno == EWOULDBLOCK {
                    guard stop.wait(for: descriptor, events: Int32(POLLOUT), until: deadline) == .ready else {
                        return false
                    }
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// Says that no more will be sent, so that a client that is still sending can read the answer first.
    func finishSending() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Has closing it reset the connection, whatever was sent or received.
    func resetWhenClosed() {
        var abort = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
    }

    /// Lets a listening socket refuse connections, and keep its port, where the system can do that.
    func stopListening() {
        if canPauseListening { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    /// Takes connections again.
    func listenAgain() {
        if canPauseListening { _ = listen(descriptor, Self.backlog) }
    }

    private static let backlog: Int32 = 511

    private func set(_ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
    }
}
