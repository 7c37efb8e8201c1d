import JSONCoding

/// Writes Swift source as `swift format` would leave it: one argument a line where a call doesn't fit.
///
/// Widths and indentation are known here alone; others say what belongs together.
struct CodeWriter {
    /// The longest a line of a file may be, in characters.
    private static let fileWidth = 110
    /// The longest a line of an example may be, which documentation shows beside its navigation.
    private static let exampleWidth = 84
    /// One step of indentation.
    private static let step = "    "

    /// What was written so far.
    private(set) var text = ""
    private var depth = 0
    /// True after an opening brace and at the start of a file, where no blank line belongs.
    private var isAtStart = true
    private let width: Int

    /// A writer of a file.
    init() {
        width = Self.fileWidth
        text.reserveCapacity(1 << 16)
    }

    private init(width: Int) {
        self.width = width
    }

    /// The lines of an example in documentation.
    static func example(_ body: (inout CodeWriter) -> Void) -> [String] {
        var writer = CodeWriter(width: exampleWidth)
        body(&writer)
        return writer.text.split(separator: "\n").map(String.init)
    }

    /// The columns right of the current indentation.
    private var room: Int { width - Self.step.utf8.count * depth }

    /// Writes one line. Everything is written by this function, and whatever it is, it stays one line: control
    /// characters become spaces, so that no text of a description gets out of its comment.
    mutating func line(_ code: String) {
        text.append(Self.indentation(depth))
        text.append(code.replacingControls { _ in " " })
        text.append("\n")
        isAtStart = false
    }

    /// Writes text of one line or several, all of them at this indentation.
    mutating func lines(_ code: String) {
        for line in code.split(separator: "\n") {
            self.line(String(line))
        }
    }

    /// Separates what follows from what went before by one blank line, unless nothing went before.
    mutating func gap() {
        if isAtStart { return }
        text.append("\n")
        isAtStart = true
    }

    /// Writes a declaration or statement with a body in braces.
    mutating func block(_ head: String, _ body: (inout CodeWriter) -> Void) {
        if fits(head + " {") {
            line(head + " {")
        } else {
            line(head)
            line("{")
        }
        inBody(body)
        line("}")
    }

    /// Writes a type with a body in braces: what it conforms to is wrapped where it doesn't fit.
    mutating func type(_ head: String, _ conformances: [String], _ body: (inout CodeWriter) -> Void) {
        let short = "\(head): \(conformances.joined(separator: ", "))"
        if fits(short + " {") { return block(short, body) }
        words([head + ":"] + conformances.dropLast().map { $0 + "," } + conformances.suffix(1))
        line("{")
        inBody(body)
        line("}")
    }

    /// Writes an assignment: the value on a line of its own where both don't fit on one.
    mutating func assignment(_ target: String, _ value: String) {
        words([target + " =", value])
    }

    /// Writes a declaration with its getter in braces: on one line where that fits.
    mutating func computed(_ head: String, _ body: SwiftExpression) {
        let short = "\(head) { \(body.flat) }"
        if fits(short) {
            line(short)
        } else {
            block(head) { $0.expression(body) }
        }
    }

    /// Writes a case of a `switch` with one statement: on one line where that fits.
    mutating func matching(_ pattern: String, _ statement: SwiftExpression) {
        let short = "case \(pattern): \(statement.flat)"
        if fits(short) { return line(short) }
        line("case \(pattern):")
        inBody { $0.expression(statement) }
    }

    /// Writes an expression: on one line where that fits, else each argument and each element on its own.
    ///
    /// - Parameters:
    ///   - head: what stands before it on its first line.
    ///   - tail: what stands after it on its last line.
    mutating func expression(_ expression: SwiftExpression, after head: String = "", before tail: String = "")
    {
        write(expression, after: head, before: tail, leaving: 0)
    }

    private mutating func write(
        _ expression: SwiftExpression, after head: String, before tail: String, leaving columns: Int
    ) {
        let short = head + expression.flat + tail
        // `swift format` breaks a list that ends in the last column.
        let free = if case .list = expression { max(columns, 1) } else { columns }
        if !short.utf8.contains(UInt8(ascii: "\n")), fits(short, leaving: free) { return line(short) }
        switch expression {
        case .code(let code): lines(head + code + tail)
        case .words(let words): self.words([head + words[0]] + words.dropFirst(), before: tail)
        case .prose(let text): prose(text, after: head, before: tail)
        case .labelled(let label, let value):
            write(value, after: "\(head)\(label): ", before: tail, leaving: columns)
        case .list(let elements):
            list(open: head + "[", elements, close: "]" + tail, trailingComma: elements.count > 1)
        case .call(let name, let arguments):
            if arguments.isEmpty { return line(short) }
            list(open: "\(head)\(name)(", arguments, close: ")" + tail, trailingComma: false)
        }
    }

    /// Writes words: those that don't fit on a line go on the next, one step further in.
    private mutating func words(_ words: [String], before tail: String = "") {
        var current = ""
        for (index, word) in words.enumerated() {
            let word = index + 1 < words.count ? word : word + tail
            if index == 0 {
                current = word
            } else if fits("\(current) \(word)") {
                current += " " + word
            } else {
                line(current)
                current = Self.step + word
            }
        }
        line(current)
    }

    /// Writes a text as a literal of several lines.
    private mutating func prose(_ text: String, after head: String, before tail: String) {
        line(head + "\"\"\"")
        depth += 1
        let end = " \\"
        let parts = DocText.wrapped(text, width: room - end.utf8.count)
        for (index, part) in parts.enumerated() {
            let isLast = index + 1 == parts.count
            line(String(SwiftText.literal(part).dropFirst().dropLast()) + (isLast ? "" : end))
        }
        line("\"\"\"" + tail)
        depth -= 1
    }

    /// Writes a call or a parameter list: on one line where that fits, else one argument a line.
    ///
    /// - Parameters:
    ///   - head: what stands before the opening parenthesis.
    ///   - tail: what stands after the closing one.
    mutating func call(_ head: String, _ arguments: [String], tail: String = "") {
        expression(.call(head, arguments.map(SwiftExpression.code)), before: tail)
    }

    /// Writes a function with a body: the parameters as in ``call(_:_:tail:)``.
    mutating func function(
        _ head: String, _ parameters: [SwiftExpression], tail: String = "", _ body: (inout CodeWriter) -> Void
    ) {
        expression(.call(head, parameters), before: tail + " {")
        inBody(body)
        line("}")
    }

    /// Writes elements one a line between two brackets.
    mutating func list(open: String, _ elements: [SwiftExpression], close: String, trailingComma: Bool) {
        line(open)
        depth += 1
        for (index, element) in elements.enumerated() {
            let comma = trailingComma || index + 1 < elements.count ? "," : ""
            // `swift format` wants a column free behind the last, as if a comma were there.
            write(element, after: "", before: comma, leaving: comma.isEmpty ? 1 : 0)
        }
        depth -= 1
        line(close)
    }

    /// Writes lines one step further in.
    mutating func inBody(_ body: (inout CodeWriter) -> Void) {
        depth += 1
        isAtStart = true
        body(&self)
        depth -= 1
        isAtStart = false
    }

    /// Writes an `if`: each condition on a line of its own where they don't fit on one, and each alternative
    /// within a condition too.
    mutating func condition(_ terms: [[String]], _ body: (inout CodeWriter) -> Void) {
        let short = "if " + terms.map { $0.joined(separator: " || ") }.joined(separator: ", ")
        if fits(short + " {") { return block(short, body) }
        for (index, alternatives) in terms.enumerated() {
            let end = index + 1 < terms.count ? "," : ""
            let start = index == 0 ? "if " : Self.step
            if fits(start + alternatives.joined(separator: " || ") + end) {
                line(start + alternatives.joined(separator: " || ") + end)
                continue
            }
            for (position, alternative) in alternatives.enumerated() {
                let isLast = position + 1 == alternatives.count
                let continuation = (index == 0 ? Self.step : Self.step + Self.step) + "|| "
                line((position == 0 ? start : continuation) + alternative + (isLast ? end : ""))
            }
        }
        line("{")
        inBody(body)
        line("}")
    }

    /// Writes a documentation comment.
    mutating func document(_ comment: DocComment) {
        comment.write(&self)
    }

    /// Writes a line of a documentation comment.
    ///
    /// - Parameter isWrapped: whether it goes on in further lines where it doesn't fit.
    mutating func comment(_ text: String, isWrapped: Bool = true) {
        let mark = "///"
        if text.isEmpty { return line(mark) }
        let width = room - mark.utf8.count - 1
        guard isWrapped, text.utf8.count > width else { return line("\(mark) \(text)") }
        for part in DocText.wrapped(text, width: width) { line("\(mark) \(part)") }
    }

    private func fits(_ code: String, leaving columns: Int = 0) -> Bool {
        // Bytes are never fewer than characters, and cheaper to count.
        let room = room - columns
        return code.utf8.count <= room || code.count <= room
    }

    private static func indentation(_ depth: Int) -> String {
        depth < indentations.count ? indentations[depth] : String(repeating: step, count: depth)
    }

    private static let indentations = (0..<12).map { String(repeating: step, count: $0) }
}
