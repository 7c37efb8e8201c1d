/// How an answer is sent. All but `whole` end the connection.
enum Delivery: Sendable, Equatable {
    /// As it should be.
    case whole
    /// Nothing is sent; the connection is closed in good order.
    case lost
    /// Nothing is sent; the connection is reset.
    case reset
    /// Nothing is sent until the client leaves or the time is up.
    case stalled(Duration)
    /// A part of it.
    case truncated
    /// All of it, piece by piece over a time.
    case dripped(Duration)
    /// All of it, and then so many blanks.
    case padded(Int)
}

extension Socket {
    /// Sends an answer's head and body as `delivery` says.
    func deliver(
        _ head: [UInt8], _ body: [UInt8], _ delivery: Delivery, until deadline: ContinuousClock.Instant,
        _ stop: StopSignal
    ) -> Bool {
        switch delivery {
        case .whole:
            // One packet where it fits.
            guard body.count > 64 << 10 else { return send(head + body, until: deadline, stop) }
            return send(head, until: deadline, stop) && send(body, until: deadline, stop)
        case .lost:
            return true
        case .reset:
            resetWhenClosed()
        case .stalled(let duration):
            waitForEnd(until: .now + duration, stop)
        case .truncated:
            _ = send(head + body.prefix(body.count / 2), until: deadline, stop)
        case .dripped(let duration):
            let bytes = head + body
            let pieces = 10
            for number in 0..<pieces {
                let piece = bytes[(bytes.count * number / pieces)..<(bytes.count * (number + 1) / pieces)]
                guard send(Array(piece), until: deadline, stop) else { return false }
                if number < pieces - 1, stop.wait(for: duration / (pieces - 1)) { return false }
            }
        case .padded(let count):
            guard send(head + body, until: deadline, stop) else { return false }
            let blanks = [UInt8](repeating: 0x20, count: 64 << 10)
            var left = count
            while left > 0 {
                let piece = left < blanks.count ? Array(blanks[..<left]) : blanks
                guard send(piece, until: deadline, stop) else { return false }
                left -= piece.count
            }
        }
        return true
    }

    /// Waits until the client has left, whatever it sends before.
    private func waitForEnd(until deadline: ContinuousClock.Instant, _ stop: StopSignal) {
        withUnsafeTemporaryAllocation(byteCount: 4 << 10, alignment: 1) { bytes in
            while let count = receive(into: bytes, until: deadline, stop), count > 0 {}
        }
    }
}
