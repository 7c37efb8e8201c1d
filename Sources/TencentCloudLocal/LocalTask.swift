/// A task as a local service has it in its books: created, and billed if this were the real service.
public struct LocalTask: Sendable, Hashable {
    /// The service's product code: `mps`, `vod`.
    public var service: String
    /// As the create answered it, if its answer arrived.
    public var id: String
    /// What was asked for; empty where nothing was.
    public var prompt: String
    /// The `SessionId` that the create carried.
    public var sessionID: String?
}
