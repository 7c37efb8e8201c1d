import TencentCloudMPS
import Testing

@testable import TencentCloudLocal

@Suite struct MPSTaskTests {
    private let time = ManualClock(at: .seconds(1_780_000_000))
    private let local: LocalService
    private let mps: MPSClient

    init() throws {
        local = try LocalService.start(
            .init(
                taskDuration: .seconds(8), queueDuration: .seconds(2), limitsRequestRate: false,
                clock: time.clock))
        mps = MPSClient(local.plainConfiguration)
    }

    private func create(_ request: MPS.CreateAigcImageTaskRequest) async throws -> String {
        try await mps.createAigcImageTask(request).taskID
    }

    private func describe(_ id: String) async throws -> MPS.DescribeAigcImageTaskResponse {
        try await mps.describeAigcImageTask(.init(taskID: id))
    }

    @Test func passesThroughItsStates() async throws {
        let id = try await create(.init(modelName: .hunyuan, prompt: "a red panda"))
        #expect(id.wholeMatch(of: /4-AigcImage-[0-9a-f]{32}/) != nil)
        #expect(try await describe(id).status == .wait)
        time.advance(by: .seconds(2))
        let running = try await describe(id)
        #expect(running.status == .run)
        #expect(running.imageURLs == nil)
        time.advance(by: .seconds(8))
        let done = try await describe(id)
        #expect(done.status == .done)
        #expect(done.message == "ok")
        #expect(done.requestID?.utf8.count == 36)
        let url = try #require(done.imageURLs?.first)
        #expect(done.imageURLs?.count == 1)
        // The same task, the same file.
        #expect(try await describe(id).imageURLs == [url])
    }

    @Test func keepsImagesForTwelveHours() async throws {
        let id = try await create(.init(prompt: "a red panda"))
        time.advance(by: .seconds(10))
        let url = try #require(try await describe(id).imageURLs?.first)
        time.advance(by: .seconds(12 * 3_600 - 1))
        #expect(try download(url).status == 200)
        time.advance(by: .seconds(1))
        #expect(try download(url).status == 404)
    }

    @Test func doesAnyNumberAtOnce() async throws {
        var ids: [String] = []
        for number in 0..<3 { ids.append(try await create(.init(prompt: "\(number)"))) }
        time.advance(by: .seconds(3))
        for id in ids { #expect(try await describe(id).status == .run) }
    }

    @Test(arguments: [
        "InvalidParameter.ViolationContent", "FailedOperation.CreateAIGCTaskFailed", "LimitExceeded",
    ])
    func refusesACreateThatAsksForIt(_ code: String) async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await create(.init(prompt: "a fox [[error:\(code)]]"))
        }
        #expect(error?.code.rawValue == code)
        #expect(local.statistics.tasks == [:])
    }

    @Test func failsATaskThatAsksForIt() async throws {
        let id = try await create(.init(prompt: "[[fail:ContentModerationFailed]]"))
        time.advance(by: .seconds(9))
        #expect(try await describe(id).status == .run)
        time.advance(by: .seconds(1))
        let failed = try await describe(id)
        #expect(failed.status == .fail)
        #expect(failed.message?.hasPrefix("ContentModerationFailed") == true)
        #expect(failed.imageURLs == nil)
    }

    @Test func refusesAPollOnceForEachThatIsAskedFor() async throws {
        let id = try await create(.init(prompt: "[[poll:InternalError]] [[poll:UnauthorizedOperation]]"))
        for code in ["InternalError", "UnauthorizedOperation"] {
            let error = await #expect(throws: ServiceError.self) { try await describe(id) }
            #expect(error?.code.rawValue == code)
        }
        #expect(try await describe(id).status == .wait)
    }

    @Test(arguments: ["4-AigcImage-00000000000000000000000000000000", "nothing"])
    func knowsNoOtherTask(_ id: String) async throws {
        let error = await #expect(throws: ServiceError.self) { try await describe(id) }
        #expect(error?.code == .invalidParameterValue)
    }

    @Test func drawsWhatWasAskedFor() async throws {
        let wide = MPS.AigcImageExtraParam(
            aspectRatio: .ratio16x9, resolution: .size720P, outputFormat: .jpeg)
        let id = try await create(
            .init(
                modelName: .kling, modelVersion: "2.1", prompt: "x", outputImageCount: 3,
                extraParameters: wide))
        let exact = try await create(
            .init(
                modelName: .hunyuan, modelVersion: "3.0", prompt: "x",
                additionalParameters: .json(.init(size: "728x1024"))))
        time.advance(by: .seconds(10))
        let urls = try #require(try await describe(id).imageURLs)
        #expect(Set(urls).count == 3)
        for url in urls {
            #expect(url.hasSuffix(".jpg"))
            #expect(try image(url) == Picture(type: "image/jpeg", width: 1_280, height: 720))
        }
        let url = try #require(try await describe(exact).imageURLs?.first)
        #expect(try image(url) == Picture(type: "image/png", width: 728, height: 1_024))
    }

    @Test func servesFiles() async throws {
        let id = try await create(
            .init(prompt: "x", extraParameters: .init(aspectRatio: .ratio1x1, resolution: .size720P)))
        let other = try await create(
            .init(prompt: "x", extraParameters: .init(aspectRatio: .ratio1x1, resolution: .size720P)))
        time.advance(by: .seconds(10))
        let url = try #require(try await describe(id).imageURLs?.first)
        let first = try download(url)
        #expect(first.headers["content-type"] == "image/png")
        #expect(first.headers["content-length"] == "\(first.body.count)")
        #expect(try download(url).body == first.body)
        #expect(try download(url, method: "HEAD").headers["content-length"] == "\(first.body.count)")
        #expect(try download(url, method: "POST").status == 405)
        #expect(try download(url + "x").status == 404)
        // Another seed, another picture.
        let otherURL = try #require(try await describe(other).imageURLs?.first)
        #expect(try download(otherURL).body != first.body)
        #expect(local.statistics.downloads == 3)
    }

    @Test func anImageIsThereOnlyWhenItIsDone() async throws {
        let id = try await create(.init(prompt: "[[fail:InternalError]]"))
        time.advance(by: .seconds(10))
        #expect(try await describe(id).imageURLs == nil)
    }
}

/// Over the system's clock, as callers use it.
@Suite struct WaitingTests {
    @Test func mpsIsWaitedFor() async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(100)))
        let mps = MPSClient(local.patientConfiguration)
        let created = try await mps.createAigcImageTask(.init(prompt: "a red panda [[poll:InternalError]]"))
        let done = try await mps.waitUntilAigcImageTaskDone(.init(taskID: created.taskID))
        let url = try #require(done.imageURLs?.first)
        #expect(try image(url) == Picture(type: "image/png", width: 1_024, height: 1_024))
    }
}
