import Synchronization

/// How far the services' clocks are ahead of this machine's, as their refusals told.
package final class ClockSkews: Sendable {
    private let isKnown = Atomic(false)
    private let seconds = Mutex<[String: Int64]>([:])

    package init() {}

    /// The seconds to add to this machine's time for a host.
    package func skew(of host: String) -> Int64 {
        // Nearly always there is nothing to look up.
        guard isKnown.load(ordering: .acquiring) else { return 0 }
        return seconds.withLock { $0[host] ?? 0 }
    }

    package func remember(_ skew: Int64, of host: String) {
        seconds.withLock { $0[host] = skew }
        isKnown.store(true, ordering: .releasing)
    }
}
