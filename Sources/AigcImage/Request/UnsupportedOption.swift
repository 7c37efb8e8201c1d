import TencentCloudRuntime

/// An option that the service, or the model, has no way to express. Nothing was sent.
public struct UnsupportedOption: Error, Sendable, Hashable {
    /// The option, as ``ImageRequest`` calls it.
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
    public var description: String {
        ("\(option): \(reason)" + (alternative.map { "; \($0)" } ?? "")).printable
    }
}
