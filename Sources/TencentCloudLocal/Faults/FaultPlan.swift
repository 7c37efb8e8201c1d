/// How often a local service fails on purpose, and how.
///
/// The plan's seed settles the sequence of faults; which request meets which is a matter of their order.
///
/// ```swift
/// let plan = FaultPlan([.lostReply: 0.1, .serverError: 0.05], seed: 7)
/// let local = try LocalService.start(.init(faults: plan))
/// ```
public struct FaultPlan: Sendable, Hashable {
    /// For each fault, how likely a request meets it: 0 to 1, in all no more than 1.
    public var probabilities: [LocalFault: Double]
    /// Settles the sequence; 1 unless told.
    public var seed: UInt64
    /// How long nobody listens after ``LocalFault/refusedConnection``; 50 ms unless told.
    public var refusalTime: Duration
    /// How long a stalled answer keeps its connection; 30 s unless told.
    public var stallTime: Duration
    /// How long a slow answer takes; 1 s unless told.
    public var dripTime: Duration
    /// How many requests a burst of `RequestLimitExceeded` has at most; 5 unless told.
    public var longestBurst: Int
    /// How many bytes an oversized answer is padded with; 40 MiB unless told, as clients take 32 MiB.
    public var oversize: Int

    /// The faults that are given, and the defaults of all else.
    public init(
        _ probabilities: [LocalFault: Double] = [:], seed: UInt64 = 1,
        refusalTime: Duration = .milliseconds(50),
        stallTime: Duration = .seconds(30), dripTime: Duration = .seconds(1), longestBurst: Int = 5,
        oversize: Int = 40 << 20
    ) {
        self.probabilities = probabilities
        self.seed = seed
        self.refusalTime = refusalTime
        self.stallTime = stallTime
        self.dripTime = dripTime
        self.longestBurst = longestBurst
        self.oversize = oversize
    }

    /// Every kind of fault, each as likely as the others.
    ///
    /// - Parameters:
    ///   - probability: That a request meets one: 0 to 1.
    ///   - seed: Where chance starts.
    public static func all(_ probability: Double, seed: UInt64 = 1) -> FaultPlan {
        let each = probability / Double(LocalFault.allCases.count)
        return FaultPlan(Dictionary(uniqueKeysWithValues: LocalFault.allCases.map { ($0, each) }), seed: seed)
    }
}

extension FaultPlan {
    /// Reads `all=0.2,stall=0.05,seed=7`: faults by name with their probabilities, `all` for all of them
    /// together, and the seed.
    ///
    /// - Returns: Nil when a name or a number isn't one, or the probabilities exceed 1.
    public init?(_ text: String) {
        var plan = FaultPlan()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            let name = String(pair[0]).trimmingBlanks()
            let value = String(pair[1]).trimmingBlanks()
            if name == "seed" {
                guard let seed = UInt64(value) else { return nil }
                plan.seed = seed
                continue
            }
            guard let probability = Double(value), (0...1).contains(probability) else { return nil }
            if name == "all" {
                plan.probabilities.merge(FaultPlan.all(probability).probabilities) { own, _ in own }
            } else {
                guard let fault = LocalFault(rawValue: name) else { return nil }
                plan.probabilities[fault] = probability
            }
        }
        // Fifteen equal parts of 1 may add up to a hair more.
        guard plan.probabilities.values.reduce(0, +) <= 1.000_001 else { return nil }
        self = plan
    }
}
