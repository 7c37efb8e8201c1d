import Testing

@testable import TencentCloudLocal

@Suite struct EventQueueTests {
    @Test func hidesAPulledEventForThirtySeconds() throws {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        let first = try #require(events.pull(subAppID: 1, at: .seconds(1)).first)
        #expect(events.pull(subAppID: 1, at: .seconds(30.9)).isEmpty)
        let again = try #require(events.pull(subAppID: 1, at: .seconds(31)).first)
        #expect(again.taskID == "t")
        #expect(again.handle != first.handle)
        #expect(events.confirm([first.handle], subAppID: 1, at: .seconds(32)) == first.handle)
        #expect(events.confirm([again.handle], subAppID: 1, at: .seconds(32)) == nil)
        #expect(events.pull(subAppID: 1, at: .seconds(100)).isEmpty)
    }

    @Test func refusesAHandleThatIsTooOld() throws {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        let handle = try #require(events.pull(subAppID: nil, at: .zero).first).handle
        #expect(events.confirm([handle], subAppID: nil, at: .seconds(30)) == handle)
        #expect(events.confirm([handle], subAppID: 2, at: .seconds(1)) == handle)
        #expect(events.confirm([handle, "unknown"], subAppID: 1, at: .seconds(1)) == "unknown")
        #expect(events.confirm([handle], subAppID: 1, at: .seconds(1)) == nil)
    }

    @Test func handsOutSixteenAtATimeOfOneApplication() {
        var events = EventQueue()
        for number in 0..<20 { events.add(taskID: "\(number)", subAppID: 1, at: .zero) }
        events.add(taskID: "other", subAppID: 2, at: .zero)
        #expect(events.pull(subAppID: 1, at: .zero).map(\.taskID) == (0..<16).map(String.init))
        #expect(events.pull(subAppID: 1, at: .zero).map(\.taskID) == ["16", "17", "18", "19"])
        #expect(events.pull(subAppID: nil, at: .zero).map(\.taskID) == ["other"])
    }

    @Test func dropsEventsAfterFourDays() {
        var events = EventQueue()
        events.add(taskID: "t", subAppID: 1, at: .zero)
        #expect(events.pull(subAppID: 1, at: .seconds(4 * 86_400)).isEmpty)
    }
}
