import JSONCoding
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

/// Members that are set by their paths.
@Suite struct MemberTests {
    private static func amended(
        _ members: [String: JSONValue], _ change: (inout ImageRequest) -> Void = { _ in }
    ) throws -> (text: String, complaints: [String]) {
        var request = ImageRequest("x")
        request.model = .si("4.0")
        change(&request)
        let sent = try VOD.CreateAigcImageTaskRequest(request, subAppID: 5)
        var complaints: [String] = []
        let amended = AmendedRequest(sent, members, texts: ServiceTraits.vod.textMembers) {
            complaints.append($0)
        }
        return (amended.jsonText, complaints)
    }

    private static let start = #"{"SubAppId":5,"ModelName":"SI","ModelVersion":"4.0","#

    @Test func valuesGoWhereTheirPathsSay() throws {
        let cases: [([String: JSONValue], String)] = [
            ([:], #""Prompt":"x"}"#), (["New": true], #""Prompt":"x","New":true}"#),
            (["Prompt": "y"], #""Prompt":"y"}"#),
            (["OutputConfig.New.Inner": 1], #""Prompt":"x","OutputConfig":{"New":{"Inner":1}}}"#),
            (["OutputConfig": ["New": []]], #""Prompt":"x","OutputConfig":{"New":[]}}"#),
            (["List[0].A": 1, "List[1]": 2], #""Prompt":"x","List":[{"A":1},2]}"#),
            (["ExtInfo.New": 1], #""Prompt":"x","ExtInfo":"{\"New\":1}"}"#),
            (["ExtInfo": ["New": 1]], #""Prompt":"x","ExtInfo":"{\"New\":1}"}"#),
            (["ExtInfo": "as it is"], #""Prompt":"x","ExtInfo":"as it is"}"#),
            (
                ["ExtInfo.AdditionalParameters.background": "transparent"],
                #""Prompt":"x","ExtInfo":"{\"AdditionalParameters\":\"{\\\"background\\\":\\\"transparent\\\"}\"}"}"#
            ),
        ]
        for (members, expected) in cases { #expect(try Self.amended(members) == (Self.start + expected, [])) }
    }

    /// What options say stays beside it, inside a text too.
    @Test func neighboursStay() throws {
        let (text, _) = try Self.amended([
            "ExtInfo.AdditionalParameters.background": "transparent", "FileInfos[0].Text": "a hat",
        ]) {
            $0.size = ImageSize(width: 1280, height: 960)
            $0.references = [.url("https://e.com/a.png")]
        }
        let request = try VOD.CreateAigcImageTaskRequest(jsonText: text)
        let parameters = try request.extInfo?.value().additionalParameters?.value()
        #expect(parameters?.size == "1280x960" && parameters?.background == .transparent)
        #expect(request.fileInfos?[0].url == "https://e.com/a.png" && request.fileInfos?[0].text == "a hat")
    }

    @Test(
        arguments: [
            (["A..B": 1], "takes a path"), (["": 1], "takes a path"), (["A[x]": 1], "takes a path"),
            (["A[0": 1], "takes a path"), (["A b": 1], "takes a path"), (["A[99999]": 1], "takes a path"),
            (["OutputConfig": [:], "OutputConfig.A": 1], "OutputConfig and OutputConfig.A are both set"),
            (["L[0]": 1, "L[00]": 1], "are both set"), (["Prompt.A": 1], "Prompt has no members, and no A"),
            (["Prompt[0]": 1], "Prompt is no list"), (["L[1]": 1], "L[1] isn't next: L has 0 elements"),
        ] as [([String: JSONValue], String)])
    func badPathsAreSaid(members: [String: JSONValue], expected: String) throws {
        let complaints = try Self.amended(members).complaints
        #expect(complaints.count == 1 && complaints[0].contains(expected), "\(complaints)")
    }

    @Test func aTextThatIsNotJSONHasNoMembers() throws {
        let amended = try Self.amended(["ExtInfo.A": 1, "A..B": 1, "New": 1]) {
            $0.customizeVOD = { $0.extInfo = "not JSON" }
        }
        #expect(amended.complaints.count == 2)
        #expect(amended.complaints.last == "ExtInfo isn't JSON, and has no members")
        #expect(amended.text.hasSuffix(#""ExtInfo":"not JSON","New":1}"#))
    }

    /// By these a task is found, and an item's place known.
    @Test func whatTasksAreFoundByHasOptionsOfItsOwn() throws {
        var request = ImageRequest("x")
        request.members = ["SessionId": "a", "SubAppId": 7]
        let error = #expect(throws: ImageRequestError.self) {
            try ImageGenerator(.vod(VODClient(), subAppID: 5)).check(request)
        }
        #expect(error?.unsupportedOptions.map(\.option) == ["members", "members"])
        #expect(error?.description.contains("SessionId has an option of its own") == true)
    }

    /// What the types know is checked as if an option had said it; what they don't know is the service's to judge.
    @Test func limitsHoldForThemToo() throws {
        let generator = ImageGenerator(.vod(VODClient(), subAppID: 5))
        var request = ImageRequest("x")
        request.members = ["TasksPriority": 11]
        let error = #expect(throws: ImageRequestError.self) { try generator.check(request) }
        #expect(error?.violations.map(\.path) == ["TasksPriority"])
        request.members = ["TasksPriority": "high", "New": 1]
        try generator.check(request)
    }

    @Test(arguments: ServiceName.allCases)
    func theyAreSent(service: ServiceName) async throws {
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        let transport = RecordingTransport()
        var configuration = local.patientConfiguration
        configuration.transport = transport
        let generator = ImageGenerator(.init(service, configuration, subAppID: 1_500_000_001))
        var request = ImageRequest("x")
        request.members = ["NegativePrompt": "people"]
        #expect(try await generator.generate(request).count == 1)
        let sent = try transport.lastRequest(to: "CreateAigcImageTask")
        #expect(sent?["NegativePrompt"] == "people" && sent?["Prompt"] == "x")
        guard service == .vod else { return }
        #expect(sent?["SessionId"]?.string?.isEmpty == false)
        var scene = SceneRequest.product([.fileID("528")])
        scene.members = ["SceneInfo.ProductImageConfig.Prompt": "a forest"]
        #expect(try await generator.generate(scene: scene).count == 1)
        let drawn = try transport.lastRequest(to: "CreateSceneAigcImageTask")
        #expect(drawn?["SceneInfo"]?["ProductImageConfig"]?["Prompt"] == "a forest")
    }
}
