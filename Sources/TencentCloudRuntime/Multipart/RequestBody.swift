import JSONCoding

/// What is sent, and how it is labelled.
struct RequestBody: Sendable {
    var bytes: [UInt8]
    var contentType = Self.json

    static let json = "application/json"
}

extension RequestBody {
    /// A request's body, as the official SDKs make it: JSON, or a form where it has binary members.
    ///
    /// - Throws: ``ValidationError`` for a file that can't be read.
    init(_ request: some APIRequest, to action: APIAction) throws(ValidationError) {
        var writer = JSONWriter()
        request.write(to: &writer)
        bytes = writer.bytes
        let binaryMembers = request.binaryMembers
        guard !binaryMembers.isEmpty else { return }
        var files: [(name: String, bytes: [UInt8])] = []
        var violations: [Violation] = []
        for (name, content) in binaryMembers {
            do throws(BinaryContent.Unreadable) {
                guard let content else { continue }
                files.append((name, try content.bytes(atMost: ServiceClient.maximumRequestBytes)))
            } catch {
                violations.append(Violation(path: name, message: error.message, code: "InvalidParameter"))
            }
        }
        guard violations.isEmpty else { throw ValidationError(action: action.name, violations: violations) }
        // What was written just now is an object.
        guard let members = (try? JSONValue(jsonBytes: bytes))?.object else { return }
        self = MultipartForm(members, files: files).body
    }
}
