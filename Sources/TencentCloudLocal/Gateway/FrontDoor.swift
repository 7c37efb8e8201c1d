import TencentCloudRuntime

/// Checks who sends a request, telling the AuthFailure codes apart as the real front door does.
struct FrontDoor: Sendable {
    /// The only ones that open it.
    var credentials: Credentials
    /// The service's clock, in seconds since 1970.
    var time: @Sendable () -> Int64

    /// How far a request's timestamp may be off, in seconds.
    static let skewLimit: Int64 = 300

    /// The Authorization header, taken apart; nil for one that says that there is no signature.
    func authorization(of request: ServerRequest) throws(GatewayRefusal) -> AuthorizationHeader? {
        guard let text = request.header("authorization") else { throw .noAuthorization }
        if text == "SKIP" { return nil }
        guard let authorization = AuthorizationHeader(text) else { throw .malformedAuthorization }
        let names = authorization.signedHeaders
        guard names.contains("content-type"), names.contains("host") else { throw .unsignedHeaders }
        guard zip(names, names.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .unsortedHeaders }
        for name in names where name != name.lowercased() || request.header(name) == nil {
            throw .absentHeader(name)
        }
        return authorization
    }

    /// Throws when a request is signed in another way than the one that is served.
    func refuseOtherSignatures(of request: ServerRequest) throws(GatewayRefusal) {
        guard let text = request.header("authorization") else {
            let isForm = request.mediaType == "application/x-www-form-urlencoded"
            let parameters = isForm ? String(decoding: request.body, as: UTF8.self) : request.query
            guard !parameters.split(separator: "&").contains(where: { $0.hasPrefix("Signature=") }) else {
                throw .otherSignature("a signature of version 1")
            }
            return
        }
        if text.hasPrefix("q-sign-algorithm=") { throw .otherSignature("COS's signature") }
        let scheme = text.prefix { $0 != " " }
        guard scheme == RequestSigner.algorithm || scheme.count == text.count else {
            throw .otherSignature("\(scheme)")
        }
    }

    /// Passes when the request was signed in time, by the owner of the key.
    func check(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) throws(GatewayRefusal) {
        guard abs(common.timestamp - time()) <= Self.skewLimit else { throw .expiredSignature }
        guard authorization.date == UTCDate(timestamp: common.timestamp).description else { throw .otherDate }
        guard authorization.secretID == credentials.secretID else {
            // What doesn't look like an API key's id can't be one; the rest isn't known here.
            throw authorization.secretID.hasPrefix("AKID") ? .unknownSecretID : .noSecretID
        }
        guard isSigned(request, common, authorization) else { throw .wrongSignature }
        let isExpired = credentials.expiration.map { $0 <= time() } ?? false
        guard common.token == credentials.token, !isExpired else { throw .wrongToken }
    }

    /// Whether the signature is the one that the key gives.
    func isSigned(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) -> Bool {
        func fits(_ signable: SignableRequest) -> Bool {
            signature(of: signable, at: common.timestamp) == authorization.signature
        }
        let signable = Self.signable(request, authorization)
        if fits(signable) { return true }
        // The official SDK for Node signs the host without the port that it sends.
        guard let host = signable.headers.firstIndex(where: { $0.name == "host" }),
            let colon = signable.headers[host].value.lastIndex(of: ":")
        else { return false }
        var portless = signable
        portless.headers[host].value = String(signable.headers[host].value[..<colon])
        return fits(portless)
    }

    /// The signature that the key gives.
    private func signature(of signable: SignableRequest, at timestamp: Int64) -> String {
        var buffer: [UInt8] = []
        return RequestSigner.signature(
            of: signable, secretKey: credentials.secretKey, timestamp: timestamp, using: &buffer
        ).hex
    }

    func signature(
        of request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) -> String {
        signature(of: Self.signable(request, authorization), at: common.timestamp)
    }

    /// The signature that the key gives when header values keep their case, which is a usual mistake.
    func unloweredSignature(
        of request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) -> String {
        let signable = Self.signable(request, authorization)
        var lines = SignatureTrace(signable, at: common.timestamp).canonicalRequest
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Behind method, path and query.
        for (index, header) in signable.headers.enumerated() {
            lines[3 + index] = "\(header.name):\(header.value)"
        }
        let date = UTCDate(timestamp: common.timestamp)
        var text: [UInt8] = []
        RequestSigner.appendStringToSign(
            timestamp: common.timestamp, date: date, service: signable.service,
            canonicalHash: SHA256.hash(Array(lines.joined(separator: "\n").utf8)), to: &text)
        let key = RequestSigner.signingKey(
            secretKey: credentials.secretKey, date: date, service: signable.service)
        return HMACSHA256.Key(key.signing).code(for: text).hex
    }

    /// What is signed of a request.
    private static func signable(
        _ request: ServerRequest, _ authorization: AuthorizationHeader
    ) -> SignableRequest {
        let isUnsigned = request.header("x-tc-content-sha256") == SignableRequest.unsignedPayload
        return SignableRequest(
            service: authorization.service, method: request.method,
            query: request.method == "GET" ? request.query : "",
            headers: authorization.signedHeaders.map { HTTPField(name: $0, value: request.header($0) ?? "") },
            payload: isUnsigned ? .unsigned : .signed(request.body))
    }

    /// What a signature is made of, as it is seen here. Nothing of it is secret.
    static func trace(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) -> SignatureTrace {
        SignatureTrace(signable(request, authorization), at: common.timestamp)
    }
}

/// What a signature is made of.
public struct SignatureTrace: Sendable, Hashable {
    /// Method, path, query, headers and the payload's hash.
    public var canonicalRequest: String
    /// Algorithm, time, scope and the canonical request's hash.
    public var stringToSign: String
}

extension SignatureTrace {
    init(_ request: SignableRequest, at timestamp: Int64) {
        var canonical: [UInt8] = []
        RequestSigner.appendCanonicalRequest(request, to: &canonical)
        var text: [UInt8] = []
        RequestSigner.appendStringToSign(
            timestamp: timestamp, date: UTCDate(timestamp: timestamp), service: request.service,
            canonicalHash: SHA256.hash(canonical), to: &text)
        canonicalRequest = String(decoding: canonical, as: UTF8.self)
        stringToSign = String(decoding: text, as: UTF8.self)
    }
}
