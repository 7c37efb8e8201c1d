/// Trying again what goes on for so long that outages are to be outlived, beyond the attempts of a single call.
enum Patience {
    /// How often a create that may pass is tried.
    static let attempts = 6

    /// The pause before the next attempt: a second, then longer and longer.
    static func delay(after attempt: Int) -> Duration {
        .seconds(Double(1 << min(attempt, 5)) * .random(in: 0.5...1))
    }

    /// Waits so long.
    static func pause(after attempt: Int) async throws { try await Task.sleep(for: delay(after: attempt)) }
}
