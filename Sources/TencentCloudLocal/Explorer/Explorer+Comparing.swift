import JSONCoding
import TencentCloudRuntime

extension Explorer {
    /// Where a request that was refused differs from what the service expects.
    func compare(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let order = try Order(request, names: ["request"])
        guard let pasted = PastedRequest(try order.required("request")) else {
            let form = "a line such as 'POST / HTTP/1.1', headers, an empty line, the body"
            return [
                "isGood": false, "verdict": .string("The text isn't an HTTP request: \(form)."),
                "differences": [],
            ]
        }
        return Comparison(pasted.request, door).json
    }
}

/// An HTTP request as text, from a log or a tool.
struct PastedRequest {
    var request: ServerRequest

    /// Lines may end in either way. Nil for text that has no request line.
    init?(_ text: String) {
        let text = text.replacing("\r\n", with: "\n")
        let head = text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? text[...]
        let body = text.dropFirst(head.count + 2)
        var lines = head.split(separator: "\n")
        guard let first = lines.first?.split(separator: " "), first.count >= 2, !first[0].contains(":") else {
            return nil
        }
        lines.removeFirst()
        let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers: [(name: String, value: String)] = []
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers.append(
                (
                    line[..<colon].lowercased().trimmingBlanks(),
                    line[line.index(after: colon)...].trimmingBlanks()
                ))
        }
        request = ServerRequest(
            method: String(first[0]), path: "/", query: target.count > 1 ? String(target[1]) : "",
            headers: headers, body: Array(body.utf8), keepsAlive: false)
    }
}

/// What the door says of a request, and why.
struct Comparison {
    private struct Difference {
        var what: String
        var yours: String?
        var expected: String?
        var advice: String
    }

    private var differences: [Difference] = []
    private var verdict = "The request is good: its signature is the one that the key gives."
    private var trace: SignatureTrace?
    private var signatures: (yours: String, expected: String)?

    init(_ request: ServerRequest, _ door: FrontDoor) {
        do throws(GatewayRefusal) {
            try door.refuseOtherSignatures(of: request)
            let common = try CommonParameters(request)
            let authorization = try door.authorization(of: request)
            trace = FrontDoor.trace(request, common, authorization)
            let expected = door.signature(of: request, common, authorization)
            signatures = (authorization.signature, expected)
            compare(request, common, authorization, door)
            try door.check(request, common, authorization)
        } catch {
            let fault = error.fault(in: .english)
            verdict = "The service refuses it with \(fault.code.rawValue): \(fault.message)"
        }
    }

    /// Looks for what tells the request from a good one.
    private mutating func compare(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader,
        _ door: FrontDoor
    ) {
        let date = UTCDate(timestamp: common.timestamp).description
        if authorization.date != date {
            differences.append(
                .init(
                    what: "The credential's date isn't that of X-TC-Timestamp.", yours: authorization.date,
                    expected: date, advice: "Take the date from the timestamp, in UTC."))
        }
        if abs(common.timestamp - door.time()) > FrontDoor.skewLimit {
            differences.append(
                .init(
                    what: "It was signed more than 5 minutes away from the time here.",
                    yours: "\(common.timestamp)", expected: "\(door.time())",
                    advice: "Sign each request when it is sent, by a clock that is right."))
        }
        if authorization.secretID != door.credentials.secretID {
            differences.append(
                .init(
                    what: "The SecretId isn't the one here.", yours: authorization.secretID,
                    expected: door.credentials.secretID, advice: "Use the key that this service prints."))
        }
        guard let signatures, !door.isSigned(request, common, authorization) else { return }
        let variant = Variant.all.first { variant in
            variant.changed(request).contains {
                door.signature(of: $0, common, authorization) == signatures.yours
            }
        }
        differences.append(
            variant.map {
                .init(
                    what: $0.what, yours: signatures.yours, expected: signatures.expected, advice: $0.advice)
            }
                ?? .init(
                    what: "No usual mistake gives this signature.", yours: signatures.yours,
                    expected: signatures.expected,
                    advice:
                        "Hold your canonical request against the one below, byte by byte. If they are equal, the "
                        + "SecretKey is another one."))
    }

    var json: JSONValue {
        var members: [JSONObject.Member] = [
            .init(
                name: "isGood", value: .bool(differences.isEmpty && verdict.hasPrefix("The request is good"))),
            .init(name: "verdict", value: .string(verdict)),
            .init(
                name: "differences",
                value: .array(
                    differences.map { difference in
                        var members: [JSONObject.Member] = [
                            .init(name: "what", value: .string(difference.what))
                        ]
                        if let yours = difference.yours {
                            members.append(.init(name: "yours", value: .string(yours)))
                        }
                        if let expected = difference.expected {
                            members.append(.init(name: "expected", value: .string(expected)))
                        }
                        members.append(.init(name: "advice", value: .string(difference.advice)))
                        return .object(JSONObject(members))
                    })),
        ]
        if let trace, let signatures {
            members += [
                .init(name: "canonicalRequest", value: .string(trace.canonicalRequest)),
                .init(name: "stringToSign", value: .string(trace.stringToSign)),
                .init(name: "yourSignature", value: .string(signatures.yours)),
                .init(name: "expectedSignature", value: .string(signatures.expected)),
            ]
        }
        return .object(JSONObject(members))
    }
}

/// A usual mistake in signing: how the request looks that was signed in place of the one that was sent.
private struct Variant: Sendable {
    var what: String
    var advice: String
    /// Requests that may have been signed.
    var changed: @Sendable (ServerRequest) -> [ServerRequest]

    private static func body(_ change: @escaping @Sendable ([UInt8]) -> [[UInt8]])
        -> @Sendable (ServerRequest) ->
        [ServerRequest]
    {
        { request in
            change(request.body).map { body in
                var request = request
                request.body = body
                return request
            }
        }
    }

    private static func header(
        _ name: String, _ change: @escaping @Sendable (String) -> [String]
    ) -> @Sendable (ServerRequest) -> [ServerRequest] {
        { request in
            change(request.header(name) ?? "").map { value in
                var request = request
                request.headers.removeAll { $0.name == name }
                request.headers.append((name, value))
                return request
            }
        }
    }

    static let all = [
        Variant(
            what: "An empty body was signed.", advice: "Hash the bytes that are sent.",
            changed: body { _ in [[], Array("{}".utf8)] }),
        Variant(
            what: "The body was signed with another end than it was sent with.",
            advice: "Hash the bytes that are sent, line ends included.",
            changed: body { body in
                let text = body.reversed().drop { $0 == 0x0a || $0 == 0x0d || $0 == 0x20 }.reversed()
                return [Array(text), text + [0x0a], text + [0x0d, 0x0a]]
            }),
        Variant(
            what: "The body was laid out anew after it was signed.",
            advice: "Write the JSON once, sign those bytes, and send them.",
            changed: body { body in
                guard let json = try? JSONValue(jsonBytes: body) else { return [] }
                return [json.jsonBytes, Array(json.text(pretty: true).utf8), json.spaced]
            }),
        Variant(
            what: "The payload was signed as UNSIGNED-PAYLOAD, without saying so.",
            advice: "Send X-TC-Content-SHA256: UNSIGNED-PAYLOAD, or hash the body.",
            changed: header("x-tc-content-sha256") { _ in [SignableRequest.unsignedPayload] }),
        Variant(
            what: "Another Content-Type was signed than was sent.",
            advice:
                "Many HTTP libraries set or complete this header by themselves: set it, and sign what is sent.",
            changed: header("content-type") { _ in
                ["application/json", "application/json; charset=utf-8", "application/json;charset=utf-8", ""]
            }),
        Variant(
            what: "Another Host was signed than was sent.",
            advice: "Sign the header as it is sent: with its port, unless that is 80 or 443.",
            changed: header("host") { host in
                let name = host.prefix { $0 != ":" }
                return ["127.0.0.1", "localhost", "\(name)"]
                    + ["mps", "vod"].map { "\($0).tencentcloudapi.com" }
            }),
        Variant(
            what: "Another method was signed.", advice: "Sign the method that is sent.",
            changed: { request in
                ["GET", "POST"].map { method in
                    var request = request
                    request.method = method
                    return request
                }
            }),
    ]
}

extension JSONValue {
    /// With a blank behind colons and commas, as Python writes it.
    fileprivate var spaced: [UInt8] {
        switch self {
        case .array(let elements):
            Array("[".utf8) + Array(elements.map(\.spaced).joined(separator: Array(", ".utf8)))
                + Array("]".utf8)
        case .object(let object):
            Array("{".utf8)
                + Array(
                    object.members.map { member in
                        JSONValue.string(member.name).jsonBytes + Array(": ".utf8) + member.value.spaced
                    }.joined(separator: Array(", ".utf8))) + Array("}".utf8)
        default: jsonBytes
        }
    }
}
