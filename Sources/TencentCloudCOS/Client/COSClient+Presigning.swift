import TencentCloudRuntime

extension COSClient {
    /// An address that opens an object to whoever has it, without credentials, for a while.
    ///
    /// Nothing is sent, so that the address of an object that isn't there is presigned as well. One that was made with
    /// temporary credentials opens nothing once they have expired.
    ///
    /// - Parameters:
    ///   - key: The object's.
    ///   - duration: How long from now, in whole seconds; an hour unless told.
    /// - Returns: The address, for GET. Whoever sees it can download the object: keep it out of logs.
    /// - Throws: `ValidationError` when there can be no such key, `CredentialsError`, `TransportError` when credentials
    ///   don't come in time, `CancellationError`.
    public func presignedURL(
        for key: String, expiresIn duration: Duration = .seconds(3600)
    ) async throws -> String {
        try await presigned(self.key(key, "GetObject"), duration)
    }

    /// The same for the bare address of an object of this bucket, as services answer it that store results there.
    ///
    /// - Parameters:
    ///   - url: The address, without a query.
    ///   - duration: How long from now, in whole seconds; an hour unless told.
    /// - Returns: The address, for GET, over the scheme that this client's requests have.
    /// - Throws: As ``presignedURL(for:expiresIn:)`` does; `ValidationError` also when the address has another host, so
    ///   that nothing is signed for anybody else.
    public func presignedURL(
        forAddress url: String, expiresIn duration: Duration = .seconds(3600)
    ) async throws -> String {
        let key: ObjectKey
        do throws(Flaw) { key = try address.key(ofAddress: url) } catch {
            throw error.error("GetObject", "Url")
        }
        return try await presigned(key, duration)
    }

    /// Whether an address is a bare one of an object of this bucket.
    package func contains(_ url: String) -> Bool { (try? address.key(ofAddress: url)) != nil }

    private func presigned(_ key: ObjectKey, _ duration: Duration) async throws -> String {
        let (seconds, attoseconds) = duration.components
        let lifetime = seconds + (attoseconds > 0 ? 1 : 0)
        // The end has to be a number that others can read, too.
        guard (1...Self.longestLifetime).contains(lifetime) else {
            throw Flaw("has to be a second to ten years").error("GetObject", "Expires")
        }
        let credentials = try await credentials(until: steadyClock.now() + timeouts.call)
        var parameters: [HTTPField] = []
        if let token = credentials.token {
            parameters.append(HTTPField(name: COSSignature.tokenName, value: token))
        }
        let now = serviceTime
        let signature = COSSignature(
            method: "GET", path: key.signedPath, parameters: parameters,
            headers: [HTTPField(name: "host", value: address.host)],
            time: (now - Self.clockTolerance)...(now + lifetime))
        let members = signature.members(secretID: credentials.secretID, secretKey: credentials.secretKey)
        let query = (members + parameters).map { "\($0.name)=\(PercentEncoding.encode($0.value))" }
        return "\(address.url(of: key))?\(query.joined(separator: "&"))"
    }

    private static let longestLifetime: Int64 = 3650 * 86_400
    /// Signatures begin to be good a little earlier, in seconds, as no two clocks agree.
    static let clockTolerance: Int64 = 60

    /// The service's time, as far as it is known, in seconds since 1970.
    var serviceTime: Int64 { clock.now() + skews.skew(of: address.host) }

    /// The provider's, which nobody waits for longer than a call may take.
    ///
    /// - Parameter stale: Those that were refused; nil when none were.
    func credentials(until deadline: Duration, replacing stale: Credentials? = nil) async throws
        -> Credentials
    {
        let provider = credentials
        return try await waiting(
            until: deadline, steadyClock,
            orElse: "the time for the call was up before there were credentials"
        ) {
            if let stale { return try await provider.credentials(replacing: stale) }
            return try await provider.credentials()
        }
    }
}
