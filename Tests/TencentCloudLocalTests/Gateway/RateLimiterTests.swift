import Testing

@testable import TencentCloudLocal

@Suite struct RateLimiterTests {
    @Test func countsByTheSecond() {
        let limiter = RateLimiter()
        func admits(_ action: String = "A", _ id: String = "x", at seconds: Double) -> Bool {
            limiter.admit(secretID: id, service: "mps", action: action, limit: 2, at: .seconds(seconds))
        }
        #expect(admits(at: 1.0))
        #expect(admits(at: 1.5))
        #expect(!admits(at: 1.9))
        #expect(admits("B", at: 1.9))
        #expect(admits("A", "y", at: 1.9))
        #expect(admits(at: 2.0))
    }
}
