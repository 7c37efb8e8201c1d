import Testing

@testable import TencentCloudLocal

@Suite struct RandomNameTests {
    @Test func haveTheirShapes() {
        let uuid = RandomNames.uuid()
        #expect(
            uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(RandomNames.digits(19).wholeMatch(of: /[1-9][0-9]{18}/) != nil)
        #expect(RandomNames.hex(32) != RandomNames.hex(32))
    }
}
