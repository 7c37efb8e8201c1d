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
    /// The parameters; those of GET requests are all text. Null where they couldn't be read, or take more than
    /// ``LocalService/longestKeptParameters`` bytes.
    public var parameters = JSONValue.null
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
        parameters = Self.parameters(of: request)
    }

    private static func parameters(of request: ServerRequest) -> JSONValue {
        let limit = LocalService.longestKeptParameters
        if request.method == "GET" {
            return QueryParameters.object(request.query).map(JSONValue.object) ?? .null
        }
        guard request.body.count <= limit else { return .null }
        let type = request.header("content-type") ?? ""
        if type.hasPrefix("multipart/") {
            return MultipartParameters.object(request.body, contentType: type).map(JSONValue.object) ?? .null
        }
        return (try? JSONValue(jsonBytes: request.body)) ?? .null
    }
}
