import Foundation
import JSONCoding
import TencentCloudMPS
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

/// Requests that carry bytes as they are, signed and sent by the client and taken apart by the stand-in.
@Suite struct MultipartTests {
    /// A create whose prompt is bytes.
    private struct Form: APIRequest {
        var prompt: BinaryContent
        var modelName = "Hunyuan"

        func validate(_ validator: inout Validator) {}

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("ModelName", modelName)
            writer.key("ExtraParameters")
            writer.beginObject()
            writer.member("AspectRatio", "16:9")
            writer.endObject()
            writer.endObject()
        }

        var binaryMembers: [(name: String, content: BinaryContent?)] {
            [("Prompt", prompt), ("NegativePrompt", nil)]
        }
    }

    private func create(_ form: Form, at local: LocalService) async throws {
        let _: MPS.CreateAigcImageTaskResponse = try await ServiceClient(
            configuration: local.patientConfiguration
        ).call(MPS.Actions.createAigcImageTask, form)
    }

    private static let contents: [[UInt8]] = [
        [0], Array("a red panda".utf8), Array(0...255), Array("\r\n--".utf8), [0x0d, 0x0a, 0x0d, 0x0a],
        Array("小熊猫--\r\n".utf8), Array(repeating: 0x2d, count: 100),
    ]

    @Test(arguments: contents)
    func bytesArriveAsTheyAre(content: [UInt8]) async throws {
        let local = try LocalService.start(.init(limitsRequestRate: false))
        try await create(Form(prompt: BinaryContent(content)), at: local)
        #expect(local.tasks.map(\.prompt) == [Data(content).base64EncodedString()])
    }

    @Test func textsStayTexts() async throws {
        let local = try LocalService.start(.init(limitsRequestRate: false))
        // Only what arrives whole is known as a model.
        try await create(Form(prompt: BinaryContent([1]), modelName: "Kling"), at: local)
        #expect(local.tasks.count == 1)
    }

    @Test func aFileIsReadWhenItIsSent() async throws {
        let local = try LocalService.start(.init(limitsRequestRate: false))
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let form = Form(prompt: BinaryContent(file: file.path(percentEncoded: false)))
        let error = await #expect(throws: ValidationError.self) { try await create(form, at: local) }
        #expect(error?.violations.map(\.path) == ["Prompt"])
        #expect(error?.violations[0].message.contains("No such file or directory") == true)
        try Data("from a file".utf8).write(to: file)
        try await create(form, at: local)
        #expect(local.tasks.map(\.prompt) == [Data("from a file".utf8).base64EncodedString()])
    }

    @Test func whatIsTooLargeIsNotSent() async throws {
        let local = try LocalService.start(.init(limitsRequestRate: false))
        let form = Form(prompt: BinaryContent([UInt8](repeating: 0, count: 10 << 20)))
        let error = await #expect(throws: ValidationError.self) { try await create(form, at: local) }
        #expect(error?.violations[0].code == "RequestSizeLimitExceeded" && local.tasks.isEmpty)
    }

    private func object(_ body: String, _ type: String = "multipart/form-data; boundary=b") -> JSONObject? {
        MultipartParameters.object(Array(body.replacing("\n", with: "\r\n").utf8), contentType: type)
    }

    private static let text = "Content-Disposition: form-data; name=\"A\"\n\nx\n"

    @Test func partsAreReadByTheirKind() throws {
        let found = try #require(
            self.object(
                "--b\n\(Self.text)--b\ncontent-disposition: form-data; name=B\nContent-Type: application/json\n\n[1]\n"
                    + "--b\nContent-Disposition: form-data; name=\"C\"; filename=\"c\"\n\nx\n--b--\n"))
        #expect(JSONValue.object(found).jsonText == #"{"A":"x","B":[1],"C":"eA=="}"#)
        #expect(object("--b--") == JSONObject())
        #expect(object("--b--\n", "multipart/form-data; boundary=\"b\"") == JSONObject())
    }

    @Test(
        arguments: [
            "", "--b", "--b\n", "--b\n\(text)", "--b\n\(text)--b", "--c\n\(text)--c--\n",
            "x--b\n\(text)--b--\n",
            "--b\n\(text)--b--\nx", "--b\nname=\"A\"\n\nx\n--b--\n",
            "--b\nContent-Disposition: form-data\n\nx\n--b--\n",
            "--b\n\(text)--b\n\(text)--b--\n",
            "--b\nContent-Disposition: form-data; name=\"A\"\nContent-Type: application/json\n\n{\n--b--\n",
        ])
    func whatIsNoFormIsRefused(body: String) {
        #expect(object(body) == nil)
        #expect(object("--b\n\(Self.text)--b--\n", "multipart/form-data") == nil)
    }
}
