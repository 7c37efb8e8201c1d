import JSONCoding
import TencentCloudRuntime

/// `--dry-run`: requests are printed in place of being sent, signed for nobody.
enum DryRun {
    static let option = OptionDescription(
        name: "dry-run", help: "Print the request in place of sending it; no key is needed, nothing is billed"
    )

    /// Has the requests of a client be printed.
    static func apply(to configuration: inout ClientConfiguration) {
        configuration.credentials = StaticCredentials(Credentials(secretID: "nobody", secretKey: "nobody"))
        configuration.transport = PrintingTransport()
    }
}

/// Prints requests, and answers each as if a task had come of it.
private struct PrintingTransport: Transport {
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        var lines = ["\(request.method) \(request.url)"]
        for field in request.headers {
            let isSignature = field.name.lowercased() == "authorization"
            lines.append("\(field.name): \(isSignature ? "(the signature, once it is sent)" : field.value)")
        }
        let body = (try? JSONValue(jsonBytes: request.body))?.text(pretty: true)
        lines += ["", body ?? "(\(request.body.count) bytes)"]
        try Terminal.standard.print(document: lines.joined(separator: "\n") + "\n")
        return Self.answer(to: request)
    }

    /// As if all had gone well: an upload's steps, and then the task.
    private static func answer(to request: HTTPRequest) -> HTTPResponse {
        guard request.method == "POST" else {
            // Of COS, which has no object of the name yet.
            let isHead = request.method == "HEAD"
            let headers = [("x-cos-request-id", "none"), ("ETag", "\"none\"")]
            return HTTPResponse(
                status: isHead ? 404 : 200, headers: headers.map { HTTPField(name: $0, value: $1) })
        }
        let action = request.headers.first { $0.name == "X-TC-Action" }?.value
        let members: JSONObject =
            switch action {
            case "ApplyUpload":
                [
                    "StorageBucket": "none-1250000000", "StorageRegion": "none", "VodSessionKey": "none",
                    "MediaStoragePath": "none", "CoverStoragePath": "none",
                ]
            case "CommitUpload": ["FileId": "none", "MediaUrl": "none", "CoverUrl": "none"]
            default: ["TaskId": "none"]
            }
        var response = members
        response["RequestId"] = "none"
        let answer: JSONValue = ["Response": .object(response)]
        return HTTPResponse(status: 200, body: answer.jsonBytes)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse { try await send(request) }
}
