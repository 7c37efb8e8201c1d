/// Keeps what a service, or a transport of somebody else's, quotes back at us from carrying secrets into
/// logs.
package enum Redaction {
    /// Anything shorter can't be a secret, but may well be a part of a word.
    private static let shortestSecret = 8

    /// What libcurl says of a proxy without the address that it quotes, in which a password may stand.
    package static func withoutProxy(_ text: String) -> String {
        guard text.contains("proxy"), let start = text.firstIndex(of: "'"),
            let end = text.lastIndex(of: "'"), start < end
        else { return text }
        return "\(text[...start])[redacted]\(text[end...])"
    }

    /// The credentials and the signature of an attempt, which mustn't be told.
    struct Secrets {
        var credentials: Credentials?
        /// The whole header, which ends with the signature.
        var authorization: String

        func redact(_ text: String) -> String {
            let signature = authorization.split(separator: "Signature=").last.map { String($0) }
            return Redaction.redact(text, credentials, signature: signature)
        }
    }

    package static func redact(_ text: String, _ credentials: Credentials?, signature: String? = nil)
        -> String
    {
        guard let credentials else { return text }
        var text = text
        for secret in [signature, credentials.token, credentials.secretKey, credentials.secretID] {
            guard let secret, secret.utf8.count >= shortestSecret else { continue }
            text = replace(secret, in: text)
        }
        return text
    }

    private static func replace(_ secret: String, in text: String) -> String {
        let (secret, text) = (Array(secret.utf8), Array(text.utf8))
        var result: [UInt8] = []
        var place = 0
        while place < text.count {
            if text[place...].starts(with: secret) {
                result += "[redacted]".utf8
                place += secret.count
            } else {
                result.append(text[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
