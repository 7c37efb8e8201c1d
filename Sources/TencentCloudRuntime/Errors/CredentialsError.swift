/// No provider had credentials: what was tried, and why each didn't serve. Holds no secret.
public struct CredentialsError: Error, Sendable, Hashable {
    /// One place that was looked at.
    public struct Attempt: Sendable, Hashable {
        /// The place, such as `environment`.
        public var provider: String
        /// Why it didn't serve.
        public var reason: String

        /// Describes a place that was looked at.
        public init(provider: String, reason: String) {
            self.provider = provider
            self.reason = reason
        }
    }

    /// In the order in which they were tried.
    public var attempts: [Attempt]

    /// Collects what was tried.
    public init(attempts: [Attempt]) { self.attempts = attempts }

    /// One place that didn't serve: what a provider throws.
    public init(provider: String, reason: String) {
        self.init(attempts: [Attempt(provider: provider, reason: reason)])
    }
}

extension CredentialsError: CustomStringConvertible {
    /// Every place and its reason.
    public var description: String {
        "no credentials: "
            + attempts.map { "\($0.provider): \($0.reason)" }.joined(separator: "; ")
    }
}
