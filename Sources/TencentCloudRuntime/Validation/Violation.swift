/// One limit that a request breaks.
public struct Violation: Sendable, Hashable {
    /// The wire path of the value, such as `ImageInfos[0].Url`; empty for the request as a whole.
    public var path: String
    /// What is wrong, and what would be right. Never holds the value itself when that is a text.
    public var message: String
    /// What the service would answer.
    public var code: ServiceErrorCode

    /// Describes a broken limit.
    public init(path: String, message: String, code: ServiceErrorCode) {
        self.path = path
        self.message = message
        self.code = code
    }
}

extension Violation: CustomStringConvertible {
    /// Path and message.
    public var description: String { (path.isEmpty ? message : "\(path) \(message)").printable }
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

extension ValidationError: CustomStringConvertible {
    /// Every violation.
    public var description: String {
        "\(action.printable): " + violations.map(\.description).joined(separator: "; ")
    }
}
