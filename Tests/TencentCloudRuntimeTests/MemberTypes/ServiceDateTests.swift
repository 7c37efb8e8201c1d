import TencentCloudRuntime
import Testing

@Suite struct ServiceDateTests {
    @Test(arguments: [
        ("2019-06-12T08:00:00+08:00", 1_560_297_600), ("2019-06-12T00:00:00Z", 1_560_297_600),
        ("2019-06-11T19:30:00-0430", 1_560_297_600), ("2019-06-12T08:00:00.123456+08:00", 1_560_297_600),
        ("1970-01-01T00:00:00Z", 0), ("2000-03-01T00:00:00Z", 951_868_800),
        ("2024-02-29T23:59:59Z", 1_709_251_199),
    ])
    func offsetsAreKept(_ text: String, _ seconds: Int64) {
        #expect(ServiceDate(text)?.secondsSince1970 == seconds)
        #expect(ServiceDate(text)?.hasOffset == true)
        #expect(ServiceDate(text, offset: 0)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "2019-06-12 08:00:00", "2019-06-12T08:00:00", "2019/06/12 08:00", "2019-06-12 08 :00:00",
        " 2019-6-12 8:00:00 ",
    ])
    func withoutOneItIsBeijingTime(_ text: String) {
        #expect(ServiceDate(text)?.secondsSince1970 == 1_560_297_600)
        #expect(ServiceDate(text)?.hasOffset == false)
        #expect(ServiceDate(text, offset: 0)?.secondsSince1970 == 1_560_326_400)
    }

    @Test func aDayBeginsAtMidnight() {
        #expect(ServiceDate("2019-06-12", offset: 0)?.secondsSince1970 == 1_560_297_600)
        #expect(ServiceDate("1970-01-01", offset: 0)?.secondsSince1970 == 0)
        #expect(ServiceDate("2000-02-29", offset: 0)?.secondsSince1970 == 951_782_400)
    }

    @Test(arguments: [
        "", "-", "0000-00-00 00:00:00", "2019", "2019-06", "2019-13-01", "2019-06-12 noon", "2019-06-12T",
        "2019-06-12 08:00:00 CST", "tomorrow", "2019-06-12 25:00:00", "2019-06-12 08:00:00Z or so",
        "２０１９-06-12",
    ])
    func whatIsNoDateIsNil(_ text: String) {
        #expect(ServiceDate(text) == nil)
    }
}
