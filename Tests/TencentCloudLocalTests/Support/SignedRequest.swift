import JSONCoding
import Testing

@testable import TencentCloudLocal
@testable import TencentCloudRuntime

/// A signed API request, every part of which a test can spoil before or after it is signed.
struct SignedRequest {
    var service: String
    var action: String
    var version: String
    var body: [UInt8]
    var credentials: Credentials
    var host: String
    var port: Int
    var method = "POST"
    var query = ""
    var contentType = "application/json"
    var timestamp = LocalClock.system.now.components.seconds
    /// Signed besides content type and host; in lower case.
    var alsoSigned: [HTTPField] = []
    var payloadIsSigned = true
    /// Sent besides what every request has; one of the same name replaces it, and an empty value removes it.
    var extra: [HTTPField] = []
    /// Changes Authorization after signing.
    var spoil: (String) -> String = { $0 }

    init(_ local: LocalService, _ service: String, _ action: String, _ body: String = "{}") {
        self.init(local, service, action, bytes: Array(body.utf8))
    }

    init(_ local: LocalService, _ service: String, _ action: String, bytes: [UInt8]) {
        self.service = service
        self.action = action
        version = service == "vod" ? "2018-07-17" : "2019-06-12"
        body = bytes
        credentials = local.credentials
        port = local.port
        host = "127.0.0.1:\(local.port)"
    }

    var bytes: [UInt8] {
        let signed = [
            HTTPField(name: "content-type", value: contentType), HTTPField(name: "host", value: host),
        ]
        let signable = SignableRequest(
            service: service, method: method, query: query,
            headers: (signed + alsoSigned).sorted { $0.name < $1.name },
            payload: payloadIsSigned ? .signed(body) : .unsigned)
        let authorization = RequestSigner.authorization(
            for: signable, credentials: credentials, timestamp: timestamp)
        var fields = [
            HTTPField(name: "Host", value: host), HTTPField(name: "Content-Type", value: contentType),
            HTTPField(name: "Content-Length", value: "\(body.count)"),
            HTTPField(name: "Authorization", value: spoil(authorization)),
            HTTPField(name: "X-TC-Action", value: action), HTTPField(name: "X-TC-Version", value: version),
            HTTPField(name: "X-TC-Timestamp", value: "\(timestamp)"),
        ]
        if let token = credentials.token { fields.append(HTTPField(name: "X-TC-Token", value: token)) }
        if !payloadIsSigned {
            fields.append(HTTPField(name: "X-TC-Content-SHA256", value: "UNSIGNED-PAYLOAD"))
        }
        for field in alsoSigned + extra {
            fields.removeAll { $0.name.lowercased() == field.name.lowercased() }
            if !field.value.isEmpty { fields.append(field) }
        }
        let target = query.isEmpty ? "/" : "/?\(query)"
        let head = fields.reduce("\(method) \(target) HTTP/1.1\r\n") { $0 + "\($1.name): \($1.value)\r\n" }
        return Array("\(head)\r\n".utf8) + body
    }

    /// Sends it on a connection of its own; the value of `Response`.
    func response(location: SourceLocation = #_sourceLocation) throws -> JSONValue {
        let connection = try #require(RawConnection(port: port), sourceLocation: location)
        connection.send(bytes)
        let answer = try #require(connection.answer(), sourceLocation: location)
        #expect(answer.status == 200, sourceLocation: location)
        #expect(answer.headers["content-type"] == "application/json", sourceLocation: location)
        #expect(answer.headers["date"]?.hasSuffix(" GMT") == true, sourceLocation: location)
        let envelope = try JSONValue(jsonText: answer.text)
        #expect(envelope.object?.members.map(\.name) == ["Response"], sourceLocation: location)
        let response = try #require(envelope["Response"], sourceLocation: location)
        #expect(response["RequestId"]?.string?.utf8.count == 36, sourceLocation: location)
        return response
    }

    /// Sends it; the error's code, nil for success.
    func errorCode(location: SourceLocation = #_sourceLocation) throws -> String? {
        try response(location: location)["Error"]?["Code"]?.string
    }
}
