import JSONCoding
import TencentCloudLocal
import TencentCloudRuntime

/// The line that each request to a served service leaves.
enum RequestLog: String, CaseIterable {
    case text, json, none

    func listener(_ write: @escaping @Sendable (String) -> Void) -> (@Sendable (LocalRequest) -> Void)? {
        switch self {
        case .text: { write(Self.text($0)) }
        // Its strings hold no control characters: JSON escapes them.
        case .json: { write($0.json.text()) }
        case .none: nil
        }
    }

    /// When, what, how it went, and how long that took; no parameters.
    private static func text(_ request: LocalRequest) -> String {
        let milliseconds = (request.duration / .microseconds(100)).rounded() / 10
        let outcome = request.fault.map { "\($0.code.rawValue): \($0.message)" } ?? "ok"
        var lines = [
            "\(request.clockTime) \(request.service) \(request.action) \(milliseconds) ms  \(outcome)"
        ]
        lines += request.advice.map { "    advice: \($0)" }
        if let signature = request.signature {
            lines += ["    canonical request:"] + indented(signature.canonicalRequest)
            lines += ["    string to sign:"] + indented(signature.stringToSign)
        }
        return lines.map(\.printable).joined(separator: "\n")
    }

    private static func indented(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
    }
}

extension LocalRequest {
    /// `12:30:59.125`, in UTC.
    fileprivate var clockTime: String {
        String(time.iso8601.drop { $0 != "T" }.dropFirst().dropLast())
    }
}
