import JSONCoding

/// Shows to other processes what ``LocalService/tasks`` shows to this one.
struct Ledger: Sendable {
    static let path = "/tasks"

    var books: @Sendable () -> [LocalTask]

    func answer(_ request: ServerRequest) -> ServerResponse {
        guard request.method == "GET" || request.method == "HEAD" else {
            var response = ServerResponse.text(status: 405, "The books are there to be read.")
            response.headers.append(("Allow", "GET, HEAD"))
            return response
        }
        let tasks = JSONValue.array(books().map(\.json))
        return ServerResponse(status: 200, contentType: "application/json", body: tasks.jsonBytes)
    }
}

extension LocalTask {
    fileprivate var json: JSONValue {
        [
            "service": .string(service), "id": .string(id), "prompt": .string(prompt),
            "sessionId": sessionID.map(JSONValue.string) ?? .null,
        ]
    }
}
