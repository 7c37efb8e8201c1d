/// A task as a local service has it in its books: created, and billed if this were the real service.
public struct LocalTask: Sendable, Hashable {
    /// Where a task stands.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It hasn't begun.
        case waiting
        /// It is being drawn.
        case running
        /// Its images can be had.
        case done
        /// It ended without any.
        case failed
    }

    /// The service's product code: `mps`, `vod`.
    public var service: String
    /// As the create answered it, if its answer arrived.
    public var id: String
    /// What was asked for; empty where nothing was.
    public var prompt: String
    /// The `SessionId` that the create carried.
    public var sessionID: String?
    /// Where it stands.
    public var status: Status
    /// How many images it draws, each of which is billed.
    public var images: Int
}

extension TaskQueue.Phase {
    /// The same for the books.
    func status(failed: Bool) -> LocalTask.Status {
        switch self {
        case .waiting: .waiting
        case .running: .running
        case .ended: failed ? .failed : .done
        }
    }
}
