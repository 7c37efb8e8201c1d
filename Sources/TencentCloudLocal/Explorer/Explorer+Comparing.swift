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
        return Comparison(pasted.request, door, products, here: request.header("host") ?? "").json
    }
}

/// An HTTP request as text, from a log or a tool.
struct PastedRequest {
    var request: ServerRequest

    /// The head's lines may end in either way; the body is left as it is, since that was signed. Nil for text that has no
    /// request line.
    init?(_ text: String) {
        let isLineEnd: (Character) -> Bool = { $0 == "\n" || $0 == "\r\n" }
        let gap = zip(text.indices, text.indices.dropFirst()).first {
            isLineEnd(text[$0]) && isLineEnd(text[$1])
        }
        let head = gap.map { text[..<$0.0] } ?? text[...]
        let body = gap.map { text[$0.1...].dropFirst() } ?? ""
        var lines = head.split(whereSeparator: isLineEnd)
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
            method: String(first[0]), path: Self.path(target[0]),
            query: target.count > 1 ? String(target[1]) : "",
            headers: headers, body: Array(body.utf8), keepsAlive: false)
    }
}

extension PastedRequest {
    /// Without the address of the absolute form.
    private static func path(_ target: Substring) -> String {
        guard let start = target.firstRange(of: "://")?.upperBound else { return String(target) }
        return target[start...].firstIndex(of: "/").map { String(target[$0...]) } ?? "/"
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
    private var isGood = true
    private var verdict = "The request is good: its signature is the one that the key gives."
    private var trace: SignatureTrace?
    private var signatures: (yours: String, expected: String)?

    /// - Parameter here: The host and port that this service is asked at.
    init(_ request: ServerRequest, _ door: FrontDoor, _ products: Products, here: String) {
        guard request.path == "/" else {
            isGood = false
            verdict = "The API is at '/', not at '\(request.path)'."
            return
        }
        do {
            try door.refuseOtherSignatures(of: request)
            let common = try CommonParameters(request)
            guard let authorization = try door.authorization(of: request) else {
                isGood = false
                verdict = "The request says SKIP in place of a signature, which only a few actions allow."
                return
            }
            trace = FrontDoor.trace(request, common, authorization)
            let expected = door.signature(of: request, common, authorization)
            signatures = (authorization.signature, expected)
            compare(request, common, authorization, door, here: here)
            try compare(request, common, authorization, products)
            try door.check(request, common, authorization)
        } catch {
            isGood = false
            let fault =
                (error as? GatewayRefusal)?.fault(in: .english) ?? error as? ServiceFault
                ?? ServiceFault(code: .internalError, message: "\(error)")
            verdict = "The service refuses it with \(fault.code.rawValue): \(fault.message)"
        }
    }

    /// Throws when the gateway wouldn't know which service and action are meant.
    private mutating func compare(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader,
        _ products: Products
    ) throws {
        let host = request.header("host") ?? ""
        let product: Product
        do {
            product = try products.product(signed: authorization.service, common, host: host)
        } catch {
            differences.append(
                .init(
                    what: "Service, host and X-TC-Version don't go together.",
                    yours: "\(authorization.service) in Credential, host \(host), version \(common.version)",
                    advice: "Sign for the service that the host and the version are of, such as mps."))
            throw error
        }
        guard product.has(common.action) else {
            throw GatewayRefusal.noAction(common.action, of: product.routes.service)
        }
    }

    /// Looks for what tells the request from a good one.
    private mutating func compare(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader,
        _ door: FrontDoor, here: String
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
        guard door.unloweredSignature(of: request, common, authorization) != signatures.yours else {
            differences.append(
                .init(
                    what: "The values of headers weren't signed in lower case.", yours: signatures.yours,
                    expected: signatures.expected,
                    advice: "Put them into lower case in the canonical request, X-TC-Action's too."))
            return
        }
        let variant = Variant.all(here: here).first { variant in
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
            .init(name: "isGood", value: .bool(isGood)),
            .init(name: "verdict", value: .string(verdict)),
            .init(
                name: "differences",
                value: .array(
                    differences.map { difference in
                        var json: JSONObject = ["what": .string(difference.what)]
                        json["yours"] = difference.yours.map(JSONValue.string)
                        json["expected"] = difference.expected.map(JSONValue.string)
                        json["advice"] = .string(difference.advice)
                        return .object(json)
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
    var changed: Change

    typealias Change = @Sendable (ServerRequest) -> [ServerRequest]

    private static func body(_ change: @escaping @Sendable ([UInt8]) -> [[UInt8]]) -> Change {
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
    ) -> Change {
        { request in
            change(request.header(name) ?? "").map { value in
                var request = request
                request.headers.removeAll { $0.name == name }
                request.headers.append((name, value))
                return request
            }
        }
    }

    static func all(here: String) -> [Variant] {
        [
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
                    [
                        "application/json", "application/json; charset=utf-8",
                        "application/json;charset=utf-8", "",
                    ]
                }),
            Variant(
                what: "Another Host was signed than was sent.",
                advice: "Sign the header as it is sent: with its port, unless that is 80 or 443.",
                changed: { request in
                    let name = (request.header("host") ?? "").prefix { $0 != ":" }
                    let port = here.firstIndex(of: ":").map { here[$0...] } ?? ""
                    let service = AuthorizationHeader(request.header("authorization") ?? "")?.service ?? ""
                    let hosts =
                        ["127.0.0.1", "localhost", "\(name)"].flatMap { [$0, $0 + port] }
                        + ["", "intl."].map { "\(service).\($0)tencentcloudapi.com" }
                    return header("host") { _ in hosts }(request)
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
