import TencentCloudRuntime
import Testing

@Suite struct IdempotencyTokenTests {
    @Test func tokensAreShortAndNeverTheSame() {
        let tokens = (0..<1000).map { _ in IdempotencyToken.make() }
        #expect(Set(tokens).count == tokens.count)
        #expect(tokens.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
    }
}
