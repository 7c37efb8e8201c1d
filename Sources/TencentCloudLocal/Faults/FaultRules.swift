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

    private struct State {
        var rules: [Rule] = []
        /// Tasks that can still be paid for; nil is any number.
        var balance: Int?
    }

    private let state = Mutex(State())
    /// Most services never have any.
    private let isActive = Atomic(false)

    func add(_ rule: Rule) {
        state.withLock { $0.rules.append(rule) }
        isActive.store(true, ordering: .releasing)
    }

    func setBalance(_ balance: Int?) {
        state.withLock { $0.balance = balance }
        isActive.store(true, ordering: .releasing)
    }

    func clear() { state.withLock { $0 = State() } }

    /// What refuses a request; nil when nothing does.
    func refusal(of request: @autoclosure () -> LocalRequest) -> ServiceFault? {
        guard isActive.load(ordering: .acquiring) else { return nil }
        let request = request()
        return state.withLock { state in
            let met = Self.take(&state.rules, request) { outcome in
                if case .refusal(let fault) = outcome { fault } else { nil }
            }
            if let met { return met }
            guard let balance = state.balance, request.createsTask else { return nil }
            guard balance > 0 else {
                return ServiceFault(code: "ResourceInsufficient", message: "The balance is used up.")
            }
            state.balance = balance - 1
            return nil
        }
    }

    /// What else goes wrong with a request; nil when nothing does.
    func fault(of request: @autoclosure () -> LocalRequest) -> (fault: LocalFault, executing: Bool)? {
        guard isActive.load(ordering: .acquiring) else { return nil }
        let request = request()
        return state.withLock { state in
            Self.take(&state.rules, request) { outcome in
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

extension LocalRequest {
    /// Whether it is one that is billed when it is carried out.
    fileprivate var createsTask: Bool { action.hasPrefix("Create") && action.hasSuffix("Task") }
}
