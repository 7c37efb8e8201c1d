import TencentCloudRuntime

/// An option that the service, or the model, has no way to express.
public struct UnsupportedOption: Error, Sendable, Hashable {
    /// The option, as ``ImageRequest`` or ``SceneRequest`` calls it.
    public var option: String
    /// Why it can't be had.
    public var reason: String
    /// What can: models, services, or another option.
    public var alternative: String?

    /// Describes an option that can't be had.
    public init(option: String, reason: String, alternative: String? = nil) {
        self.option = option
        self.reason = reason
        self.alternative = alternative
    }
}

extension UnsupportedOption: CustomStringConvertible {
    /// Why it can't be had, and what can.
    public var description: String { "\(option): \(explanation)".printable }

    /// The same without the option's name, which stands otherwise on a command line.
    package var explanation: String { reason + (alternative.map { "; \($0)" } ?? "") }
}
