import AigcImage
import JSONCoding
import TencentCloudLocal
import TencentCloudVOD
import Testing

@Suite(.aheadOfOthers) struct EventTests {
    private static func start() throws -> (LocalService, ImageGenerator, VODEvents) {
        let local = try LocalService.start(
            .init(
                taskDuration: .milliseconds(1), queueDuration: .zero, limitsRequestRate: false,
                longestPull: .milliseconds(100)))
        let client = VODClient(local.patientConfiguration)
        return (
            local, ImageGenerator(.vod(client, subAppID: 1_500_000_001)),
            VODEvents(client, subAppID: 1_500_000_001)
        )
    }

    /// A service and its client by one clock, which a test moves.
    private static func start(_ time: ManualClock) throws -> (LocalService, ClientConfiguration) {
        let local = try LocalService.start(
            .init(
                taskDuration: .milliseconds(1), queueDuration: .zero, limitsRequestRate: false,
                longestPull: .milliseconds(50), clock: time.clock))
        var configuration = local.patientConfiguration
        configuration.steadyClock.now = { time.clock.now }
        return (local, configuration)
    }

    private static func confirmations(_ local: LocalService) -> Int {
        local.statistics.calls["vod.ConfirmEvents", default: 0]
    }

    @Test func eachEventIsConfirmedOnceItWasHandled() async throws {
        let (local, generator, events) = try Self.start()
        let ids = [
            try await generator.generate("a red panda")[0].taskID,
            try await generator.generate(
                scene: .outpainting(.url("https://example.com/a.png"), aspectRatio: "1:1"))[0].taskID,
        ]
        var iterator = events.makeAsyncIterator()
        let first = try #require(try await iterator.next())
        #expect(Self.confirmations(local) == 0)
        let second = try #require(try await iterator.next())
        #expect(Self.confirmations(local) == 1)
        #expect([first.taskID, second.taskID].sorted() == ids.sorted())
        #expect(Set([first.kind, second.kind]) == [.image, .scene])
        #expect(try first.result.get().count == 1 && second.result.get().count == 1)
        try await second.confirm()
        try await second.confirm()
        #expect(Self.confirmations(local) == 2)
    }

    @Test func aFailedTasksEventCarriesItsError() async throws {
        let (local, generator, events) = try Self.start()
        defer { local.stop() }
        var request = ImageRequest("[[fail:ModelGenerateFailed]] a red panda")
        request.sessionID = "mine"
        request.sessionContext = "window 7"
        _ = try? await generator.generate(request)
        for try await event in events {
            #expect(event.sessionID == "mine" && event.sessionContext == "window 7")
            let error = #expect(throws: ImageTaskError.self) { try event.result.get() }
            #expect(error?.taskID == event.taskID)
            #expect("\(error as Any)".contains("ModelGenerateFailed"))
            break
        }
    }

    /// A callback's body is what is pulled, in the service's own manner: full of nulls and of members nobody knows.
    @Test func callbacksAreEvents() async throws {
        let body = """
            {"EventType": "AigcImageComplete", "FileUploadEvent": null, "NextYear": {"A": [1]}, "AigcImageCompleteEvent":
             {"TaskId": "1500044236-AigcImageTask-1602bdb6293ad48ff216744f3ee60232t", "Status": "FINISH", "ErrCode": 0,
              "ErrCodeExt": "", "Message": "", "Progress": 100, "SessionId": "mine", "SessionContext": "{\\"job\\": 7}",
              "Input": null, "Output": {"FileInfos": [{"FileUrl": "http://store.vod-qcloud.com/aigcImageGenFile.png",
              "ExpireTime": "0000-00-00T00:00:00Z", "FileType": "png", "MetaData": null}]}}}
            """
        let event = try #require(try VODEvent(callback: Array(body.utf8)))
        #expect(event.kind == .image && event.sessionID == "mine" && event.sessionContext == "{\"job\": 7}")
        #expect(event.taskID == "1500044236-AigcImageTask-1602bdb6293ad48ff216744f3ee60232t")
        #expect(try event.result.get().map(\.url) == ["https://store.vod-qcloud.com/aigcImageGenFile.png"])
        try await event.confirm()
        let failed = body.replacing("\"ErrCode\": 0", with: "\"ErrCode\": 70000")
            .replacing("\"ErrCodeExt\": \"\"", with: "\"ErrCodeExt\": \"InvalidParameter.ViolationContent\"")
        let refusal = try #require(try VODEvent(callback: Array(failed.utf8)))
        let error = #expect(throws: ImageTaskError.self) { try refusal.result.get() }
        #expect(error?.category == .moderation)
        let other = #"{"EventType": "NewFileUpload", "FileUploadEvent": {"FileId": "1"}}"#
        #expect(try VODEvent(callback: Array(other.utf8)) == nil)
        #expect(throws: JSONError.self) { try VODEvent(callback: Array("<html>".utf8)) }
    }

    @Test func whatWasNotHandledComesAgain() async throws {
        let time = ManualClock()
        let (local, configuration) = try Self.start(time)
        let client = VODClient(configuration)
        let events = VODEvents(client, subAppID: 1_500_000_001)
        let generator = ImageGenerator(.vod(client, subAppID: 1_500_000_001))
        let created = try await client.createAigcImageTask(
            .init(subAppID: 1_500_000_001, modelName: .hunyuan, modelVersion: "3.0", prompt: "a red panda"))
        time.advance(by: .seconds(1))
        for try await event in events {
            #expect(event.taskID == created.taskID)
            break
        }
        #expect(Self.confirmations(local) == 0)
        time.advance(by: .seconds(31))
        for try await event in events {
            #expect(event.taskID == created.taskID)
            try await event.confirm()
            break
        }
        #expect(Self.confirmations(local) == 1)
        #expect(try await generator.state(ofTask: created.taskID).state == .done)
    }

    @Test func aLateConfirmationDeliversNothingTwice() async throws {
        let time = ManualClock()
        let (local, configuration) = try Self.start(time)
        defer { local.stop() }
        let client = VODClient(configuration)
        func create() async throws -> String {
            try await client.createAigcImageTask(
                .init(subAppID: 1, modelName: .hunyuan, modelVersion: "3.0", prompt: "x")
            ).taskID
        }
        let first = try await create()
        time.advance(by: .seconds(1))
        var iterator = VODEvents(client, subAppID: 1).makeAsyncIterator()
        #expect(try await iterator.next()?.taskID == first)
        // Handling it takes longer than the service waits for the confirmation.
        time.advance(by: .seconds(31))
        let second = try await create()
        time.advance(by: .seconds(1))
        #expect(try await iterator.next()?.taskID == second)
    }

    /// Longer than a client by itself would try; and an event whose confirmation was lost isn't delivered twice.
    @Test func anOutageIsOutlived() async throws {
        let time = ManualClock()
        var (local, configuration) = try Self.start(time)
        configuration.retry = .none
        configuration.transport = LossyTransport { action, number in
            switch (action, number) {
            case ("PullEvents", 1...2), ("ConfirmEvents", 1): .lost
            default: .delivered
            }
        }
        let client = VODClient(configuration)
        func create() async throws -> String {
            try await client.createAigcImageTask(
                .init(subAppID: 1, modelName: .hunyuan, modelVersion: "3.0", prompt: "x")
            ).taskID
        }
        let first = try await create()
        time.advance(by: .seconds(1))
        var iterator = VODEvents(client, subAppID: 1).makeAsyncIterator()
        #expect(try await iterator.next()?.taskID == first)
        let second = try await create()
        time.advance(by: .seconds(31))
        #expect(try await iterator.next()?.taskID == second)
        let third = try await create()
        time.advance(by: .seconds(1))
        #expect(try await iterator.next()?.taskID == third)
        // The first is confirmed after all, the second as it should be.
        #expect(Self.confirmations(local) == 2)
    }

    @Test func cancellationEndsTheWait() async throws {
        let (local, _, events) = try Self.start()
        defer { local.stop() }
        let work = Task { for try await _ in events {} }
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
    }
}
