import TencentCloudRuntime

/// What a signature of COS covers, and the signature: HMAC-SHA1 over method, path, parameters and headers, good for a
/// span of time.
package struct COSSignature: Sendable {
    /// In any case.
    package var method: String
    /// With its slash in front, and not percent-encoded.
    package var path: String
    /// The query's parameters that are signed, not percent-encoded.
    package var parameters: [HTTPField]
    /// The headers that are signed.
    package var headers: [HTTPField]
    /// From when to when it is good, in seconds since 1970.
    package var time: ClosedRange<Int64>

    package init(
        method: String, path: String, parameters: [HTTPField] = [], headers: [HTTPField],
        time: ClosedRange<Int64>
    ) {
        self.method = method
        self.path = path
        self.parameters = parameters
        self.headers = headers
        self.time = time
    }

    package static let algorithm = "sha1"
    /// The header, and the parameter, that a temporary key's token travels in.
    package static let tokenName = "x-cos-security-token"

    /// The members of an authorisation, in their order: what the header joins with `&`, and what an address has as
    /// parameters.
    package func members(secretID: String, secretKey: String) -> [HTTPField] {
        let (parameters, headers) = (Self.canonical(parameters), Self.canonical(headers))
        return [
            HTTPField(name: "q-sign-algorithm", value: Self.algorithm),
            HTTPField(name: "q-ak", value: secretID),
            HTTPField(name: "q-sign-time", value: timeText),
            HTTPField(name: "q-key-time", value: timeText),
            HTTPField(name: "q-header-list", value: headers.map(\.name).joined(separator: ";")),
            HTTPField(name: "q-url-param-list", value: parameters.map(\.name).joined(separator: ";")),
            HTTPField(
                name: "q-signature",
                value: signature(secretKey: secretKey, parameters: parameters, headers: headers)),
        ]
    }

    /// The value of `Authorization`.
    package func authorization(secretID: String, secretKey: String) -> String {
        members(secretID: secretID, secretKey: secretKey).map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    private var timeText: String { "\(time.lowerBound);\(time.upperBound)" }

    private func signature(secretKey: String, parameters: [HTTPField], headers: [HTTPField]) -> String {
        func joined(_ fields: [HTTPField]) -> String {
            fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        }
        let request = "\(method.lowercased())\n\(path)\n\(joined(parameters))\n\(joined(headers))\n"
        let text = "\(Self.algorithm)\n\(timeText)\n\(Self.hex(SHA1.hash(Array(request.utf8))))\n"
        // The digits of the key, not its bytes, are the key of the second code.
        let key = Self.hex(HMACSHA1.code(for: Array(timeText.utf8), key: Array(secretKey.utf8)))
        return Self.hex(HMACSHA1.code(for: Array(text.utf8), key: Array(key.utf8)))
    }

    /// Percent-encoded, sorted by name, names in lower case with all that was encoded in them; of those with one name,
    /// the last.
    private static func canonical(_ fields: [HTTPField]) -> [HTTPField] {
        var values: [String: String] = [:]
        for field in fields {
            values[PercentEncoding.encode(field.name).lowercased()] = PercentEncoding.encode(field.value)
        }
        // By their bytes: all of it is ASCII by now.
        return values.map { HTTPField(name: $0.key, value: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        bytes.withUnsafeBytes { Hex.append($0, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }
}
