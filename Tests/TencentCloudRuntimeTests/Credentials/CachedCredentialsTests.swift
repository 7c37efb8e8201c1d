import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite(.aheadOfOthers, .timeLimit(.minutes(1))) struct CachedCredentialsTests {
    private let clock = TestClock()
    private let provider: TestProvider

    init() { provider = TestProvider(clock) }

    private func cache(jitter: Double = 0) -> CachedCredentials {
        CachedCredentials(provider, clock: clock.clock, jitter: { jitter })
    }

    @Test func remembersAcrossCopies() async throws {
        let cache = cache()
        let copy = cache
        let first = try await cache.credentials()
        #expect(try await copy.credentials() == first)
        #expect(provider.calls == 1)
    }

    @Test func withoutAnExpirationTheyStay() async throws {
        provider.lives(nil)
        let cache = cache()
        _ = try await cache.credentials()
        clock.advance(10_000_000)
        #expect(try await cache.credentials().secretID == "id-1")
    }

    @Test func callsGoOnWhileNewOnesAreFetched() async throws {
        let cache = cache()
        _ = try await cache.credentials()
        clock.advance(3299)
        #expect(try await cache.credentials().secretID == "id-1")
        #expect(provider.calls == 1)

        clock.advance(1)
        provider.close()
        #expect(try await cache.credentials().secretID == "id-1")
        #expect(try await cache.credentials().secretID == "id-1")
        await eventually { provider.waiting == 1 }
        #expect(provider.calls == 2)
        provider.open()
        while try await cache.credentials().secretID != "id-2" { await Task.yield() }
        #expect(provider.calls == 2)
    }

    @Test func machinesDontRefreshAllAtOnce() async throws {
        let cache = cache(jitter: 1)
        _ = try await cache.credentials()
        clock.advance(3239)
        _ = try await cache.credentials()
        #expect(provider.calls == 1)
        clock.advance(1)
        _ = try await cache.credentials()
        await eventually { provider.calls == 2 }
    }

    @Test func shortLivesAreUsed() async throws {
        provider.lives(40)
        let cache = cache()
        _ = try await cache.credentials()
        clock.advance(29)
        #expect(try await cache.credentials().secretID == "id-1")
        #expect(provider.calls == 1)
        clock.advance(1)
        #expect(try await cache.credentials().secretID == "id-2")
    }

    @Test func expiredOnesAreNeverGivenOut() async throws {
        let cache = cache()
        _ = try await cache.credentials()
        clock.advance(3590)
        #expect(try await cache.credentials().secretID == "id-2")
        // Nor remembered, if that is all the provider has.
        provider.lives(-5)
        clock.advance(3600)
        #expect(try await cache.credentials().secretID == "id-3")
        #expect(try await cache.credentials().secretID == "id-4")
    }

    @Test func oneRefreshServesAllCallers() async throws {
        let cache = cache()
        provider.close()
        let callers = (0..<100).map { _ in Task { try await cache.credentials() } }
        await eventually { cache.cache.waiterCount == 100 && provider.waiting == 1 }
        provider.open()
        for caller in callers { #expect(try await caller.value.secretID == "id-1") }
        #expect(provider.calls == 1)
    }

    @Test func aCancelledCallerLeavesTheOthersAlone() async throws {
        let cache = cache()
        provider.close()
        let first = Task { try await cache.credentials() }
        await eventually { provider.waiting == 1 }
        let second = Task { try await cache.credentials() }
        await eventually { cache.cache.waiterCount == 2 }
        first.cancel()
        // At once: the provider hasn't answered yet.
        await #expect(throws: CancellationError.self) { try await first.value }
        provider.open()
        #expect(try await second.value.secretID == "id-1")
        #expect(provider.cancelled == 0)
    }

    @Test func theLastCancelledCallerTakesTheRefreshAlong() async throws {
        let cache = cache()
        provider.close()
        let only = Task { try await cache.credentials() }
        await eventually { provider.waiting == 1 }
        only.cancel()
        await #expect(throws: CancellationError.self) { try await only.value }
        provider.open()
        await eventually { provider.cancelled == 1 }
        // What it brought belongs to nobody.
        #expect(try await cache.credentials().secretID == "id-2")
    }

    /// Each call waits until it is let through, and tells which one it was.
    private final class Gates: CredentialsProvider {
        private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

        var count: Int { waiting.withLock { $0.count } }

        func open(_ number: Int) { waiting.withLock { $0[number] }.resume() }

        func credentials() async -> Credentials {
            let number = Mutex(0)
            await withCheckedContinuation { continuation in
                waiting.withLock { waiting in
                    number.withLock { $0 = waiting.count }
                    waiting.append(continuation)
                }
            }
            return Credentials(secretID: "id-\(number.withLock { $0 })", secretKey: "key")
        }
    }

    @Test func whatAGivenUpRefreshBringsReachesNobody() async throws {
        let gates = Gates()
        let cache = CachedCredentials(gates)
        let first = Task { try await cache.credentials() }
        await eventually { gates.count == 1 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        let second = Task { try await cache.credentials() }
        await eventually { gates.count == 2 && cache.cache.waiterCount == 1 }

        gates.open(0)
        for _ in 0..<1000 { await Task.yield() }
        #expect(cache.cache.waiterCount == 1)
        gates.open(1)
        #expect(try await second.value.secretID == "id-1")
        #expect(try await cache.credentials().secretID == "id-1")
    }

    @Test func aTaskThatIsCancelledAlreadyAsksNobody() async {
        let cache = cache()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await cache.credentials()
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(provider.calls == 0)
    }

    @Test func failuresAreForgotten() async throws {
        let cache = cache()
        provider.fails(true)
        await #expect(throws: TestProvider.Failure(number: 1)) { try await cache.credentials() }
        await #expect(throws: TestProvider.Failure(number: 2)) { try await cache.credentials() }
        provider.fails(false)
        #expect(try await cache.credentials().secretID == "id-3")
    }

    @Test func whenAnEarlyRefreshFailsTheOldOnesServe() async throws {
        let cache = cache()
        _ = try await cache.credentials()
        provider.fails(true)
        clock.advance(3400)
        #expect(try await cache.credentials().secretID == "id-1")
        await eventually { provider.calls == 2 }
        // Not at every call: it isn't urgent.
        for _ in 0..<100 {
            #expect(try await cache.credentials().secretID == "id-1")
            await Task.yield()
        }
        #expect(provider.calls <= 3)
        // Once it is, at every call.
        clock.advance(190)
        let calls = provider.calls
        await #expect(throws: TestProvider.Failure.self) { try await cache.credentials() }
        await #expect(throws: TestProvider.Failure.self) { try await cache.credentials() }
        #expect(provider.calls == calls + 2)
        provider.fails(false)
        #expect(try await cache.credentials().secretID == "id-\(calls + 3)")
    }

    @Test func refusedOnesAreReplacedOnce() async throws {
        let cache = cache()
        let stale = try await cache.credentials()
        async let a = cache.credentials(replacing: stale)
        async let b = cache.credentials(replacing: stale)
        let (first, second) = try await (a, b)
        #expect(first.secretID == "id-2")
        #expect(second == first)
        #expect(try await cache.credentials() == first)
        #expect(provider.calls == 2)
        #expect(provider.stale == [stale])
        // Who comes late with the old ones gets the new ones.
        #expect(try await cache.credentials(replacing: stale) == first)
        #expect(provider.calls == 2)
    }
}
