/// What a client has learnt, and shares with its copies.
final class ClientMemory: Sendable {
    let rates = RateLimiter()
    let skews = ClockSkews()
    let warnings = OnceOnly()
}
