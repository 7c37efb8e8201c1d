import Testing

@testable import TencentCloudRuntime

@Suite struct HTTPDateTests {
    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799), ("Mon, 25 Feb 2019 15:51:05 GMT", 1_551_109_865),
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
        ("Sat, 21 Nov 2026 06:22:39 GMT", 1_795_242_159),
    ])
    func dates(text: String, seconds: Int64) { #expect(HTTPDate.seconds(text) == seconds) }

    @Test(arguments: [
        "", "Thu", "Thu, 01 Jan 1970 00:00:00 UTC", "Thu, 01 Jan 1970 24:00:00 GMT",
        "Thu, 00 Jan 1970 00:00:00 GMT", "Thu, 01 Foo 1970 00:00:00 GMT", "Thu, +1 Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 1970 00-00-00 GMT", "Thursday, 01-Jan-70 00:00:00 GMT", "Thu Jan  1 00:00:00 1970     ",
    ])
    func otherTexts(text: String) { #expect(HTTPDate.seconds(text) == nil) }
}
