/// Why a request to a bucket isn't carried out, as COS says it.
struct ObjectRefusal: Error {
    var status: Int
    var code: String
    var message: String

    static func accessDenied(_ message: String) -> Self {
        Self(status: 403, code: "AccessDenied", message: message)
    }

    static let noSuchKey = Self(status: 404, code: "NoSuchKey", message: "The specified key does not exist.")

    /// The XML that says so.
    ///
    /// - Parameter resource: What was asked for, as it stood in the request.
    func response(resource: String, requestID: String = RandomNames.hex(32)) -> ServerResponse {
        let text = """
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
            \t<Code>\(Self.escaped(code))</Code>
            \t<Message>\(Self.escaped(message))</Message>
            \t<Resource>\(Self.escaped(resource))</Resource>
            \t<RequestId>\(requestID)</RequestId>
            </Error>

            """
        var response = ServerResponse(status: status, contentType: "application/xml", body: Array(text.utf8))
        response.headers.append(("x-cos-request-id", requestID))
        response.isRefusal = true
        return response
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.append(character)
            }
        }
    }
}
