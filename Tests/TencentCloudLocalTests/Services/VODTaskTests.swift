import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

@Suite struct VODTaskTests {
    private let time = ManualClock(at: .seconds(1_780_000_000))
    private let local: LocalService
    private let vod: VODClient

    init() throws {
        local = try LocalService.start(
            .init(
                taskDuration: .seconds(8), queueDuration: .seconds(2), limitsRequestRate: false,
                longestPull: .zero,
                clock: time.clock))
        vod = VODClient(local.plainConfiguration)
    }

    private func request(
        _ prompt: String = "a red panda", model: VOD.ModelName = .gg, version: String = "3.0",
        subAppID: UInt64 = 7
    ) -> VOD.CreateAigcImageTaskRequest {
        .init(subAppID: subAppID, modelName: model, modelVersion: version, prompt: prompt)
    }

    private func create(_ request: VOD.CreateAigcImageTaskRequest) async throws -> String {
        try await vod.createAigcImageTask(request).taskID
    }

    private func describe(_ id: String, of subAppID: UInt64? = 7) async throws
        -> VOD.DescribeTaskDetailResponse
    {
        try await vod.describeTaskDetail(.init(taskID: id, subAppID: subAppID))
    }

    private func code(_ body: () async throws -> some Any) async -> String? {
        do { _ = try await body() } catch let error as ServiceError { return error.code.rawValue } catch {
            return "\(error)"
        }
        return nil
    }

    // MARK: States

    @Test func passesThroughItsStates() async throws {
        var create = request()
        create.sessionContext = "context"
        create.seed = 42
        let id = try await self.create(create)
        #expect(id.wholeMatch(of: /7-AigcImage-[0-9a-f]{32}t/) != nil)

        let waiting = try await describe(id)
        #expect(waiting.status == .waiting)
        #expect(waiting.taskType == .aigcImageTask)
        #expect(waiting.createTime == "2026-05-28T20:26:40Z")
        #expect(waiting.beginProcessTime == "")
        #expect(waiting.sceneAigcImageTask == nil)
        #expect(waiting.aigcImageTask?.status == .processing)
        #expect(waiting.aigcImageTask?.progress == 0)

        time.advance(by: .seconds(6))
        let running = try await describe(id)
        #expect(running.status == .processing)
        #expect(running.beginProcessTime == "2026-05-28T20:26:42Z")
        #expect(running.aigcImageTask?.progress == 50)
        #expect(running.aigcImageTask?.output?.fileInfos?.isEmpty == true)

        time.advance(by: .seconds(4))
        let done = try await describe(id)
        #expect(done.status == .finish)
        #expect(done.finishTime == "2026-05-28T20:26:50Z")
        let task = try #require(done.aigcImageTask)
        #expect(task.taskID == id)
        #expect(task.status == .finish)
        #expect(task.errCode == 0)
        #expect(task.errCodeExt == "")
        #expect(task.message == "")
        #expect(task.progress == 100)
        #expect(task.sessionContext == "context")
        #expect(task.input?.prompt == "a red panda")
        #expect(task.input?.seed == 42)
        #expect(task.input?.modelName == .gg)
    }

    @Test func doesOneAfterTheOtherAndTheUrgentFirst() async throws {
        let first = try await create(request())
        time.advance(by: .seconds(3))
        let usual = try await create(request())
        var urgent = request()
        urgent.tasksPriority = 10
        let second = try await create(urgent)
        time.advance(by: .seconds(8))
        #expect(try await describe(first).status == .finish)
        #expect(try await describe(second).status == .processing)
        #expect(try await describe(usual).status == .waiting)
        time.advance(by: .seconds(8))
        #expect(try await describe(usual).status == .processing)
    }

    @Test(
        arguments: [
            ("ContentModerationFailed", 70_000), ("InvalidParameter.VoilationContent", 40_000),
            ("InvalidParameter.MediaFormat", 60_000), ("InvalidParameterValue", 40_000),
        ] as [(String, Int64)])
    func failsATaskThatAsksForIt(_ failure: String, _ number: Int64) async throws {
        let id = try await create(request("a fox [[fail:\(failure)]]"))
        time.advance(by: .seconds(10))
        let failed = try await describe(id)
        // Finished isn't success.
        #expect(failed.status == .finish)
        let task = try #require(failed.aigcImageTask)
        #expect(task.status == .finish)
        #expect(task.errCode == number)
        #expect(task.errCodeExt?.rawValue == failure)
        #expect(task.message?.isEmpty == false)
        #expect(task.output?.fileInfos?.isEmpty == true)
    }

    @Test func abortsATaskThatAsksForIt() async throws {
        let id = try await create(request("[[abort]]"))
        time.advance(by: .seconds(10))
        let aborted = try await describe(id)
        #expect(aborted.status == .aborted)
        #expect(aborted.aigcImageTask?.errCodeExt == .operationCanceled)
    }

    @Test(arguments: ["FailedOperation.InvalidVodUser", "UnauthorizedOperation", "LimitExceeded.Quota"])
    func refusesACreateThatAsksForIt(_ asked: String) async throws {
        #expect(await code { try await create(request("[[error:\(asked)]]")) } == asked)
    }

    @Test func refusesAPollOnceForEachThatIsAskedFor() async throws {
        let id = try await create(request("[[poll:InternalError]]"))
        #expect(await code { try await describe(id) } == "InternalError")
        #expect(try await describe(id).status == .waiting)
    }

    // MARK: Who may see it, and for how long

    @Test func belongsToItsApplication() async throws {
        let id = try await create(request())
        #expect(await code { try await describe(id, of: 8) } == "ResourceNotFound")
        #expect(await code { try await describe(id, of: 0) } == "InvalidParameterValue.SubAppId")
        #expect(try await describe(id, of: nil).status == .waiting)
    }

    @Test(arguments: [
        ("7-AigcImage-00000000000000000000000000000000t", "ResourceNotFound"),
        ("251007502-AigcImage***2782aff1e896673f1ft", "ResourceNotFound"),
        ("nothing", "InvalidParameterValue.TaskId"), ("7-", "InvalidParameterValue.TaskId"),
        ("-AigcImage-0t", "InvalidParameterValue.TaskId"),
        ("7-AigcImage-0 t", "InvalidParameterValue.TaskId"),
    ])
    func knowsNoOtherTask(_ id: String, _ expected: String) async throws {
        #expect(await code { try await describe(id) } == expected)
    }

    @Test func isRememberedForThreeDays() async throws {
        let id = try await create(request())
        time.advance(by: .seconds(10))
        #expect(try await describe(id).status == .finish)
        time.advance(by: .seconds(3 * 86_400 - 1))
        #expect(try await describe(id).status == .finish)
        time.advance(by: .seconds(1))
        #expect(await code { try await describe(id) } == "ResourceNotFound")
    }

    // MARK: Results

    @Test func keepsTemporaryFilesForAWeek() async throws {
        let id = try await create(request())
        time.advance(by: .seconds(10))
        let file = try #require(try await describe(id).aigcImageTask?.output?.fileInfos?.first)
        #expect(file.storageMode == .temporary)
        #expect(file.fileID == "")
        #expect(file.expireTime == "2026-06-04T20:26:50Z")
        let url = try #require(file.fileURL)
        time.advance(by: .seconds(7 * 86_400 - 1))
        #expect(try download(url).status == 200)
        time.advance(by: .seconds(1))
        #expect(try download(url).status == 404)
    }

    @Test func keepsPermanentFilesForGood() async throws {
        var permanent = request(model: .og, version: "image2_low")
        permanent.outputConfig = .init(
            storageMode: .permanent, mediaName: "panda", classID: 3, resolution: "720P",
            aspectRatio: .ratio9x16,
            outputImageCount: 2, outputFormat: .jpeg)
        let id = try await create(permanent)
        time.advance(by: .seconds(10))
        let files = try #require(try await describe(id).aigcImageTask?.output?.fileInfos)
        #expect(files.count == 2)
        #expect(Set(files.map(\.fileID)).count == 2)
        let file = try #require(files.first)
        #expect(file.storageMode == .permanent)
        #expect(file.fileID?.wholeMatch(of: /[0-9]{19}/) != nil)
        #expect(file.mediaName == "panda")
        #expect(file.classID == 3)
        #expect(file.fileType == "jpg")
        #expect(file.metaData?.width == 720)
        #expect(file.metaData?.height == 1_280)
        time.advance(by: .seconds(30 * 86_400))
        #expect(
            try image(try #require(file.fileURL)) == Picture(type: "image/jpeg", width: 720, height: 1_280))

        // What was handed out can be handed in.
        var next = request("again")
        next.fileInfos = [.init(type: .file, fileID: file.fileID)]
        #expect(await code { try await create(next) } == nil)
    }

    @Test func sameSeedSamePicture() async throws {
        var seeded = request()
        seeded.seed = 42
        seeded.outputConfig = .init(resolution: "720P")
        let ids = [try await create(seeded), try await create(seeded)]
        time.advance(by: .seconds(18))
        var pictures: [[UInt8]] = []
        for id in ids {
            let file = try #require(try await describe(id).aigcImageTask?.output?.fileInfos?.first)
            pictures.append(try download(try #require(file.fileURL)).body)
        }
        #expect(pictures[0] == pictures[1])
    }

    @Test func readsTheSizeInTheExtraInformation() async throws {
        var sized = request(model: .qwen, version: "0925")
        sized.extInfo = .json(.init(additionalParameters: .json(.init(size: "512*768"))))
        let id = try await create(sized)
        time.advance(by: .seconds(10))
        let file = try #require(try await describe(id).aigcImageTask?.output?.fileInfos?.first)
        #expect(try image(try #require(file.fileURL)) == Picture(type: "image/png", width: 512, height: 768))
    }

    @Test(arguments: ["x", "", "12a", "３７０"])
    func knowsNoOtherFile(_ id: String) async throws {
        var unknown = request()
        unknown.fileInfos = [.init(type: .file, fileID: id)]
        let expected = id.isEmpty ? "MissingParameter" : "InvalidParameterValue.FileId"
        var configuration = local.plainConfiguration
        configuration.checks = .none
        let lax = VODClient(configuration)
        #expect(await code { try await lax.createAigcImageTask(unknown) } == expected)
        unknown.fileInfos = [.init(type: .url, fileID: id, url: "http://x/y.png")]
        #expect(await code { try await create(unknown) } == nil)
    }

    // MARK: Scenes

    @Test func drawsAProduct() async throws {
        let scene = VOD.AigcImageSceneInfo(
            type: .productImage, productImageConfig: .init(prompt: "on moss", outputImageCount: 3))
        let created = try await vod.createSceneAigcImageTask(
            .init(
                subAppID: 7, sceneInfo: scene, fileInfos: [.init(type: .url, url: "http://x/y.png")],
                outputConfig: .init(
                    storageMode: .permanent, aspectRatio: .ratio4x5,
                    encodeConfig: .init(format: .jpeg, quality: 50))))
        #expect(created.taskID.wholeMatch(of: /7-SceneAigcImageTask-[0-9a-f]{32}t/) != nil)
        time.advance(by: .seconds(10))
        let done = try await describe(created.taskID)
        #expect(done.taskType == .sceneAigcImageTask)
        #expect(done.aigcImageTask == nil)
        let task = try #require(done.sceneAigcImageTask)
        #expect(task.errCode == 0)
        #expect(task.input?.sceneInfo?.type == .productImage)
        let files = try #require(task.output?.fileInfos)
        #expect(files.count == 3)
        for file in files {
            let picture = try image(try #require(file.fileURL))
            #expect(picture.type == "image/jpeg")
            #expect(abs(picture.width * 5 - picture.height * 4) < 40)
        }
    }

    @Test func drawsTheAskedSideLengths() async throws {
        let created = try await vod.createSceneAigcImageTask(
            .init(
                subAppID: 7, sceneInfo: .init(type: .outpainting),
                fileInfos: [.init(type: .url, url: "http://x/y.png")],
                outputConfig: .init(imageWidth: 640, imageHeight: 360)))
        time.advance(by: .seconds(10))
        let file = try #require(
            try await describe(created.taskID).sceneAigcImageTask?.output?.fileInfos?.first)
        #expect(try image(try #require(file.fileURL)) == Picture(type: "image/png", width: 640, height: 360))

        let endless = await code {
            try await vod.createSceneAigcImageTask(
                .init(
                    subAppID: 7, sceneInfo: .init(type: .outpainting),
                    fileInfos: [.init(type: .url, url: "http://x/y.png")],
                    outputConfig: .init(imageWidth: .max, imageHeight: .max)))
        }
        #expect(endless == "InvalidParameterValue")
    }

    @Test func failsASceneThatAsksForIt() async throws {
        let created = try await vod.createSceneAigcImageTask(
            .init(
                subAppID: 7,
                sceneInfo: .init(
                    type: .aiTryOn,
                    aiTryOnConfig: .init(
                        model: .pro, clothesFileInfos: [.init(fileID: "1")], prompt: "[[fail:TaskTimeout]]")),
                fileInfos: [.init(fileID: "2")]))
        time.advance(by: .seconds(10))
        let task = try #require(try await describe(created.taskID).sceneAigcImageTask)
        #expect(task.errCode == 70_000)
        #expect(task.message?.hasPrefix("TaskTimeout") == true)
    }

    @Test func knowsTheFilesOfClothes() async throws {
        let unknown = await code {
            try await vod.createSceneAigcImageTask(
                .init(
                    subAppID: 7,
                    sceneInfo: .init(
                        type: .aiTryOn,
                        aiTryOnConfig: .init(model: .pro, clothesFileInfos: [.init(fileID: "shirt")])),
                    fileInfos: [.init(fileID: "2")]))
        }
        #expect(unknown == "InvalidParameterValue.FileId")
    }

    // MARK: Deduplication

    @Test func refusesARepeatedSession() async throws {
        var session = request()
        session.sessionID = "once"
        #expect(await code { try await create(session) } == nil)
        #expect(await code { try await create(session) } == "InvalidParameterValue.SessionId")
        #expect(local.statistics.tasks == ["vod": 1])

        session.subAppID = 8
        #expect(await code { try await create(session) } == nil)
        session.subAppID = 7
        time.advance(by: .seconds(3 * 86_400 - 1))
        #expect(await code { try await create(session) } == "InvalidParameterValue.SessionId")
        time.advance(by: .seconds(1))
        #expect(await code { try await create(session) } == nil)
    }

    @Test func aRefusedCreateDoesNotUseUpItsSession() async throws {
        var session = request("[[error:InternalError]]")
        session.sessionID = "once"
        #expect(await code { try await create(session) } == "InternalError")
        session.prompt = "a red panda"
        #expect(await code { try await create(session) } == nil)
    }

    @Test func takesNoApplicationZero() async throws {
        #expect(await code { try await create(request(subAppID: 0)) } == "InvalidParameterValue.SubAppId")
    }

    // MARK: Events

    @Test func tellsOfWhatHasEnded() async throws {
        let image = try await create(request())
        let scene = try await vod.createSceneAigcImageTask(
            .init(
                subAppID: 7, sceneInfo: .init(type: .productImage), fileInfos: [.init(fileID: "1")])
        ).taskID
        _ = try await create(request(subAppID: 8))
        #expect(try await vod.pullEvents(.init(subAppID: 7)).eventSet?.isEmpty == true)
        time.advance(by: .seconds(60))

        let events = try #require(try await vod.pullEvents(.init(subAppID: 7)).eventSet)
        #expect(events.map(\.eventType) == [.aigcImageTaskComplete, .sceneAigcImageCompleteEvent])
        #expect(events.first?.aigcImageCompleteEvent?.taskID == image)
        #expect(events.first?.aigcImageCompleteEvent?.output?.fileInfos?.count == 1)
        #expect(events.last?.sceneAigcImageCompleteEvent?.taskID == scene)
        #expect(try await vod.pullEvents(.init(subAppID: 7)).eventSet?.isEmpty == true)

        let handles = events.compactMap(\.eventHandle)
        #expect(
            await code { try await vod.confirmEvents(.init(eventHandles: [handles[0]], subAppID: 7)) } == nil)
        time.advance(by: .seconds(30))
        #expect(
            await code { try await vod.confirmEvents(.init(eventHandles: [handles[1]], subAppID: 7)) }
                == "InvalidParameterValue")
        let again = try #require(try await vod.pullEvents(.init(subAppID: 7)).eventSet)
        #expect(again.map(\.sceneAigcImageCompleteEvent?.taskID) == [scene])
    }

    @Test func eventsOutliveTasksByADay() async throws {
        let id = try await create(request())
        time.advance(by: .seconds(10))
        #expect(try await describe(id).status == .finish)
        time.advance(by: .seconds(4 * 86_400 - 60))
        #expect(await code { try await describe(id) } == "ResourceNotFound")
        #expect(try await vod.pullEvents(.init(subAppID: 7)).eventSet?.count == 1)
    }

    @Test func aPullWaitsForAnEvent() async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(100)))
        let vod = VODClient(local.plainConfiguration)
        let id = try await vod.createAigcImageTask(request()).taskID
        let events = try #require(try await vod.pullEvents(.init(subAppID: 7)).eventSet)
        #expect(events.map(\.aigcImageCompleteEvent?.taskID) == [id])
    }

    @Test func stoppingEndsAPull() throws {
        let local = try LocalService.start(.init(longestPull: .seconds(3_600)))
        let connection = try #require(RawConnection(port: local.port))
        connection.send(SignedRequest(local, "vod", "PullEvents", #"{"SubAppId": 1}"#).bytes)
        while local.statistics.calls.isEmpty {}
        local.stop()
        #expect(local.threadCount == 0)
    }

    // MARK: At once

    @Test func servesManyAtOnce() async throws {
        let local = try LocalService.start(
            .init(
                taskDuration: .milliseconds(20), queueDuration: .zero, concurrentTasks: 100,
                limitsRequestRate: false))
        let vod = VODClient(local.plainConfiguration)
        let request = request()
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<40 { group.addTask { try await vod.createAigcImageTask(request).taskID } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(ids.count == 40)
        #expect(local.statistics.tasks == ["vod": 40])
        for id in ids {
            while try await vod.describeTaskDetail(.init(taskID: id, subAppID: 7)).status != .finish {}
        }
        local.stop()
        #expect(local.threadCount == 0)
    }
}
