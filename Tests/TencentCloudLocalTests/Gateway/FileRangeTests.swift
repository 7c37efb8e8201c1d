import Testing

@testable import TencentCloudLocal

@Suite struct FileRangeTests {
    private static func range(
        _ range: String?, ifRange: String? = nil, method: String = "GET", of count: Int = 100
    ) -> FileRange {
        let headers = [("range", range), ("if-range", ifRange)].compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        let request = ServerRequest(
            method: method, path: "/", query: "", headers: headers, body: [], keepsAlive: true)
        return FileRange(request, of: count, tag: "\"a\"")
    }

    @Test(arguments: [
        ("bytes=0-0", 0..<1), ("bytes=10-", 10..<100), ("bytes=10-19", 10..<20), ("bytes=90-500", 90..<100),
        ("bytes=-5", 95..<100), ("bytes=-500", 0..<100),
    ])
    func partsAreCutOut(text: String, part: Range<Int>) {
        #expect(Self.range(text) == .part(part))
        #expect(Self.range(text, ifRange: "\"a\"") == .part(part))
        #expect(Self.range(text, ifRange: "\"b\"") == .whole)
        #expect(Self.range(text, method: "HEAD") == .whole)
    }

    @Test(arguments: ["bytes=100-", "bytes=100-200", "bytes=-0"])
    func whatLiesOutsideIsSaidToBe(text: String) { #expect(Self.range(text) == .outside) }

    @Test(arguments: [
        nil, "bytes=", "bytes=-", "bytes=9-1", "bytes=1-2,4-5", "bytes=+1-2", "lines=1-2", "bytes=a-b",
    ])
    func othersAreAnsweredWithAll(text: String?) { #expect(Self.range(text) == .whole) }
}
