import Foundation
import Testing

@testable import TencentCloudRuntime

@Suite struct Base64Tests {
    @Test func isFoundations() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            let text = Data(bytes).base64EncodedString()
            #expect(Base64.text(bytes) == text && Base64.count(of: count) == text.count)
            #expect(Base64.bytes(text) == bytes)
        }
    }

    @Test(arguments: ["a", "ab", "abc", "abcde===", "ab*=", "a===", "====", "ab c", "YWJj\n"])
    func otherTextIsNone(text: String) {
        #expect(Base64.bytes(text) == nil)
    }
}
