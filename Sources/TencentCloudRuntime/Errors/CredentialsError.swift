/// No provider had credentials: what was tried, and why each didn't serve. Holds no secret.
public struct CredentialsError: Error, Sendable, Hashable {
    /// One place that was looked at.
    public struct Place: Sendable, Hashable {
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
    public var places: [Place]
    /// Whether the last place says who is to sign, and only can't be had at this moment: then a chain doesn't go on to
    /// the next one, which may be another account's.
    public var endsChain: Bool

    /// Collects what was tried.
    ///
    /// - Parameters:
    ///   - places: In their order.
    ///   - endsChain: False unless told.
    public init(places: [Place], endsChain: Bool = false) {
        self.places = places
        self.endsChain = endsChain
    }

    /// One place that didn't serve: what a provider throws.
    ///
    /// - Parameters:
    ///   - provider: The place, such as `environment`.
    ///   - reason: Without any secret.
    ///   - endsChain: False unless told.
    public init(provider: String, reason: String, endsChain: Bool = false) {
        self.init(places: [Place(provider: provider, reason: reason)], endsChain: endsChain)
    }
}

extension CredentialsError: TencentCloudError {
    /// False: what is missing has to be put there.
    public var isTransient: Bool { false }
    /// False: there was nothing to sign with.
    public var mayHaveTakenEffect: Bool { false }
    /// Nil: no service was heard of.
    public var requestID: String? { nil }
    /// 0: there was nothing to sign with.
    public var attempts: Int { 0 }
    /// Always ``ErrorCategory/credentials``.
    public var category: ErrorCategory { .credentials }
}

extension CredentialsError: CustomStringConvertible {
    /// Every place and its reason.
    public var description: String {
        let places = places.map { "\($0.provider): \($0.reason)" }.joined(separator: "; ")
        return "no credentials: \(places)".printable
    }
}
