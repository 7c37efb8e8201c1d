import JSONCoding

/// Writes Swift source as `swift format` would leave it: four spaces, 110 columns, one argument a line where
/// a call doesn't fit.
struct CodeWriter {
    /// The longest a line of code may be, in characters.
    static let width = 110

    /// What was written so far.
    private(set) var text = ""
    private var depth = 0
    /// True after an opening brace and at the start of a file, where no blank line belongs.
    private var isAtStart = true

    init() {
        text.reserveCapacity(1 << 16)
    }

    /// The columns right of the current indentation.
    var room: Int { Self.width - 4 * depth }

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
        var current = head + ":"
        for (index, name) in conformances.enumerated() {
            let part = name + (index + 1 < conformances.count ? "," : "")
            if fits("\(current) \(part)") {
                current += " " + part
            } else {
                line(current)
                current = "    " + part
            }
        }
        line(current)
        line("{")
        inBody(body)
        line("}")
    }

    /// Writes an assignment: the value on a line of its own where both don't fit on one.
    mutating func assignment(_ target: String, _ value: String) {
        let short = "\(target) = \(value)"
        if fits(short) { return line(short) }
        line("\(target) =")
        line("    " + value)
    }

    /// Writes a declaration with its getter in braces: on one line where that fits.
    mutating func computed(_ head: String, _ body: String) {
        let short = "\(head) { \(body) }"
        if fits(short) {
            line(short)
        } else {
            block(head) { $0.line(body) }
        }
    }

    /// Writes a call or a parameter list: on one line where that fits, else one argument a line.
    ///
    /// - Parameters:
    ///   - head: what stands before the opening parenthesis.
    ///   - tail: what stands after the closing one.
    mutating func call(_ head: String, _ arguments: [String], tail: String = "") {
        let short = "\(head)(\(arguments.joined(separator: ", ")))\(tail)"
        let isFlat = !arguments.contains { $0.utf8.contains(UInt8(ascii: "\n")) }
        if isFlat && fits(short) || arguments.isEmpty { return line(short) }
        list(open: head + "(", arguments, close: ")" + tail, trailingComma: false)
    }

    /// Writes a function with a body: the parameters as in ``call(_:_:tail:)``.
    mutating func function(
        _ head: String, _ parameters: [String], tail: String = "", _ body: (inout CodeWriter) -> Void
    ) {
        call(head, parameters, tail: tail + " {")
        inBody(body)
        line("}")
    }

    /// Writes elements one a line between two brackets.
    mutating func list(open: String, _ elements: [String], close: String, trailingComma: Bool) {
        line(open)
        depth += 1
        for (index, element) in elements.enumerated() {
            lines(element + (trailingComma || index + 1 < elements.count ? "," : ""))
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

    /// Writes a constant that is a text: on one line where that fits, else as a sum of texts.
    mutating func constant(_ name: String, _ text: String) {
        let short = "let \(name) = \(SwiftText.literal(text))"
        if fits(short) { return line(short) }
        // Room for the indentation, the plus, the quotes and the space between two parts.
        let parts = DocText.wrapped(text, width: room - 4 - 6)
        line("let \(name) =")
        depth += 1
        for (index, part) in parts.enumerated() {
            let isLast = index + 1 == parts.count
            line((index == 0 ? "" : "+ ") + SwiftText.literal(isLast ? part : part + " "))
        }
        depth -= 1
    }

    /// Writes an `if`: each condition on a line of its own where they don't fit on one, and each alternative
    /// within a condition too.
    mutating func condition(_ terms: [[String]], _ body: (inout CodeWriter) -> Void) {
        let short = "if " + terms.map { $0.joined(separator: " || ") }.joined(separator: ", ")
        if fits(short + " {") { return block(short, body) }
        for (index, alternatives) in terms.enumerated() {
            let end = index + 1 < terms.count ? "," : ""
            let start = index == 0 ? "if " : "    "
            if fits(start + alternatives.joined(separator: " || ") + end) {
                line(start + alternatives.joined(separator: " || ") + end)
                continue
            }
            for (position, alternative) in alternatives.enumerated() {
                let isLast = position + 1 == alternatives.count
                let continuation = index == 0 ? "    || " : "        || "
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

    private func fits(_ code: String) -> Bool {
        // Bytes are never fewer than characters, and cheaper to count.
        code.utf8.count <= room || code.count <= room
    }

    private static func indentation(_ depth: Int) -> String {
        depth < indentations.count ? indentations[depth] : String(repeating: "    ", count: depth)
    }

    private static let indentations = (0..<12).map { String(repeating: "    ", count: $0) }
}
