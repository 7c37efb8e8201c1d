import JSONCoding
import Testing

@testable import TencentCloudLocal

/// The control interface, as another process uses it.
struct Desk {
    var port: Int
    var host: String
    /// Sent besides what every request has.
    var extra = ""

    init(_ local: LocalService) {
        port = local.port
        host = "127.0.0.1:\(local.port)"
    }

    func answer(
        _ method: String, _ target: String, _ body: String = "", location: SourceLocation = #_sourceLocation
    ) throws -> (status: Int, json: JSONValue) {
        let connection = try #require(RawConnection(port: port), sourceLocation: location)
        connection.send(
            "\(method) /_local/\(target) HTTP/1.1\r\nHost: \(host)\r\n\(extra)"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let answer = try #require(connection.answer(), sourceLocation: location)
        #expect(answer.headers["content-type"] == "application/json", sourceLocation: location)
        return (answer.status, try JSONValue(jsonText: answer.text))
    }

    func get(_ target: String, location: SourceLocation = #_sourceLocation) throws -> JSONValue {
        let (status, json) = try answer("GET", target, location: location)
        #expect(status == 200, "\(json)", sourceLocation: location)
        return json
    }

    @discardableResult
    func post(
        _ target: String, _ body: String = "", location: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let (status, json) = try answer("POST", target, body, location: location)
        #expect(status == 200, "\(json)", sourceLocation: location)
        return json
    }

    /// What it says when it doesn't do what it is asked.
    func refusal(
        _ method: String, _ target: String, _ body: String = "", location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let (status, json) = try answer(method, target, body, location: location)
        #expect(status >= 400, sourceLocation: location)
        return "\(status) \(json["error"]?.string ?? "")"
    }
}
