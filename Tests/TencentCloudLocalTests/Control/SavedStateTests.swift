import JSONCoding
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

@Suite struct SavedStateTests {
    /// Everything there is goes from one service to another: tasks in each state, events, sessions, files, objects.
    @Test func anotherServiceGoesOnWhereOneStopped() async throws {
        let time = ManualClock()
        let options = LocalServiceOptions(taskDuration: .seconds(10), clock: time.clock)
        let first = try LocalService.start(options)
        let vod = VODClient(first.plainConfiguration)
        func request(_ prompt: String) -> VOD.CreateAigcImageTaskRequest {
            .init(
                subAppID: 7, modelName: .hunyuan, modelVersion: "3.0", prompt: prompt,
                outputConfig: .init(storageMode: .permanent), sessionID: prompt)
        }
        let done = try await vod.createAigcImageTask(request("done")).taskID
        let mps = try await MPSClient(first.plainConfiguration).createAigcImageTask(
            .init(prompt: "[[poll:InternalError]] stored")
        ).taskID
        time.advance(by: .seconds(20))
        let running = try await vod.createAigcImageTask(request("running")).taskID
        let waiting = try await vod.createAigcImageTask(request("waiting")).taskID
        time.advance(by: .seconds(5))
        let object = try await first.cos(bucket: "pictures-1250000000").put(
            [1, 2, 3], to: "a b.bin", contentType: "image/png")

        let state = try JSONValue(jsonText: first.save().text())
        let second = try LocalService.start(options)
        try second.load(state)
        #expect(Set(second.tasks) == Set(first.tasks) && second.tasks.count == 4)
        #expect(second.save() == state)

        let other = VODClient(second.plainConfiguration)
        func detail(_ id: String) async throws -> VOD.DescribeTaskDetailResponse {
            try await other.describeTaskDetail(.init(taskID: id, subAppID: 7))
        }
        #expect(try await detail(running).status == .processing)
        #expect(try await detail(waiting).status == .waiting)
        let url = try #require(try await detail(done).aigcImageTask?.output?.fileInfos?.first?.fileURL)
        #expect(try image(url.replacing(first.url, with: second.url)).type == "image/png")
        #expect(try await other.pullEvents(.init(subAppID: 7)).eventSet?.count == 1)
        // The poll's fault is still to come, and the session is taken.
        let polls = MPSClient(second.plainConfiguration)
        await #expect(throws: ServiceError.self) { try await polls.describeAigcImageTask(.init(taskID: mps)) }
        #expect(try await polls.describeAigcImageTask(.init(taskID: mps)).status == .done)
        await #expect(throws: ServiceError.self) { try await other.createAigcImageTask(request("done")) }
        let address = try await second.cos(bucket: "pictures-1250000000").presignedURL(for: object.key)
        #expect(try download(address).body == [1, 2, 3])

        time.advance(by: .seconds(30))
        #expect(try await detail(waiting).status == .finish)
    }

    @Test func whatIsNoStateChangesNothing() async throws {
        let local = try LocalService.start()
        _ = try await MPSClient(local.plainConfiguration).createAigcImageTask(.init(prompt: "x"))
        var state = local.save()
        for bad: JSONValue in [[:], ["format": 2], .null] {
            #expect(throws: LocalServiceError.self) { try local.load(bad) }
        }
        if case .object(var members) = state {
            members.members[2].value = [["id": "x"]]
            state = .object(members)
        }
        #expect(throws: LocalServiceError.self) { try local.load(state) }
        #expect(local.tasks.count == 1)
    }
}
