import JSONCoding

@_spi(Generated) @testable import TencentCloudRuntime

/// A service of two actions, as the generator would write it.
enum Drawing {
    static let create = APIAction(service: "draw", version: "2026-01-01", name: "CreateDrawing")
    static let describe = APIAction(
        service: "draw", version: "2026-01-01", name: "DescribeDrawing", idempotency: .safe)
    static let login = APIAction(service: "sts", version: "2018-08-13", name: "AssumeRole", signing: .skip)

    struct Style: OpenEnumeration {
        var rawValue: String
        static var ink: Self { Self(rawValue: "Ink") }
        static var chalk: Self { Self(rawValue: "Chalk") }
        static var allKnownCases: [Self] { [.ink, .chalk] }
    }

    struct Reference: Validatable, LimitedObject, JSONReadable, JSONWritable, Sendable {
        var url: String?

        init(url: String? = nil) { self.url = url }

        init(from reader: inout JSONReader) throws(JSONError) {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key == "Url" { url = try reader.readIfPresent() } else { try reader.unknownMember(key) }
            }
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("Url", url)
            writer.endObject()
        }

        func validate(_ validator: inout Validator) { validator.require("Url", url) }

        func limitedValue(at place: MemberPlace) -> MemberValue {
            place.name == "Url" ? MemberValue(url) : .absent
        }
    }

    struct Request: APIRequest, LimitedObject, JSONReadable {
        var prompt: String
        var style: Style?
        var count: Int64?
        var references: [Reference]?

        init(prompt: String, style: Style? = nil, count: Int64? = nil, references: [Reference]? = nil) {
            self.prompt = prompt
            self.style = style
            self.count = count
            self.references = references
        }

        init(from reader: inout JSONReader) throws(JSONError) {
            var prompt: String?
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "Prompt": prompt = try reader.readIfPresent()
                case "Style": style = try reader.readIfPresent()
                case "Count": count = try reader.readIfPresent()
                case "References": references = try reader.readIfPresent()
                default: try reader.unknownMember(key)
                }
            }
            guard let prompt else { throw reader.missingMember("Prompt") }
            self.prompt = prompt
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("Prompt", prompt)
            writer.member("Style", style)
            writer.member("Count", count)
            writer.member("References", references)
            writer.endObject()
        }

        func validate(_ validator: inout Validator) {
            validator.check(Self.limits, of: self)
            validator.each("References", references)
        }

        static let limits = ObjectLimits(members: [
            MemberLimits(
                "Prompt",
                [
                    Limit(.length(Bounds(max: 20)), code: "InvalidParameterValue.PromptTooLong"),
                    Limit(.length(Bounds(max: 10)), .advice),
                ]),
            MemberLimits("Count", [Limit(.range(Bounds(min: 1, max: 4)))]),
        ])

        func limitedValue(at place: MemberPlace) -> MemberValue {
            switch place.name {
            case "Prompt": MemberValue(prompt)
            case "Count": MemberValue(count)
            default: .absent
            }
        }
    }

    /// With members called as the envelope's own are.
    struct Response: JSONReadable, JSONWritable, Sendable {
        var taskID: String?
        var status: String?
        var error: JSONValue?
        var response: String?
        var requestID: String?

        init(taskID: String? = nil, status: String? = nil, requestID: String? = nil) {
            self.taskID = taskID
            self.status = status
            self.requestID = requestID
        }

        init(from reader: inout JSONReader) throws(JSONError) {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "TaskId": taskID = try reader.readIfPresent()
                case "Status": status = try reader.readIfPresent()
                case "Error": error = try reader.readIfPresent()
                case "Response": response = try reader.readIfPresent()
                case "RequestId": requestID = try reader.readIfPresent()
                default: try reader.unknownMember(key)
                }
            }
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("TaskId", taskID)
            writer.member("Status", status)
            writer.endObject()
        }
    }

    static let secretID = "AKIDforTestsOnly"
    static let secretKey = "keyForTestsOnly"
    static let token = "tokenForTestsOnly"

    static func client(
        _ transport: any Transport, _ change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ServiceClient {
        var configuration = ClientConfiguration(
            credentials: .static(secretID: secretID, secretKey: secretKey), transport: transport,
            timeouts: .patient)
        configuration.region = nil
        configuration.retry = .none
        configuration.clock = UnixClock { 1_551_113_065 }
        change(&configuration)
        return ServiceClient(configuration: configuration)
    }
}
