import Testing

@testable import TencentCloudRuntime

@Suite struct TokenBucketTests {
    /// Whenever it is asked, and however often: no second sees more starts than the limit, and no start that
    /// the limit allows is refused.
    @Test(arguments: [1, 2, 7, 20]) func noSecondSeesTooMany(limit: Int) {
        var bucket = TokenBucket(perSecond: limit)
        var starts: [Duration] = []
        var now = Duration.zero
        var random: UInt64 = 88_172_645_463_325_252
        for _ in 0..<2000 {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            now += .milliseconds(random % 90)
            let recent = starts.count { $0 > now - .seconds(1) }
            let isTaken = bucket.take(at: now)
            #expect(isTaken == (recent < limit))
            if recent < limit { starts.append(now) }
        }
        #expect(starts.count > 50)
    }

    @Test func itKnowsWhenOthersAreThrough() {
        var bucket = TokenBucket(perSecond: 2)
        #expect(bucket.readiness() <= .zero)
        let taken = [100, 400, 1099].map { bucket.take(at: .milliseconds($0)) }
        #expect(taken == [true, true, false])
        #expect(bucket.readiness() == .milliseconds(1100))
        #expect(bucket.readiness(after: 1) == .milliseconds(1400))
        #expect(bucket.readiness(after: 2) == .milliseconds(2100))
        #expect(bucket.readiness(after: 5) == .milliseconds(3400))
        let isTaken = bucket.take(at: .milliseconds(1100))
        #expect(isTaken)
    }

    @Test func fastLimitsAreKeptOverAPartOfASecond() {
        var bucket = TokenBucket(perSecond: 4000)
        let taken = (0..<2000).count { _ in bucket.take(at: .zero) }
        #expect(taken == 1000)
        #expect(bucket.readiness() == .milliseconds(250))
    }
}
