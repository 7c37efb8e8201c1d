import JSONCoding
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

/// The rows that flags, members, help, messages and identities derive from.
@Suite struct OptionTests {
    @Test func namesAndFlagsAreOneEach() {
        #expect(Set(ImageOptions.all.map(\.name)).count == ImageOptions.all.count)
        #expect(Set(ImageOptions.all.map(\.flag)).count == ImageOptions.all.count)
        let flags = Dictionary(uniqueKeysWithValues: ImageOptions.all.map { ($0.name, $0.flag) })
        for (name, flag) in [
            ("aspectRatio", "aspect-ratio"), ("sessionID", "session-id"), ("classID", "class-id"),
            ("references", "reference"), ("members", "set"),
            ("inputComplianceCheck", "input-compliance-check"),
        ] {
            #expect(flags[name] == flag)
        }
        for option in ImageOptions.all {
            for name in [
                option.name, option.flag, option.flag.uppercased(), option.flag.replacing("-", with: "_"),
            ] {
                #expect(option.isCalled(name))
            }
            #expect(option.replaces.allSatisfy { flags[$0] != nil })
        }
    }

    /// What goes into a request by a row comes out by it.
    @Test func rowsReadWhatTheyWrite() throws {
        let samples: [(String, [String])] = [
            ("prompt", ["a cat"]), ("model", ["Kling"]), ("negativePrompt", ["people"]),
            ("aspectRatio", ["16:9"]), ("resolution", ["2K"]), ("size", ["1024x768"]),
            ("references", ["https://e.com/a", "b.png"]), ("format", ["jpeg"]), ("count", ["2"]),
            ("seed", ["-7"]),
            ("enhancePrompt", ["off"]), ("sceneType", ["image_expand"]), ("personGeneration", ["AllowAdult"]),
            ("logo", ["on"]), ("inputComplianceCheck", ["off"]), ("outputComplianceCheck", ["on"]),
            ("inputRegion", ["Oversea"]), ("storage", ["temporary"]), ("classID", ["4"]),
            ("expireTime", ["2030-12-31T00:00:00Z"]), ("sessionID", ["s"]), ("sessionContext", ["{}"]),
            ("priority", ["-10"]), ("operator", ["me"]), ("members", ["A.B=1", #"C="x""#]),
        ]
        for (name, values) in samples {
            let option = try #require(ImageOptions.all.first { $0.name == name })
            var request = ImageRequest("")
            #expect(option.values(request).isEmpty)
            #expect(option.set(values, &request) == nil)
            #expect(option.values(request) == values)
        }
        let told = Set(samples.map(\.0))
        let rest = ImageOptions.all.map(\.name).filter { !told.contains($0) }
        #expect(rest == ["modelVersion", "mediaName", "bucket", "bucketRegion", "bucketPath"])
    }

    private static func read(_ said: [String: [String]]) -> (request: ImageRequest, mistakes: [OptionMistake])
    {
        var texts = OptionTexts()
        for (name, values) in said { texts[name] = values }
        var request = ImageRequest("")
        let mistakes = texts.apply(ImageOptions.all, to: &request)
        return (request, mistakes)
    }

    /// Options that are one member together.
    @Test func someNeedOthers() throws {
        #expect(Self.read(["model": ["kling"], "modelVersion": ["O1"]]).request.model == .kling("O1"))
        #expect(
            Self.read(["storage": ["permanent"], "mediaName": ["n"]]).request.storage == .permanent(name: "n")
        )
        #expect(
            Self.read(["bucket": ["b"], "bucketRegion": ["r"], "bucketPath": ["p"]]).request.storage
                == .bucket(name: "b", region: "r", path: "p"))
        for (said, flag, message) in [
            (["modelVersion": ["1"]], "model-version", "needs a model"),
            (["mediaName": ["n"]], "media-name", "needs permanent storage"),
            (["storage": ["temporary"], "mediaName": ["n"]], "media-name", "needs permanent storage"),
            (["storage": ["permanent"], "bucket": ["b"]], "bucket", "exclude each other"),
            (["bucketPath": ["p"]], "bucket-path", "needs a bucket"),
            (["count": ["two"]], "count", "takes a number from 1, not 'two'"),
            (["logo": ["maybe"]], "logo", "takes on or off, not 'maybe'"),
            (["seed": ["1", "2"]], "seed", "takes one value, not 2"),
            (["members": ["A"]], "set", "takes a path and a value"),
            (["members": ["A..B=1"]], "set", "takes a path such as"),
            (["members": ["A.B=1", "A.B=2"]], "set", "names A.B twice"),
        ] {
            let mistakes = Self.read(said).mistakes
            #expect(mistakes.map(\.flag) == [flag], "\(mistakes)")
            #expect(mistakes.first?.message.contains(message) == true, "\(mistakes)")
        }
        let all = Self.read(["count": ["two"], "logo": ["maybe"], "seed": ["7"]])
        #expect(all.mistakes.map(\.flag) == ["count", "logo"] && all.request.seed == 7)
    }

    /// What is said of a single item counts more than what is said of all, with all that says the same otherwise.
    @Test func anItemsOwnCountsMore() throws {
        func merged(_ own: [String: [String]], _ all: [String: [String]]) throws -> ImageRequest {
            var (texts, base) = (OptionTexts(), OptionTexts())
            for (name, values) in own { texts[name] = values }
            for (name, values) in all { base[name] = values }
            var request = ImageRequest("")
            #expect(texts.over(base, ImageOptions.all).apply(ImageOptions.all, to: &request) == [])
            return request
        }
        let model = ["model": ["Kling"], "modelVersion": ["3.0"]]
        #expect(try merged(["model": ["Qwen"]], model).model == .qwen)
        #expect(try merged(["modelVersion": ["O1"]], model).model == .kling("O1"))
        let bucket = ["bucket": ["b"], "bucketRegion": ["r"]]
        #expect(try merged(["storage": ["temporary"]], bucket).storage == .temporary)
        #expect(try merged(["bucket": ["c"]], bucket).storage == .bucket(name: "c", region: "r"))
        #expect(try merged(["members": ["A=1"]], ["members": ["A=2", "B=3"]]).members == ["A": 1, "B": 3])
    }
}

/// What options become in each service's words.
@Suite struct OptionTranslationTests {
    private static func request() -> ImageRequest {
        var request = ImageRequest("x")
        (request.enhancePrompt, request.logo) = (false, true)
        return request
    }

    @Test func mpsIsToldAllThatItTakes() throws {
        var request = Self.request()
        request.operator = "me"
        #expect(
            try MPS.CreateAigcImageTaskRequest(request).jsonText
                == #"{"Prompt":"x","EnhancePrompt":false,"ExtraParameters":{"LogoAdd":1},"Operator":"me"}"#)
        request.logo = false
        #expect(try MPS.CreateAigcImageTaskRequest(request).extraParameters?.logoAdd == 0)
    }

    @Test func vodIsToldAllThatItTakes() throws {
        var request = Self.request()
        request.personGeneration = .disallowed
        (request.inputComplianceCheck, request.outputComplianceCheck) = (true, false)
        request.inputRegion = .oversea
        (request.classID, request.expireTime) = (4, "2030-12-31T00:00:00Z")
        request.sessionContext = "{}"
        #expect(
            try VOD.CreateAigcImageTaskRequest(request, subAppID: 5).jsonText
                == #"{"SubAppId":5,"ModelName":"Hunyuan","ModelVersion":"3.0","Prompt":"x","#
                + #""EnhancePrompt":"Disabled","OutputConfig":{"ClassId":4,"ExpireTime":"2030-12-31T00:00:00Z","#
                + #""PersonGeneration":"Disallowed","InputComplianceCheck":"Enabled","#
                + #""OutputComplianceCheck":"Disabled","LogoAdd":"Enabled"},"InputRegion":"Oversea","#
                + #""SessionContext":"{}"}"#)
        var scene = SceneRequest.product([.fileID("1")])
        (scene.classID, scene.expireTime) = (4, "2030-12-31T00:00:00Z")
        let output = try VOD.CreateSceneAigcImageTaskRequest(scene, subAppID: 5).outputConfig
        #expect(output?.classID == 4 && output?.expireTime == "2030-12-31T00:00:00Z")
    }

    /// Every option that a service doesn't take is refused by it, and names who does.
    @Test(arguments: ServiceName.allCases)
    func whatAServiceDoesNotTakeIsRefused(service: ServiceName) throws {
        let refused = ImageOptions.all.filter { !$0.takers.contains(service) }
        var request = ImageRequest("x")
        for option in refused { _ = option.set([option.known?().first ?? "1"], &request) }
        let generator = ImageGenerator(ImageGenerator.Service(service, ClientConfiguration(), subAppID: 5))
        let error = #expect(throws: ImageRequestError.self) { try generator.check(request) }
        #expect(error?.unsupportedOptions.map(\.option) == refused.map(\.name))
        #expect(error?.unsupportedOptions.allSatisfy { $0.alternative?.hasSuffix(" does") == true } == true)
    }
}

/// All that stands against a request is said at once.
@Suite struct ProblemTests {
    @Test func optionsReferencesAndLimitsAreNamedTogether() throws {
        var request = ImageRequest("")
        (request.seed, request.priority, request.format) = (1, 2, .webp)
        request.model = .hunyuan("3.0")
        (request.aspectRatio, request.size) = ("8:1", ImageSize(width: 1, height: 1))
        request.references = [.fileID("1")]
        request.storage = .permanent()
        request.members = ["ModelName.x": 1]
        let error = #expect(throws: ImageRequestError.self) {
            try ImageGenerator(.mps(MPSClient())).check(request)
        }
        #expect(
            Set(error?.unsupportedOptions.map(\.option) ?? []) == [
                "seed", "priority", "format", "aspectRatio", "references", "storage",
                "members",
            ], "\(error as Any)")
        #expect(error?.violations.map(\.path) == ["Prompt", "AdditionalParameters.size"], "\(error as Any)")
    }

    @Test func theyTellWhatKindTheyAre() throws {
        var request = ImageRequest("x")
        request.references = [.file("/none.png")]
        let generator = ImageGenerator(.vod(VODClient(), subAppID: 5))
        let unreadable = #expect(throws: ImageRequestError.self) { try generator.check(request) }
        #expect(unreadable?.category == .file && unreadable?.isTransient == false)
        request.count = 0
        let wrong = #expect(throws: ImageRequestError.self) { try generator.check(request) }
        #expect(wrong?.category == .invalid && wrong?.mayHaveTakenEffect == false && wrong?.attempts == 0)
    }

    @Test func eachReferenceIsNamed() throws {
        var request = ImageRequest("x")
        request.model = .gg("3.1")
        request.references = [.file("/none.png"), .bytes([1]), .url("https://e.com/a.png")]
        request.sessionID = String(repeating: "s", count: 51)
        let error = #expect(throws: ImageRequestError.self) {
            try ImageGenerator(.vod(VODClient(), subAppID: 5)).check(request)
        }
        #expect(error?.references.map(\.reference) == ["/none.png", "1 bytes in memory"])
        #expect(error?.violations.map(\.path) == ["SessionId"], "\(error as Any)")
    }

    @Test func aScenesProblemsAreNamedTogether() throws {
        var scene = SceneRequest.outpainting(.file("a.png"), aspectRatio: "16:9")
        (scene.size, scene.format, scene.priority) = (ImageSize(width: 8, height: 8), .webp, 11)
        scene.storage = .bucket(name: "b", region: "r")
        let error = #expect(throws: ImageRequestError.self) {
            try ImageGenerator(.vod(VODClient(), subAppID: 5)).check(scene: scene)
        }
        #expect(
            error?.unsupportedOptions.map(\.option).sorted() == [
                "aspectRatio", "format", "storage",
            ])
        #expect(error?.references.map(\.reference) == ["a.png"])
        #expect(error?.violations.map(\.path).contains("TasksPriority") == true, "\(error as Any)")
    }

    /// Where checks are off the limits are the service's to know; what can't be said can't be said all the same.
    @Test func withoutChecksOnlyTheLimitsAreLeft() throws {
        var configuration = ClientConfiguration()
        configuration.checks = .none
        let generator = ImageGenerator(.mps(MPSClient(configuration)))
        var request = ImageRequest("")
        try generator.check(request)
        request.seed = 1
        #expect(throws: ImageRequestError.self) { try generator.check(request) }
    }
}
