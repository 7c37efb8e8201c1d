/// Pages that can't go on, though the service says that there are more.
public struct PagingError: Error, Sendable, Hashable {
    /// Why pages can't go on.
    public enum Reason: Error, Sendable, Hashable {
        /// The service gave a token that it had been asked with already: going on would never end.
        case repeatedToken
        /// The next position is beyond what a 64-bit number holds.
        case positionOutOfRange
    }

    /// Why they can't go on.
    public var reason: Reason
    /// The action's name on the wire.
    public var action: String
    /// How many pages there were before, all of them good.
    public var pages: Int

    /// Describes why pages can't go on.
    public init(_ reason: Reason, action: String, pages: Int) {
        self.reason = reason
        self.action = action
        self.pages = pages
    }
}

extension PagingError: TencentCloudError {
    /// False: the service would give the same page again.
    public var isTransient: Bool { false }
    /// False: listing changes nothing.
    public var mayHaveTakenEffect: Bool { false }
    /// Nil: the responses themselves are good.
    public var requestID: String? { nil }
    /// One request for each page.
    public var attempts: Int { pages }
    /// Always ``ErrorCategory/service``.
    public var category: ErrorCategory { .service }
}

extension PagingError: CustomStringConvertible {
    /// Why the pages can't go on, and after how many. Tokens aren't named.
    public var description: String {
        let cause =
            switch reason {
            case .repeatedToken: "the service gave a token for the next one that it had given before"
            case .positionOutOfRange: "the next position is beyond what a 64-bit number holds"
            }
        return "\(action) can't go on after \(pages) page\(pages == 1 ? "" : "s"): \(cause)".printable
    }
}
