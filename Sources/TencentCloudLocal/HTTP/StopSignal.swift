import TencentCloudPlatform

/// A flag that every blocked thread can wait for beside its socket: a pipe whose reading end becomes readable
/// once, for all, and forever.
///
/// Shutting sockets down from another thread would race with their descriptors being closed and handed out
/// anew.
final class StopSignal: Sendable {
    /// Why a wait ended.
    enum Wake {
        case ready, stopped, timedOut
    }

    private let readingEnd: Int32
    private let writingEnd: Int32

    init() throws(LocalServiceError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LocalServiceError(doing: "open a pipe", code: errno) }
        readingEnd = ends[0]
        writingEnd = ends[1]
        closeOnExec(readingEnd)
        closeOnExec(writingEnd)
    }

    deinit {
        close(readingEnd)
        close(writingEnd)
    }

    func raise() {
        var byte: UInt8 = 1
        _ = write(writingEnd, &byte, 1)
    }

    /// Whether the signal has been raised.
    var isRaised: Bool { wait(for: .zero) }

    /// Sleeps; true when the signal ended the sleep.
    @discardableResult
    func wait(for duration: Duration) -> Bool {
        wait(for: -1, events: 0, until: .now + duration) == .stopped
    }

    /// Waits until `descriptor` has one of `events` (POLLIN, POLLOUT), the signal is raised or `deadline`
    /// passes.
    func wait(for descriptor: Int32, events: Int32, until deadline: ContinuousClock.Instant?) -> Wake {
        var entries = [
            pollfd(fd: readingEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0),
        ]
        while true {
            let count = poll(&entries, nfds_t(entries.count), Self.milliseconds(until: deadline))
            if count < 0, errno == EINTR { continue }
            if entries[0].revents != 0 { return .stopped }
            if count > 0 { return .ready }
            if count < 0 { return .stopped }
            if let deadline, deadline <= .now { return .timedOut }
        }
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let (seconds, attoseconds) = (deadline - .now).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        // Rounded up, so that the last fraction of a millisecond isn't spent spinning.
        return Int32(clamping: min(seconds, 3_600) * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}

/// Keeps a descriptor out of the programs that this one starts.
func closeOnExec(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}
