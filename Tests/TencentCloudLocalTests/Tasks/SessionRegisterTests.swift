import Testing

@testable import TencentCloudLocal

@Suite struct SessionRegisterTests {
    @Test func remembersForThreeDays() {
        var sessions = SessionRegister()
        let threeDays = Duration.seconds(3 * 86_400)
        let steps: [(id: String, application: UInt64, time: Duration, isNew: Bool)] = [
            ("a", 1, .zero, true), ("a", 1, threeDays - .seconds(1), false), ("a", 2, .zero, true),
            ("b", 1, .zero, true), ("a", 1, threeDays, true), ("a", 1, threeDays + .seconds(1), false),
        ]
        for step in steps {
            let isNew = !sessions.has(step.id, of: step.application, at: step.time)
            if isNew { sessions.enter(step.id, of: step.application, at: step.time) }
            #expect(isNew == step.isNew, "\(step)")
        }
    }
}
