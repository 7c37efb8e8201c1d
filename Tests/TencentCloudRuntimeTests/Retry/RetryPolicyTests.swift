import Testing

@testable import TencentCloudRuntime

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy(
        baseDelay: .milliseconds(200), throttledBaseDelay: .seconds(1), longestDelay: .seconds(3))

    @Test func pausesDoubleUpToTheLongest() {
        let longest = (1...6).map { policy.delay(after: $0, throttled: false, luck: 1) }
        #expect(
            longest == [
                .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1600), .seconds(3),
                .seconds(3),
            ])
        #expect(
            (1...3).map { policy.delay(after: $0, throttled: true, luck: 1) }
                == [.seconds(1), .seconds(2), .seconds(3)])
        #expect(policy.delay(after: 10_000, throttled: true, luck: 1) == .seconds(3))
    }

    @Test func theWholePauseIsDrawn() {
        #expect(policy.delay(after: 2, throttled: false, luck: 0) == .zero)
        #expect(policy.delay(after: 2, throttled: false, luck: 0.25) == .milliseconds(100))
    }

    @Test func oddSettingsAreHarmless() {
        #expect(RetryPolicy(attempts: -1).attempts == 1)
        #expect(
            RetryPolicy(baseDelay: .seconds(-1)).delay(after: 3, throttled: false, luck: 0.5) == .zero)
        #expect(RetryPolicy.none.attempts == 1)
    }
}

@Suite struct RetryBudgetTests {
    @Test func itRunsOutAndCallsFillIt() {
        let budget = RetryBudget(reserve: 2, share: 0.5)
        #expect(budget.withdraw() && budget.withdraw())
        #expect(!budget.withdraw())
        budget.deposit()
        #expect(!budget.withdraw())
        budget.deposit()
        #expect(budget.withdraw())
        #expect(!budget.withdraw())
    }

    @Test func itNeverHoldsMoreThanItBeganWith() {
        let budget = RetryBudget(reserve: 3, share: 2)
        for _ in 0..<10 { budget.deposit() }
        #expect(budget.available == 3)
        #expect(budget.withdraw())
        for _ in 0..<10 { budget.deposit() }
        #expect(budget.available == 3)
    }

    @Test func nothingIsLostBetweenThreads() async {
        let budget = RetryBudget(reserve: 1000, share: 0)
        let taken = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).count { _ in budget.withdraw() } }
            }
            return await group.reduce(0, +)
        }
        #expect(taken == 1000)
    }

    @Test func oddSettingsAreHarmless() {
        #expect(!RetryBudget(reserve: -1, share: -1).withdraw())
        #expect(RetryBudget(reserve: .max, share: .infinity).withdraw())
    }
}
