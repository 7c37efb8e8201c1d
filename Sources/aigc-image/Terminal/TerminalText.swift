import TencentCloudRuntime

/// Text for a person, which can't steer the terminal that shows it.
///
/// Literals stand as they are written, and what is interpolated is escaped, whoever it comes from: a message of a
/// server's, a file's name, a prompt. Emphasis comes from ``TextStyle`` alone.
struct TerminalText: Sendable, Hashable {
    /// A stretch of one look.
    private struct Span: Sendable, Hashable {
        var text: String
        /// Nil is plain.
        var look: Int?
    }

    /// None is empty, and neighbours look different, so that the same text is equal however it was made.
    private var spans: [Span] = []

    private init() {}

    /// A text of the program's own, such as its help, as it stands.
    init(trusted text: String) { append(Span(text: text)) }

    /// What a terminal is sent.
    var rendered: String {
        spans.map { span in
            span.look.map { "\u{1B}[\($0)m\(span.text)\u{1B}[0m" } ?? span.text
        }.joined()
    }

    var isEmpty: Bool { spans.isEmpty }

    /// How many characters are seen.
    var width: Int { spans.reduce(0) { $0 + $1.text.count } }

    /// The first characters that are seen, in their looks.
    func prefix(_ count: Int) -> TerminalText {
        var result = TerminalText()
        var rest = max(0, count)
        for span in spans {
            result.append(Span(text: String(span.text.prefix(rest)), look: span.look))
            rest = max(0, rest - span.text.count)
        }
        return result
    }

    /// All of it in one look, by its number in `ESC[…m`.
    func looking(_ look: Int) -> TerminalText {
        var result = TerminalText()
        for span in spans { result.append(Span(text: span.text, look: look)) }
        return result
    }

    private mutating func append(_ span: Span) {
        if span.text.isEmpty { return }
        if let last = spans.indices.last, spans[last].look == span.look {
            spans[last].text += span.text
        } else {
            spans.append(span)
        }
    }

    static func += (text: inout TerminalText, other: TerminalText) {
        for span in other.spans { text.append(span) }
    }

    static func + (text: TerminalText, other: TerminalText) -> TerminalText {
        var result = text
        result += other
        return result
    }
}

extension TerminalText: ExpressibleByStringInterpolation {
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = TerminalText()

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { text.append(Span(text: literal)) }

        mutating func appendInterpolation(_ text: TerminalText) { self.text += text }

        mutating func appendInterpolation<Value>(_ value: Value) {
            text.append(Span(text: "\(value)".printable))
        }
    }

    init(stringLiteral literal: String) { self.init(trusted: literal) }

    init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension Sequence<TerminalText> {
    /// All of them, one behind the other.
    func joined(separator: TerminalText = "") -> TerminalText {
        var result: TerminalText = ""
        for (index, text) in enumerated() { result += index == 0 ? text : separator + text }
        return result
    }
}
