import Synchronization

/// Keeps repetitions a small share of all requests, so that a bad day of a service isn't made worse by its
/// clients.
///
/// There is a reserve of repetitions; each one takes from it, and each call puts a part of one back. When it
/// is empty, calls end with their first error. One object is shared by a configuration's copies, and may be
/// given to several configurations.
public final class RetryBudget: Sendable {
    /// Counted in thousandths, to be whole numbers.
    private let level: Atomic<Int>
    private let reserve: Int
    private let share: Int

    private static let one = 1000

    /// A full reserve.
    ///
    /// - Parameters:
    ///   - reserve: How many repetitions there may be beyond the share; 100 unless told.
    ///   - share: What each call adds to the reserve, up to where it began: 0.2 unless told, which lets a
    ///     lasting trouble add a fifth to the load.
    public init(reserve: Int = 100, share: Double = 0.2) {
        self.reserve = min(max(reserve, 0), 1_000_000) * Self.one
        self.share = Int(min(max(share, 0), 1000) * Double(Self.one))
        level = Atomic(self.reserve)
    }

    /// How many repetitions could be made at this moment.
    public var available: Int { level.load(ordering: .relaxed) / Self.one }

    /// A call begins. Does nothing while the reserve is full, as it is on a good day.
    package func deposit() {
        var current = level.load(ordering: .relaxed)
        while current < reserve {
            let (done, original) = level.weakCompareExchange(
                expected: current, desired: min(current + share, reserve), ordering: .relaxed)
            if done { return }
            current = original
        }
    }

    /// Takes one repetition, and says whether there was one.
    package func withdraw() -> Bool {
        var current = level.load(ordering: .relaxed)
        while current >= Self.one {
            let (done, original) = level.weakCompareExchange(
                expected: current, desired: current - Self.one, ordering: .relaxed)
            if done { return true }
            current = original
        }
        return false
    }
}
