public import JSONCoding
public import TencentCloudRuntime

/// An API request as a local service received it.
public struct LocalRequest: Sendable, Hashable {
    /// Counts the requests since the service was started, from 1.
    public var number = 0
    /// When it came, since 1970-01-01T00:00:00Z.
    public var time = Duration.zero
    /// The product code, as far as the request told it; empty where it didn't.
    public var service = ""
    /// The API version that it names.
    public var version = ""
    /// The action's wire name.
    public var action = ""
    /// The region that it names.
    public var region: String?
    /// The parameters; those of GET requests are all text. Null where they can't be read, or take more than
    /// ``LocalService/longestKeptParameters`` bytes. They are read at each use.
    public var parameters: JSONValue { content.parameters }
    var content = Content.none
    /// Part of the answer.
    public var requestID = ""
    /// What it was refused with; nil for success. That of a stream is in its events.
    public var fault: ServiceFault?
    /// Limits that it breaks, and wasn't refused for.
    public var advice: [Violation] = []
    /// What a signature is made of as the service sees it, where that is what it was refused for.
    public var signature: SignatureTrace?
    /// How long it took to answer.
    public var duration = Duration.zero

    /// What it asks to be drawn: `Prompt`, or that of a scene; empty where there is none.
    public var prompt: String {
        if let prompt = parameters["Prompt"]?.string { return prompt }
        for member in parameters["SceneInfo"]?.object?.members ?? [] {
            if let prompt = member.value["Prompt"]?.string { return prompt }
        }
        return ""
    }
}

extension LocalRequest {
    /// What a request says of itself, before anything of it is checked.
    init(_ request: ServerRequest) {
        action = request.header("x-tc-action") ?? ""
        version = request.header("x-tc-version") ?? ""
        region = request.header("x-tc-region")
        let scope = request.header("authorization")?.firstRange(of: "Credential=").flatMap { range in
            request.header("authorization")?[range.upperBound...].split(separator: "/").dropFirst(2).first
        }
        service = scope.map(String.init) ?? ""
        content = Content(request)
    }

    /// Where parameters are, as it came.
    enum Content: Sendable, Hashable {
        case none
        case query(String)
        case form([UInt8], type: String)
        case json([UInt8])

        init(_ request: ServerRequest) {
            let type = request.header("content-type") ?? ""
            self =
                if request.method == "GET" {
                    .query(request.query)
                } else if request.body.count > LocalService.longestKeptParameters {
                    .none
                } else if type.hasPrefix("multipart/") {
                    .form(request.body, type: type)
                } else {
                    .json(request.body)
                }
        }

        var parameters: JSONValue {
            let object: JSONValue? =
                switch self {
                case .none: nil
                case .query(let query): QueryParameters.object(query).map(JSONValue.object)
                case .form(let bytes, let type):
                    MultipartParameters.object(bytes, contentType: type).map(JSONValue.object)
                case .json(let bytes): try? JSONValue(jsonBytes: bytes)
                }
            return object ?? .null
        }
    }
}
