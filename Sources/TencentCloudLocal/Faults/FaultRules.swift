import Synchronization
import TencentCloudRuntime

/// What goes wrong with requests of a certain kind, because a test ordered it.
final class FaultRules: Sendable {
    /// What the requests meet.
    enum Outcome: Sendable {
        /// They are refused, and nothing is done.
        case refusal(ServiceFault)
        case fault(LocalFault, executing: Bool)
    }

    struct Rule: Sendable {
        var outcome: Outcome
        /// How many requests are still to meet it; nil is all.
        var remaining: Int?
        var matches: @Sendable (LocalRequest) -> Bool
    }

    private let rules = Mutex<[Rule]>([])
    /// Most services never have any.
    private let isActive = Atomic(false)

    func add(_ rule: Rule) {
        rules.withLock { $0.append(rule) }
        isActive.store(true, ordering: .releasing)
    }

    func clear() { rules.withLock { $0 = [] } }

    /// What refuses a request; nil when nothing does.
    func refusal(of request: @autoclosure () -> LocalRequest) -> ServiceFault? {
        guard isActive.load(ordering: .acquiring) else { return nil }
        let request = request()
        return rules.withLock { rules in
            Self.take(&rules, request) { outcome in
                if case .refusal(let fault) = outcome { fault } else { nil }
            }
        }
    }

    /// What else goes wrong with a request; nil when nothing does.
    func fault(of request: @autoclosure () -> LocalRequest) -> (fault: LocalFault, executing: Bool)? {
        guard isActive.load(ordering: .acquiring) else { return nil }
        let request = request()
        return rules.withLock { rules in
            Self.take(&rules, request) { outcome in
                if case .fault(let fault, let executing) = outcome { (fault, executing) } else { nil }
            }
        }
    }

    /// Uses the first rule of a kind that a request meets.
    private static func take<Result>(
        _ rules: inout [Rule], _ request: LocalRequest, _ result: (Outcome) -> Result?
    ) -> Result? {
        for index in rules.indices {
            guard let found = result(rules[index].outcome), rules[index].matches(request) else { continue }
            if let remaining = rules[index].remaining {
                rules[index].remaining = remaining - 1
                if remaining <= 1 { rules.remove(at: index) }
            }
            return found
        }
        return nil
    }
}
