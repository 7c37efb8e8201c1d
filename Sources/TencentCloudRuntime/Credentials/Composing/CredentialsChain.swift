/// The first of several providers that has credentials.
///
/// A role that is named, and can't be taken on at this moment, ends the search: what comes after it may be another
/// account's, which nobody meant to pay with.
public struct CredentialsChain: CredentialsProvider {
    package let providers: [any CredentialsProvider]

    /// Tries providers in this order at each call.
    public init(_ providers: [any CredentialsProvider]) { self.providers = providers }

    /// The first provider's credentials that can be had.
    ///
    /// - Throws: ``CredentialsError`` with every provider's reason; `CancellationError` when cancelled.
    public func credentials() async throws -> Credentials {
        try await first { try await $0.credentials() }
    }

    /// The first provider's credentials that can be had when the stale ones can't be used any more.
    ///
    /// - Throws: As ``credentials()`` does.
    public func credentials(replacing stale: Credentials) async throws -> Credentials {
        try await first { try await $0.credentials(replacing: stale) }
    }

    private func first(
        _ ask: (any CredentialsProvider) async throws -> Credentials
    ) async throws -> Credentials {
        var places: [CredentialsError.Place] = []
        for provider in providers {
            do {
                return try await ask(provider)
            } catch let error as CredentialsError {
                places += error.places
                if error.endsChain { throw CredentialsError(places: places, endsChain: true) }
            } catch let error as CancellationError {
                throw error
            } catch {
                // Only its type: what a stranger's error says might be a secret.
                places.append(
                    .init(provider: "\(type(of: provider))", reason: "threw \(type(of: error))"))
            }
        }
        throw failure(of: places)
    }

    private func failure(of places: [CredentialsError.Place]) -> CredentialsError {
        places.isEmpty
            ? CredentialsError(provider: "chain", reason: "has no providers")
            : CredentialsError(places: places)
    }
}

extension CredentialsChain: CredentialsAtHand {
    package func credentialsAtHand() throws(CredentialsError) -> Credentials? {
        var places: [CredentialsError.Place] = []
        for provider in providers {
            do throws(CredentialsError) {
                return try provider.atHand()
            } catch {
                places += error.places
                if error.endsChain { throw CredentialsError(places: places, endsChain: true) }
            }
        }
        throw failure(of: places)
    }
}

extension CredentialsChain: SiteOfCredentials {
    /// Of the provider whose credentials are used.
    package var endpoint: Endpoint? {
        for provider in providers {
            do throws(CredentialsError) {
                _ = try provider.atHand()
            } catch {
                if error.endsChain { return nil }
                continue
            }
            return provider.endpointOfKeys
        }
        return nil
    }
}
