import AigcImage
import JSONCoding
import TencentCloudLocal
import TencentCloudRuntime
import Testing

@testable import aigc_image

@Suite struct TaskIDTests {
    @Test func theShapeTellsTheService() throws {
        let mps = try TaskID("4-AigcImage-c3b145ec76")
        #expect(mps.service == .mps && mps.subAppID == nil && !mps.isScene)
        let vod = try TaskID("251007502-AigcImage-5f0c2a9d")
        #expect(vod.service == .vod && vod.subAppID == 251_007_502 && !vod.isScene)
        let scene = try TaskID("251440382-SceneAigcImageTask-5f0c2a9d")
        #expect(scene.service == .vod && scene.subAppID == 251_440_382 && scene.isScene)
    }

    @Test func whatTheCallerSaysCountsMore() throws {
        #expect(try TaskID("251007502-AigcImage-5f", service: "mps").service == .mps)
        let task = try TaskID("251007502-AigcImage-5f", subAppID: 7)
        #expect(task.service == .vod && task.subAppID == 7)
        #expect(try TaskID("anything", service: "mps").service == .mps)
    }

    @Test(arguments: ["", "x", "4-WorkflowTask-5f", "AigcImage-5f", "-AigcImage-5f"])
    func othersAreRefusedWithTheWayOut(text: String) {
        let error = #expect(throws: UsageError.self) { try TaskID(text) }
        #expect(error?.message.contains("--service") == true)
        let application = #expect(throws: UsageError.self) { try TaskID(text, service: "vod") }
        #expect(application?.message.contains("--sub-app-id") == true)
    }
}

/// Tasks picked up by another process than the one that created them.
@Suite struct TaskCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func create(_ local: LocalService, _ service: String, prompt: String = "a red panda")
        async throws -> String
    {
        let call = ServiceClient(configuration: local.patientConfiguration)
        let isVOD = service == "vod"
        let body =
            isVOD
            ? #"{"SubAppId":1500000001,"ModelName":"Kling","ModelVersion":"3.0","Prompt":"\#(prompt)"}"#
            : #"{"Prompt":"\#(prompt)"}"#
        let action = isVOD ? VOD.Actions.createAigcImageTask : MPS.Actions.createAigcImageTask
        let answer = try await call.call(action, json: Array(body.utf8))
        return try #require(try JSONValue(jsonBytes: answer)["TaskId"]?.string)
    }

    private func run(_ local: LocalService, _ arguments: String...) throws -> Program.Outcome {
        try Program(
            arguments + ["--endpoint", local.url], in: folder, environment: Program.credentials(of: local)
        ).end()
    }

    @Test(arguments: ["mps", "vod"])
    func tasksArePickedUp(service: String) async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        let id = try await Self.create(local, service)
        let waited = try run(local, "wait", id, "-q")
        #expect(waited.status == 0 && waited.messages == "", "\(waited.messages)")
        #expect(waited.output.hasPrefix(local.url) && waited.output.filter(\.isNewline).count == 1)

        let described = try run(local, "describe", id)
        #expect(described.status == 0 && described.output.contains("state    done"), "\(described.output)")
        #expect(described.output.contains("expires  in "))
        let state = try JSONValue(jsonText: try run(local, "describe", id, "--json").output)
        #expect(state["state"]?.string == "done" && state["service"]?.string == service)
        #expect(state["images"]?.array?.first?["url"]?.string?.hasPrefix(local.url) == true)

        let downloaded = try run(local, "download", id, "-q", "-o", "panda.png")
        #expect(downloaded.status == 0 && downloaded.output == "panda.png\n", "\(downloaded.messages)")
        #expect(try folder.bytes("panda.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
        let again = try run(local, "download", id, "-q", "-o", "panda.png")
        #expect(again.status == 2 && again.messages.contains("--force"))
        let json = try run(local, "download", id, "-q", "--json")
        let path = try JSONValue(jsonText: json.output)["images"]?.array?.first?["path"]?.string
        #expect(path.map { folder.names.contains($0) } == true)
    }

    @Test(arguments: ["mps", "vod"])
    func aFailedTaskSaysWhy(service: String) async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        let id = try await Self.create(local, service, prompt: "[[fail:ModelGenerateFailed]] x")
        let waited = try run(local, "wait", id, "--json", "-q")
        #expect(waited.status == 1 && waited.messages.contains("ModelGenerateFailed"))
        // It is over: there is nothing to pick up.
        #expect(!waited.messages.contains("aigc-image"))
        let result = try JSONValue(jsonText: waited.output)
        #expect(result["taskId"]?.string == id)
        #expect(result["error"]?["message"]?.string?.contains("ModelGenerateFailed") == true)
        #expect(result["error"]?["mayBeBilled"] == true && result["error"]?["category"]?.string == "service")
        #expect(waited.messages.contains("whether \(service) bills a task that failed"))
        if service == "vod" {
            #expect(waited.messages.contains("Change the prompt or the references."))
            #expect(result["error"]?["advice"]?.string?.hasPrefix("The model couldn't draw this.") == true)
        }
        let described = try run(local, "describe", id)
        #expect(described.status == 0 && described.output.contains("failed"))
        #expect(described.output.contains("ModelGenerateFailed"))
        let downloaded = try run(local, "download", id, "-q")
        #expect(downloaded.status == 1 && folder.names.isEmpty)
    }

    @Test func tasksThatNobodyHasAreErrors() async throws {
        let local = try LocalService.start()
        let known = try await Self.create(local, "vod")
        for (id, advice) in [
            ("4-AigcImage-00000000000000000000000000000000", "for these credentials"),
            ("1500000001-AigcImage-\(0)t", "--sub-app-id"),
            (known.replacing("1500000001-", with: "1500000002-"), "forgets a task 3 days after"),
        ] {
            let outcome = try run(local, "describe", id)
            #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome.messages)")
            let waited = try run(local, "wait", id, "--json")
            #expect(waited.status == 1 && waited.messages.contains(advice), "\(waited.messages)")
            #expect(!waited.messages.contains("Pick it up"))
            #expect(try JSONValue(jsonText: waited.output)["error"]?["mayBeBilled"] == false)
        }
        // Nobody is there at all.
        local.stop()
        // Whether it exists isn't known: nothing is said of it.
        let waiting = try run(local, "wait", "4-AigcImage-5f", "--timeout", "1")
        #expect(waiting.status == 1 && !waiting.messages.contains("It is drawn"), "\(waiting.messages)")
        let unreachable = try run(local, "describe", "4-AigcImage-5f", "--timeout", "1")
        #expect(unreachable.status == 1 && unreachable.output.isEmpty, "\(unreachable.messages)")
        let vague = try run(local, "wait", "panda")
        #expect(vague.status == 2 && vague.messages.contains("--service"))
    }

    @Test func timeUpShowsHowToGoOn() async throws {
        let time = ManualClock()  // stands still: the task is never done
        let local = try LocalService.start(.init(clock: time.clock))
        let id = try await Self.create(local, "vod")
        let outcome = try run(local, "download", id, "-o", "my panda.png", "--timeout", "1")
        #expect(outcome.status == 1 && outcome.messages.contains("not done after"))
        let line = "aigc-image download \(id) --output 'my panda.png' --endpoint \(local.url)"
        #expect(outcome.messages.contains(line), "\(outcome.messages)")
    }

    /// What is shown after Ctrl-C is run as it stands, and gets the image.
    @Test(arguments: ["mps", "vod"])
    func ctrlCShowsTheCommandThatPicksItUp(service: String) throws {
        let time = ManualClock()
        let local = try LocalService.start(.init(clock: time.clock))
        let environment = Program.credentials(of: local)
        let program = try Program(
            ["generate", "x", "--service", service, "--sub-app-id", "1500000001", "-o", "panda.png"]
                + ["--endpoint", local.url], in: folder, environment: environment)
        var messages = ""
        while !messages.contains("waiting") {
            let more = program.nextMessage()
            if more.isEmpty { break }
            messages += more
        }
        program.interrupt()
        let outcome = program.end()
        #expect(outcome.status == 130 && outcome.output.isEmpty && folder.names.isEmpty)
        #expect(outcome.messages.contains("interrupted\ntask: "))
        let line = try #require(outcome.messages.split(separator: "\n").last { $0.contains("aigc-image ") })
        let words = line.split(separator: " ").map(String.init)
        #expect(words[0...1] == ["aigc-image", "download"], "\(line)")
        time.advance(by: .seconds(3600))
        let pickedUp = try Program(Array(words.dropFirst()), in: folder, environment: environment).end()
        #expect(pickedUp.status == 0 && pickedUp.output == "panda.png\n", "\(pickedUp.messages)")
        #expect(folder.names == ["panda.png"])
        #expect(local.statistics.tasks.values.reduce(0, +) == 1)
    }
}

@Suite struct SceneCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        [
            "try-on", "https://example.com/me.jpg", "--clothes", "https://example.com/coat.png", "--model",
            "pro",
        ],
        ["product", "https://example.com/a.png", "vod:38770000", "--prompt", "a stone table", "-a", "4:5"],
        ["outpaint", "https://example.com/me.jpg", "--size", "1600x900"],
        ["outpaint", "vod:38770000", "--aspect-ratio", "21:9"],
    ])
    func scenesAreDrawn(arguments: [String]) throws {
        let outcome = try Program(
            ["scene"] + arguments + ["--local", "-q", "-o", "scene.png"], in: folder
        ).end()
        #expect(outcome.status == 0 && outcome.output == "scene.png\n", "\(outcome.messages)")
        #expect(try folder.bytes("scene.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func aModelThatNobodyKnowsIsSentWithANote() throws {
        let outcome = try Program.run(
            "scene", "try-on", "https://example.com/me.jpg", "--clothes", "https://example.com/coat.png",
            "--model",
            "fancy", "--local", "-o", "scene.png", in: folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.messages.contains("note: no source knows a try-on model 'fancy'"), "\(outcome.messages)")
    }

    @Test func severalProductsAreSeveralFiles() throws {
        let outcome = try Program.run(
            "scene", "product", "https://example.com/a.png", "--count", "3", "--local", "-q", in: folder)
        #expect(outcome.output == "product.png\nproduct-2.png\nproduct-3.png\n", "\(outcome.messages)")
        #expect(folder.names == ["product-2.png", "product-3.png", "product.png"])
    }

    @Test(arguments: [
        (["try-on", "https://example.com/me.jpg", "--model", "pro"], "--clothes is missing"),
        (
            ["try-on", "https://example.com/me.jpg", "--clothes", "https://example.com/a"],
            "--model is missing"
        ),
        (["outpaint", "https://example.com/me.jpg"], "one of --aspect-ratio and --size"),
        (["product", "panda.png"], "reference panda.png: No such file or directory"),
        (["product", "https://example.com/a.png", "--count", "11"], "OutputImageCount"),
        (["product"], "IMAGE is missing"),
    ])
    func mistakesAreRefusedBeforeAnythingIsSent(arguments: [String], expected: String) throws {
        let outcome = try Program(["scene"] + arguments + ["--local"], in: folder).end()
        #expect(outcome.status == 2 && outcome.messages.contains(expected), "\(outcome.messages)")
        #expect(outcome.output.isEmpty && folder.names.isEmpty)
    }

    @Test func applicationsArePaidForByName() throws {
        let outcome = try Program.run("scene", "outpaint", "vod:1", "-a", "1:1", in: folder)
        #expect(outcome.status == 2 && outcome.messages.contains("--sub-app-id"))
    }
}
