import JSONCoding
import TencentCloudLocal

/// The line on standard error that each request to a served service leaves.
enum RequestLog: String, CaseIterable {
    case text, json, none

    var listener: (@Sendable (LocalRequest) -> Void)? {
        switch self {
        case .text: { Terminal.standard.message(Self.text($0)) }
        // Its strings hold no control characters: JSON escapes them.
        case .json: { Terminal.standard.message(TerminalText(trusted: $0.json.text())) }
        case .none: nil
        }
    }

    /// When, what, how it went, and how long that took; no parameters.
    private static func text(_ request: LocalRequest) -> TerminalText {
        let milliseconds = (request.duration / .microseconds(100)).rounded() / 10
        let outcome: TerminalText =
            if let fault = request.fault { "\(fault.code.rawValue): \(fault.message)" } else { "ok" }
        var text: TerminalText =
            "\(request.clockTime) \(request.service) \(request.action) \(milliseconds) ms  \(outcome)"
        for advice in request.advice { text = text + "\n    advice: \(advice.description)" }
        guard let signature = request.signature else { return text }
        return text + "\n    canonical request:" + indented(signature.canonicalRequest)
            + "\n    string to sign:" + indented(signature.stringToSign)
    }

    private static func indented(_ text: String) -> TerminalText {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> TerminalText in
            "\n        \(String(line))"
        }.joined()
    }
}

extension LocalRequest {
    /// `12:30:59.125`, in UTC.
    fileprivate var clockTime: String {
        String(time.iso8601.drop { $0 != "T" }.dropFirst().dropLast())
    }
}
