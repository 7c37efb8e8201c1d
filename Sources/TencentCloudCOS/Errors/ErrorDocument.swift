/// The XML that COS answers instead of doing what was asked.
struct ErrorDocument {
    var code: String
    var message: String
    var resource: String?
    var requestID: String?

    /// Nil when it isn't such a document.
    init?(_ bytes: [UInt8]) {
        guard let start = bytes.firstRange(of: Array("<Error>".utf8)),
            let end = bytes.firstRange(of: Array("</Error>".utf8)), start.upperBound <= end.lowerBound,
            let code = Self.text(of: "Code", in: bytes[start.upperBound..<end.lowerBound]), !code.isEmpty
        else { return nil }
        let members = bytes[start.upperBound..<end.lowerBound]
        self.code = code
        message = Self.text(of: "Message", in: members) ?? ""
        resource = Self.text(of: "Resource", in: members)
        requestID = Self.text(of: "RequestId", in: members)
    }

    /// An answer to HEAD has no document; its status says what it stands for.
    init(ofStatus status: Int) {
        switch status {
        case 403: (code, message) = ("AccessDenied", "Access is denied.")
        case 404: (code, message) = ("NoSuchKey", "There is no such object, or no such bucket.")
        case 503: (code, message) = ("ServiceUnavailable", "The service isn't there at the moment.")
        case 500...: (code, message) = ("InternalError", "The service failed.")
        default: (code, message) = ("Unknown", "An answer to HEAD says no more than its status.")
        }
    }

    private static func text(of name: String, in members: ArraySlice<UInt8>) -> String? {
        guard let start = members.firstRange(of: Array("<\(name)>".utf8)),
            let end = members[start.upperBound...].firstRange(of: Array("</\(name)>".utf8))
        else { return nil }
        return unescaped(String(decoding: members[start.upperBound..<end.lowerBound], as: UTF8.self))
    }

    /// With the characters that XML's five entities stand for.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        var (result, rest) = ("", text[...])
        while let character = rest.first {
            if let entity = entities.first(where: { rest.hasPrefix($0.0) }) {
                result += entity.1
                rest = rest.dropFirst(entity.0.count)
            } else {
                result.append(character)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
