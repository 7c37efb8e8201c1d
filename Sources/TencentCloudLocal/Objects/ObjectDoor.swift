import TencentCloudCOS
import TencentCloudRuntime

/// Checks who sends a request to a bucket: by the header `Authorization`, or by the query of a presigned address.
struct ObjectDoor: Sendable {
    /// Those that open every bucket.
    var credentials: Credentials
    /// Those that open a single object each.
    var keys: TemporaryKeys
    /// The service's clock, in seconds since 1970.
    var time: @Sendable () -> Int64

    /// Passes when the owner of the key signed exactly this request, for this time.
    ///
    /// - Parameter name: The object's, not percent-encoded.
    func check(_ request: ServerRequest, _ name: ObjectStore.Name) throws(ObjectRefusal) {
        let parameters = try Self.parameters(of: request.query)
        let pass = try Pass(request, parameters)
        guard pass.members["q-sign-algorithm"] == COSSignature.algorithm else {
            throw .accessDenied("q-sign-algorithm has to be sha1.")
        }
        guard let signTime = Self.span(pass.members["q-sign-time"]),
            pass.members["q-key-time"] == pass.members["q-sign-time"]
        else {
            throw .accessDenied("q-sign-time and q-key-time have to be the same 'BEGIN;END'.")
        }
        try check(signTime, isPresigned: pass.isPresigned)
        let credentials = try credentials(pass.members["q-ak"], for: name)
        guard try Self.isSigned(request, name.key, parameters, signTime, pass, credentials) else {
            throw ObjectRefusal(
                status: 403, code: "SignatureDoesNotMatch",
                message: "The Signature you specified is invalid.")
        }
        let token =
            pass.isPresigned
            ? parameters.last { $0.name == COSSignature.tokenName }?.value
            : request.header(COSSignature.tokenName)
        guard token == credentials.token else {
            throw .accessDenied("\(COSSignature.tokenName) isn't that of this SecretId.")
        }
        if let end = credentials.expiration, end <= time() {
            throw ObjectRefusal(status: 403, code: "ExpiredToken", message: "The token has expired.")
        }
    }

    private func credentials(
        _ secretID: String?, for name: ObjectStore.Name
    ) throws(ObjectRefusal) -> Credentials {
        if secretID == credentials.secretID { return credentials }
        guard let key = secretID.flatMap({ keys[$0] }) else {
            throw ObjectRefusal(
                status: 403, code: "InvalidAccessKeyId",
                message: "The Access Key Id you provided does not exist in our records.")
        }
        guard key.name == name else { throw .accessDenied("Access Denied.") }
        return key.credentials
    }

    /// A header's signature was made a moment ago, so that one for another time betrays a clock; a presigned address
    /// grows old.
    private func check(_ signTime: ClosedRange<Int64>, isPresigned: Bool) throws(ObjectRefusal) {
        let now = time()
        if signTime.contains(now) { return }
        if isPresigned, now > signTime.upperBound { throw .accessDenied("Request has expired") }
        throw ObjectRefusal(
            status: 403, code: "RequestTimeTooSkewed",
            message: "The difference between the request time and the current time is too large.")
    }

    /// Whether the signature is the one that the key gives.
    private static func isSigned(
        _ request: ServerRequest, _ key: String, _ parameters: [HTTPField], _ time: ClosedRange<Int64>,
        _ pass: Pass, _ credentials: Credentials
    ) throws(ObjectRefusal) -> Bool {
        var headers: [HTTPField] = []
        for name in try names(pass.members["q-header-list"]) {
            guard let value = request.header(name) else { return false }
            headers.append(HTTPField(name: name, value: value))
        }
        var signed: [HTTPField] = []
        for name in try names(pass.members["q-url-param-list"]) {
            guard let field = parameters.last(where: { listName($0.name) == name }) else { return false }
            signed.append(field)
        }
        func matches(_ headers: [HTTPField]) -> Bool {
            let signature = COSSignature(
                method: request.method, path: "/\(key)", parameters: signed, headers: headers, time: time)
            let expected = signature.members(secretID: credentials.secretID, secretKey: credentials.secretKey)
            return expected.last?.value == pass.members["q-signature"]
        }
        if matches(headers) { return true }
        // The official SDKs sign the host without its port, which COS itself never has.
        return matches(
            headers.map { field in
                guard field.name == "host" else { return field }
                return HTTPField(name: field.name, value: String(field.value.prefix { $0 != ":" }))
            })
    }

    /// The names of a list, which has to be sorted, in lower case and without repetition.
    private static func names(_ list: String?) throws(ObjectRefusal) -> [String] {
        guard let list else { throw .accessDenied("q-header-list and q-url-param-list are missing.") }
        if list.isEmpty { return [] }
        let names = list.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard zip(names, names.dropFirst()).allSatisfy({ $0 < $1 }),
            names.allSatisfy({ $0 == $0.lowercased() })
        else { throw .accessDenied("The lists of names have to be sorted and in lower case.") }
        return names
    }

    /// As lists write a name.
    private static func listName(_ name: String) -> String { PercentEncoding.encode(name).lowercased() }

    private static func span(_ text: String?) -> ClosedRange<Int64>? {
        let parts = text?.split(separator: ";", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let begin = Int64(parts[0]), let end = Int64(parts[1]), begin <= end else {
            return nil
        }
        return begin...end
    }

    private static func parameters(of query: String) throws(ObjectRefusal) -> [HTTPField] {
        var parameters: [HTTPField] = []
        for pair in query.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = QueryParameters.decoded(halves[0]),
                let value = QueryParameters.decoded(halves.dropFirst().first ?? "")
            else {
                throw ObjectRefusal(status: 400, code: "InvalidURI", message: "The query can't be decoded.")
            }
            parameters.append(HTTPField(name: name, value: value))
        }
        return parameters
    }

    /// The members of an authorisation, wherever they stood.
    private struct Pass {
        var members: [String: String] = [:]
        var isPresigned: Bool

        init(_ request: ServerRequest, _ parameters: [HTTPField]) throws(ObjectRefusal) {
            let fields: [HTTPField]
            if let text = request.header("authorization") {
                isPresigned = false
                fields = text.split(separator: "&").map { pair in
                    let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return HTTPField(name: String(halves[0]), value: String(halves.dropFirst().first ?? ""))
                }
            } else {
                isPresigned = true
                fields = parameters.filter { $0.name.hasPrefix("q-") }
            }
            guard !fields.isEmpty else { throw .accessDenied("Access Denied.") }
            for field in fields {
                guard members.updateValue(field.value, forKey: field.name) == nil else {
                    throw .accessDenied("\(field.name) stands there twice.")
                }
            }
        }
    }
}
