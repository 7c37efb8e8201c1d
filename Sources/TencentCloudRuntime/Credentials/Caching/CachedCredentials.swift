/// Remembers another provider's credentials until shortly before they expire.
///
/// - A few minutes ahead of the end, at a moment that differs from machine to machine, new ones are fetched while
///   calls go on with those at hand. When that fails, they serve until their end.
/// - Callers that find none, or expired ones, share one request to the provider. One that is cancelled leaves at
///   once, and the others still get theirs.
/// - A failure goes to those who waited for it, and is forgotten: the next call asks again.
///
/// Copies share what is remembered. Credentials without an expiration stay until a service refuses them.
public struct CachedCredentials: CredentialsProvider {
    let cache: CredentialsCache
    private let provider: any CredentialsProvider

    /// Remembers what a provider gives out.
    ///
    /// - Parameters:
    ///   - provider: Who is asked.
    ///   - refreshAhead: How long before their end credentials are replaced. Five minutes unless told, and up to a
    ///     fifth more at random, but never more than a quarter of their life.
    public init(_ provider: any CredentialsProvider, refreshAhead: Duration = .seconds(300)) {
        self.init(provider, refreshAhead: refreshAhead, clock: .system)
    }

    /// - Parameter jitter: From 0 to 1, how much of the random part is used.
    package init(
        _ provider: any CredentialsProvider, refreshAhead: Duration = .seconds(300), clock: UnixClock,
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.provider = provider
        cache = CredentialsCache(
            provider, refreshAhead: refreshAhead.components.seconds, clock: clock, jitter: jitter)
    }

    /// The credentials that are remembered, or new ones.
    ///
    /// - Throws: What the provider throws; `CancellationError` when the calling task is cancelled.
    public func credentials() async throws -> Credentials {
        try await cache.credentials(replacing: nil)
    }

    /// New credentials, if those that are remembered are the stale ones.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await cache.credentials(replacing: stale)
    }
}

extension CachedCredentials: CredentialsAtHand {
    package func credentialsAtHand() -> Credentials? { cache.credentialsAtHand() }
}

extension CachedCredentials: SiteOfCredentials {
    package var endpoint: Endpoint? { provider.endpointOfKeys }
}
