import Synchronization

/// What a local service has done since it was started.
public struct LocalServiceStatistics: Sendable, Hashable {
    /// API requests, refused ones included.
    public var requests = 0
    /// Requests that reached a service's action, by service and action: `mps.CreateAigcImageTask`.
    public var calls: [String: Int] = [:]
    /// Requests answered with an error, by its code.
    public var faults: [String: Int] = [:]
    /// Faults that requests met on purpose, by kind.
    public var injectedFaults: [LocalFault: Int] = [:]
    /// Those of them in spite of which the request was carried out, even if its sender can't know.
    public var executedFaults: [LocalFault: Int] = [:]
    /// Tasks created, and billed if this were the real service, by service: `mps`, `vod`.
    public var tasks: [String: Int] = [:]
    /// Images sent.
    public var downloads = 0
}

/// The statistics as the service's threads add to them.
final class StatisticsRecorder: Sendable {
    private let current = Mutex(LocalServiceStatistics())

    var statistics: LocalServiceStatistics { current.withLock { $0 } }

    func add(_ change: (inout sending LocalServiceStatistics) -> Void) { current.withLock { change(&$0) } }
}
