import Testing

@testable import TencentCloudLocal

@Suite struct CivilTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_551_113_065, "2019-02-25T16:44:25Z", "Mon, 25 Feb 2019 16:44:25 GMT"),
            (1_709_251_199, "2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
            (4_102_444_800, "2100-01-01T00:00:00Z", "Fri, 01 Jan 2100 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String, String)])
    func isWritten(_ seconds: Int64, _ iso: String, _ http: String) {
        #expect(CivilTime(seconds: seconds).iso8601 == iso)
        #expect(CivilTime(seconds: seconds).httpDate == http)
    }
}
