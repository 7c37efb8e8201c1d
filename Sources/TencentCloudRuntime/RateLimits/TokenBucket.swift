/// Tokens that come back a fixed time after they were taken, so that no window of that length ever sees more
/// starts than there are tokens.
struct TokenBucket: Sendable {
    /// When each token is there again; the one at `next` is the first.
    private var returns: [Duration]
    private var next = 0
    private let window: Duration

    /// More tokens than this only take memory: very fast limits are kept over a part of a second.
    private static let mostTokens = 1000

    init(perSecond limit: Int) {
        let tokens = min(limit, Self.mostTokens)
        window = .seconds(1) * tokens / limit
        returns = Array(repeating: .zero - .seconds(1), count: tokens)
    }

    /// When the token after so many others is there.
    func readiness(after others: Int = 0) -> Duration {
        let (rounds, place) = others.quotientAndRemainder(dividingBy: returns.count)
        return returns[(next + place) % returns.count] + window * rounds
    }

    /// Takes a token if one is there, and says whether it did.
    mutating func take(at now: Duration) -> Bool {
        guard returns[next] <= now else { return false }
        returns[next] = now + window
        next = next + 1 == returns.count ? 0 : next + 1
        return true
    }
}
