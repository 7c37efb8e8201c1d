import Synchronization

/// What goes wrong in one request, settled when it begins to come in.
struct Incident: Sendable {
    var fault: LocalFault
    /// Whether the action is executed, where the fault leaves that open.
    var executes: Bool
    /// For what else is left to chance.
    var luck: UInt64
}

/// Settles for each request whether something goes wrong: what a test injected, or else what the plan's
/// sequence says.
final class FaultInjector: Sendable {
    private struct State {
        var random: SeededGenerator
        var injected: [Incident] = []
        /// Requests that are still to be refused in the burst that is under way.
        var burst = 0
        var clockIsAhead = false
    }

    let plan: FaultPlan
    private let ranges: [(fault: LocalFault, upTo: Double)]
    private let recorder: StatisticsRecorder
    private let state: Mutex<State>
    /// Most services never have any.
    private let isActive: Atomic<Bool>

    init(_ plan: FaultPlan?, recorder: StatisticsRecorder) {
        self.plan = plan ?? FaultPlan()
        self.recorder = recorder
        var sum = 0.0
        // In the order of declaration, as a dictionary's differs from run to run.
        ranges = LocalFault.allCases.compactMap { fault in
            guard let probability = plan?.probabilities[fault], probability > 0 else { return nil }
            sum += probability
            return (fault, sum)
        }
        state = Mutex(State(random: SeededGenerator(text: "faults", seed: self.plan.seed)))
        isActive = Atomic(!ranges.isEmpty)
    }

    /// The next `count` requests meet a fault.
    func inject(_ fault: LocalFault, executing: Bool, count: Int) {
        state.withLock { state in
            for _ in 0..<max(0, count) {
                let luck = state.random.next()
                state.injected.append(Incident(fault: fault, executes: executing, luck: luck))
            }
        }
        isActive.store(true, ordering: .releasing)
    }

    /// What the next request meets; nil when all goes well.
    func next() -> Incident? {
        guard isActive.load(ordering: .acquiring) else { return nil }
        let incident = state.withLock { state -> Incident? in
            if !state.injected.isEmpty { return state.injected.removeFirst() }
            guard !ranges.isEmpty else { return nil }
            let draw = state.random.number(0, 1)
            let luck = state.random.next()
            if state.burst > 0 {
                state.burst -= 1
                return Incident(fault: .requestLimitExceeded, executes: false, luck: luck)
            }
            guard let fault = ranges.first(where: { draw < $0.upTo })?.fault else { return nil }
            if fault == .requestLimitExceeded, plan.longestBurst > 1 {
                state.burst = Int(luck >> 8) % plan.longestBurst
            }
            return Incident(fault: fault, executes: luck & 1 == 1, luck: luck >> 1)
        }
        if let incident { note(incident.fault) }
        return incident
    }

    /// What a request meets because it was singled out.
    func incident(_ fault: LocalFault, executing: Bool) -> Incident {
        let luck = state.withLock { $0.random.next() }
        note(fault)
        return Incident(fault: fault, executes: executing, luck: luck)
    }

    private func note(_ fault: LocalFault) {
        if fault == .skewedClock { state.withLock { $0.clockIsAhead.toggle() } }
        recorder.add { $0.injectedFaults[fault, default: 0] += 1 }
    }

    /// Forgets what was injected; the plan goes on.
    func clear() { state.withLock { ($0.injected, $0.burst) = ([], 0) } }

    /// How far the service's clock has jumped.
    var clockJump: Duration { state.withLock { $0.clockIsAhead ? .seconds(600) : .zero } }
}
