import TencentCloudRuntime

/// `TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=a;b, Signature=HEX`, taken apart.
struct AuthorizationHeader: Sendable, Equatable {
    var secretID: String
    /// YYYY-MM-DD
    var date: String
    var service: String
    /// In lower case, as they stand.
    var signedHeaders: [String]
    var signature: String

    /// Nil when `text` isn't of this form.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == RequestSigner.algorithm else { return nil }
        var fields: [Substring: Substring] = [:]
        for field in parts[1].split(separator: ",") {
            let pair = field.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, fields.updateValue(pair[1], forKey: pair[0]) == nil else { return nil }
        }
        guard fields.count == 3, let credential = fields["Credential"], let names = fields["SignedHeaders"],
            let signature = fields["Signature"]
        else { return nil }

        let scope = credential.split(separator: "/", omittingEmptySubsequences: false)
        guard scope.count == 4, scope[3] == "tc3_request", scope.allSatisfy({ !$0.isEmpty }) else {
            return nil
        }
        let isHexDigit: (UInt8) -> Bool = {
            $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard signature.utf8.count == 64, signature.utf8.allSatisfy(isHexDigit) else { return nil }
        secretID = String(scope[0])
        date = String(scope[1])
        service = String(scope[2])
        signedHeaders = names.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        self.signature = String(signature)
    }
}
