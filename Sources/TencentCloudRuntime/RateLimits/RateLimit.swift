/// How many requests a client sends in a second.
///
/// Each action on each host has a limit of its own, which copies of a client keep together. Calls beyond it
/// wait, first come, first served, and their time limit runs on meanwhile; a call that could not be sent
/// within its time fails at once.
/// ```swift
/// var configuration = ClientConfiguration()
/// configuration.rateLimit = .requestsPerSecond(5)                           // every action
/// configuration.rateLimit = .published(but: ["CreateAigcImageTask": 50])    // a limit that was raised
/// ```
/// A limit of n never lets more than n requests start within any one second: a token that was taken comes
/// back a second later.
public struct RateLimit: Sendable, Hashable {
    private enum Base: Sendable, Hashable {
        case published
        case off
        case fixed(Int)
    }

    private var base: Base
    private var exceptions: [String: Int]

    /// What each action's documentation says; actions whose limit isn't known have none. This is the default.
    public static let published = RateLimit(base: .published, exceptions: [:])

    /// None: for services of your own, or where something else keeps the limit.
    public static let off = RateLimit(base: .off, exceptions: [:])

    /// The same for every action.
    ///
    /// - Parameter limit: Less than one is no limit.
    public static func requestsPerSecond(_ limit: Int) -> RateLimit {
        RateLimit(base: .fixed(limit), exceptions: [:])
    }

    /// What the documentation says, but for some actions.
    ///
    /// - Parameter exceptions: Requests a second by the action's wire name; less than one is no limit.
    public static func published(but exceptions: [String: Int]) -> RateLimit {
        RateLimit(base: .published, exceptions: exceptions)
    }

    /// The limit of one action, or nil when it has none.
    func limit(of action: APIAction) -> Int? {
        let limit: Int?
        if !exceptions.isEmpty, let exception = exceptions[action.name] {
            limit = exception
        } else {
            switch base {
            case .published: limit = action.requestsPerSecond
            case .off: limit = nil
            case .fixed(let fixed): limit = fixed
            }
        }
        return limit.flatMap { $0 > 0 ? $0 : nil }
    }
}
