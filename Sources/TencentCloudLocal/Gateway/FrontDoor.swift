import TencentCloudRuntime

/// Checks who sends a request, telling the AuthFailure codes apart as the real front door does.
struct FrontDoor: Sendable {
    /// The only ones that open it.
    var credentials: Credentials
    /// The service's clock, in seconds since 1970.
    var time: @Sendable () -> Int64

    /// How far a request's timestamp may be off, in seconds.
    static let skewLimit: Int64 = 300

    /// The Authorization header, taken apart.
    func authorization(of request: ServerRequest) throws(ServiceFault) -> AuthorizationHeader {
        guard let text = request.header("authorization") else {
            throw Self.invalid("The Authorization header is missing.")
        }
        guard let authorization = AuthorizationHeader(text) else {
            throw Self.invalid(
                "Authorization isn't '\(RequestSigner.algorithm) Credential=ID/DATE/SERVICE/tc3_request, "
                    + "SignedHeaders=content-type;host, Signature=HEX'.")
        }
        let names = authorization.signedHeaders
        guard names.contains("content-type"), names.contains("host") else {
            throw Self.invalid("SignedHeaders has to hold content-type and host.")
        }
        guard zip(names, names.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw Self.invalid("SignedHeaders has to be sorted and without repetition.")
        }
        for name in names where name != name.lowercased() || request.header(name) == nil {
            throw Self.invalid(
                "SignedHeaders names '\(name)', which isn't a header of the request in lower case.")
        }
        return authorization
    }

    /// Passes when the request was signed in time, by the owner of the key.
    func check(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) throws(ServiceFault) {
        guard abs(common.timestamp - time()) <= Self.skewLimit else {
            throw ServiceFault(
                code: .authFailureSignatureExpire,
                message:
                    "The request was signed more than 5 minutes away from the time here; see the Date header."
            )
        }
        guard authorization.date == UTCDate(timestamp: common.timestamp).description else {
            throw Self.invalid("The credential's date isn't X-TC-Timestamp's date in UTC.")
        }
        guard authorization.secretID == credentials.secretID else {
            // What doesn't look like an API key's id can't be one; the rest isn't known here.
            guard authorization.secretID.hasPrefix("AKID") else {
                throw ServiceFault(
                    code: .authFailureInvalidSecretID, message: "The SecretId isn't that of an API key.")
            }
            throw ServiceFault(code: .authFailureSecretIDNotFound, message: "The SecretId doesn't exist.")
        }
        guard isSigned(request, common, authorization) else {
            throw ServiceFault(
                code: .authFailureSignatureFailure,
                message: "The signature isn't the one that the SecretKey gives for this request.")
        }
        let isExpired = credentials.expiration.map { $0 <= time() } ?? false
        guard common.token == credentials.token, !isExpired else {
            throw ServiceFault(
                code: .authFailureTokenFailure,
                message: "X-TC-Token isn't the one of this SecretId, or has expired.")
        }
    }

    /// Whether the signature is the one that the key gives.
    private func isSigned(
        _ request: ServerRequest, _ common: CommonParameters, _ authorization: AuthorizationHeader
    ) -> Bool {
        let isUnsigned = request.header("x-tc-content-sha256") == SignableRequest.unsignedPayload
        let signable = SignableRequest(
            service: authorization.service, method: request.method,
            query: request.method == "GET" ? request.query : "",
            headers: authorization.signedHeaders.map { HTTPField(name: $0, value: request.header($0) ?? "") },
            payload: isUnsigned ? .unsigned : .signed(request.body))
        let expected = RequestSigner.authorization(
            for: signable, credentials: credentials, timestamp: common.timestamp)
        return expected.utf8.suffix(64).elementsEqual(authorization.signature.utf8)
    }

    private static func invalid(_ message: String) -> ServiceFault {
        ServiceFault(code: .authFailureInvalidAuthorization, message: message)
    }
}
