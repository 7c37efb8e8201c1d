public import TencentCloudLimits

/// One limit that a request breaks.
public struct Violation: Sendable, Hashable {
    /// The wire path of the value, such as `ImageInfos[0].Url`; empty for the request as a whole.
    public var path: String
    /// What is wrong, and what would be right. Never holds the value itself when that is a text.
    public var message: String
    /// What the service would answer.
    public var code: ServiceErrorCode
    /// Whether it stops the request, or is told only.
    public var strength: Limit.Strength
    /// Where the limit comes from; nil: its description doesn't say.
    public var source: LimitSource?

    /// Describes a broken limit.
    public init(
        path: String, message: String, code: ServiceErrorCode, strength: Limit.Strength = .enforced,
        source: LimitSource? = nil
    ) {
        self.path = path
        self.message = message
        self.code = code
        self.strength = strength
        self.source = source
    }
}

extension Violation: CustomStringConvertible {
    /// Path, message and source.
    public var description: String {
        let source = source.map { " (\($0))" } ?? ""
        return ((path.isEmpty ? message : "\(path) \(message)") + source).printable
    }
}

/// Which of the limits that a request breaks stop it before it is sent.
public enum RequestChecks: String, Sendable, Hashable, CaseIterable {
    /// Those that every current source says in words that forbid; of advice the observer is told, as a
    /// ``ClientWarning/Kind/advice``, and the request is sent.
    case enforced
    /// Advice too.
    case strict
    /// None, and no advice is told: the service decides.
    case none
}

/// A request that breaks documented limits, all of them at once. Nothing was sent.
public struct ValidationError: Error, Sendable, Hashable {
    /// The action's wire name.
    public var action: String
    /// In the order of the request's members.
    public var violations: [Violation]

    /// Collects what is wrong with a request.
    public init(action: String, violations: [Violation]) {
        self.action = action
        self.violations = violations
    }
}

extension ValidationError: TencentCloudError {
    /// False: the request is wrong.
    public var isTransient: Bool { false }
    /// False: it wasn't sent.
    public var mayHaveTakenEffect: Bool { false }
    /// Nil: it wasn't sent.
    public var requestID: String? { nil }
    /// 0: it wasn't sent.
    public var attempts: Int { 0 }
    /// Always ``ErrorCategory/invalid``.
    public var category: ErrorCategory { .invalid }
}

extension ValidationError: CustomStringConvertible {
    /// Every violation.
    public var description: String {
        "\(action.printable): " + violations.map(\.description).joined(separator: "; ")
    }
}

extension ValidationError {
    /// A plain call that asks for a stream, which it couldn't read: that would be billed for nothing.
    ///
    /// - Parameters:
    ///   - member: What asks for it.
    ///   - action: The action's wire name.
    ///   - events: The method that reads it.
    @_spi(Generated) public init(asking member: String, of action: String, events: String) {
        let message = "a stream of events is given by \(events); leave it out here"
        self.init(
            action: action, violations: [Violation(path: member, message: message, code: "InvalidParameter")])
    }
}
