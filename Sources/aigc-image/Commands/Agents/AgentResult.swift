import JSONCoding
import TencentCloudPlatform
import TencentCloudRuntime

/// What a run of a command says to an agent: its document, its pictures, or what went wrong.
struct AgentResult {
    private let status: Int32
    private let document: JSONValue?
    private let messages: [String]

    /// A larger picture is named, and not sent.
    private static let largestPicture = 1 << 20

    init(_ status: Int32, _ output: [UInt8], _ messages: [String]) {
        self.status = status
        self.messages = messages
        document = try? JSONValue(jsonBytes: output)
    }

    var json: JSONValue {
        let isGood = status == ExitStatus.done.rawValue
        // What a person would read tells more of a failure than the document does.
        let texts = isGood ? [document?.text(pretty: true) ?? ""] + notes : [Self.trouble(messages)]
        var result: JSONObject = [
            "content": .array(
                texts.map { ["type": "text", "text": .string($0)] } + (isGood ? pictures : [])),
            "isError": .bool(!isGood),
        ]
        if let document {
            result["structuredContent"] = document.object == nil ? ["models": document] : document
        }
        return .object(result)
    }

    /// What a run that failed or was cancelled said.
    static func trouble(_ messages: [String]) -> String {
        messages.isEmpty ? "It was ended before anything was sent." : messages.joined(separator: "\n")
    }

    /// What works, but not as it was asked for.
    private var notes: [String] { messages.filter { $0.hasPrefix("note: ") } }

    private var pictures: [JSONValue] {
        (document?["images"]?.array ?? []).compactMap { image in
            guard let path = image["path"]?.string, let format = image["format"]?.string,
                let bytes = try? FileContents.read(path, atMost: Self.largestPicture)
            else { return nil }
            return [
                "type": "image", "data": .string(Base64.text(bytes)), "mimeType": .string("image/\(format)"),
            ]
        }
    }
}
