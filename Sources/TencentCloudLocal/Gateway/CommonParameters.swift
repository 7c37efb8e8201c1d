import TencentCloudRuntime

/// What every request says in its X-TC headers.
struct CommonParameters: Sendable {
    var action: String
    var version: String
    /// Seconds since 1970.
    var timestamp: Int64
    var region: String?
    var language: String?
    var token: String?

    init(_ request: ServerRequest) throws(ServiceFault) {
        action = try Self.required("X-TC-Action", request)
        version = try Self.required("X-TC-Version", request)
        let time = try Self.required("X-TC-Timestamp", request)
        guard let timestamp = Int64(time), timestamp >= 0 else {
            throw Self.invalid("X-TC-Timestamp", "seconds since 1970")
        }
        self.timestamp = timestamp

        region = Self.optional("X-TC-Region", request)
        if let region, !Self.isRegion(region) {
            throw ServiceFault(code: .unsupportedRegion, message: "'\(region)' is no region.")
        }
        language = Self.optional("X-TC-Language", request)
        if let language, Language(rawValue: language) == nil {
            throw Self.invalid("X-TC-Language", "zh-CN or en-US")
        }
        if let client = Self.optional("X-TC-RequestClient", request) {
            // The blank isn't documented, but the official tools send one: "SDK_PYTHON_3.1.189; _CLI_3.1.189.1".
            let isGood: (UInt8) -> Bool = {
                $0.isASCIILetter || $0.isASCIIDigit || "-_,;. ".utf8.contains($0)
            }
            guard client.utf8.count <= 128, client.utf8.allSatisfy(isGood) else {
                throw Self.invalid("X-TC-RequestClient", "at most 128 letters, digits, blanks and - _ , ; .")
            }
        }
        token = Self.optional("X-TC-Token", request)
    }

    private static func optional(_ name: String, _ request: ServerRequest) -> String? {
        guard let value = request.header(name.lowercased()), !value.isEmpty else { return nil }
        return value
    }

    private static func required(_ name: String, _ request: ServerRequest) throws(ServiceFault) -> String {
        guard let value = optional(name, request) else {
            throw ServiceFault(code: .missingParameter, message: "The header \(name) is missing.")
        }
        return value
    }

    private static func invalid(_ name: String, _ right: String) -> ServiceFault {
        ServiceFault(code: .invalidParameter, message: "The header \(name) has to be \(right).")
    }

    /// `ap-guangzhou`, `na-siliconvalley`, `ap-shanghai-fsi`
    private static func isRegion(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (2...4).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { $0.isASCIIDigit || ($0.isASCIILetter && $0 & 0x20 != 0) }
            }
    }
}
