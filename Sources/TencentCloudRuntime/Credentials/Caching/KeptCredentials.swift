/// Credentials, and when to do what about them. Moments are seconds since 1970.
struct KeptCredentials {
    let credentials: Credentials
    private let refreshTime: Int64
    private let end: Int64

    /// A request that is signed just before the end would arrive after it.
    private static let margin: Int64 = 10

    /// - Parameters:
    ///   - now: When they were fetched.
    ///   - refreshAhead: Seconds between the refresh and the end.
    ///   - jitter: From 0 to 1.
    init(_ credentials: Credentials, at now: Int64, refreshAhead: Int64, jitter: Double) {
        self.credentials = credentials
        guard let expiration = credentials.expiration else {
            (refreshTime, end) = (.max, .max)
            return
        }
        let (life, overflows) = expiration.subtractingReportingOverflow(now)
        guard !overflows, life > 0 else {
            (refreshTime, end) = (.min, .min)
            return
        }
        let ahead = min(refreshAhead, life / 4)
        refreshTime = expiration - ahead - Int64(Double(ahead) / 5 * jitter)
        end = expiration - min(Self.margin, life / 4)
    }

    func isValid(at now: Int64) -> Bool { now < end }

    func isDue(at now: Int64) -> Bool { now >= refreshTime }
}
