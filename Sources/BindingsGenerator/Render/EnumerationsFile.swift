extension Renderer {
    /// The open enumerations.
    func enumerationsFile() -> String {
        guard !bindings.enumerations.isEmpty else { return emptyFile() }
        var writer = file(importing: ["TencentCloudRuntime"])
        writer.block("extension \(bindings.namespace)") { writer in
            for enumeration in bindings.enumerations {
                writer.gap()
                write(enumeration, &writer)
            }
        }
        return writer.text
    }

    private func write(_ enumeration: Bindings.Enumeration, _ writer: inout CodeWriter) {
        var comment = DocComment()
        comment.text(enumeration.document)
        comment.paragraph(
            "Open: a value that isn't known here is written as a string literal, and one that a service answers is "
                + "kept as it is.")
        writer.document(comment)
        let string = types.outer("String")
        writer.block("\(access)struct \(enumeration.name): \(types.outer("OpenEnumeration"))") { writer in
            writer.document(DocComment("The value on the wire."))
            writer.line("\(access)var rawValue: \(string)")
            // The compiler writes the same one for the module alone.
            if bindings.access != .internal {
                writer.gap()
                writer.document(DocComment("The value with this text, known or not."))
                writer.block("\(access)init(rawValue: \(string))") { $0.line("self.rawValue = rawValue") }
            }
            for value in enumeration.values {
                writer.gap()
                write(value, &writer)
            }
            writer.gap()
            allKnownCases(of: enumeration, &writer)
        }
    }

    private func write(_ value: Bindings.EnumerationValue, _ writer: inout CodeWriter) {
        var comment = DocComment()
        comment.text(value.document)
        comment.paragraph("The value is \(value.value.isEmpty ? "the empty text" : "`\(value.value)`").")
        writer.document(comment)
        if let deprecated = value.deprecated { writer.deprecation(deprecated) }
        writer.computed(
            "\(access)static var \(Keywords.escaped(value.name)): Self",
            .code("Self(rawValue: \(SwiftText.literal(value.value)))"))
    }

    private func allKnownCases(of enumeration: Bindings.Enumeration, _ writer: inout CodeWriter) {
        // Deprecated ones by their text, since generated code must not warn.
        let values = enumeration.values.map { value in
            value.deprecated == nil
                ? ".\(Keywords.escapedAfterDot(value.name))"
                : "Self(rawValue: \(SwiftText.literal(value.value)))"
        }
        let isComplete = enumeration.values.allSatisfy { $0.deprecated == nil }
        writer.document(
            DocComment(
                "Every value that is known here" + (isComplete ? "." : ", the deprecated ones included.")))
        writer.computed("\(access)static var allKnownCases: [Self]", .list(values.map(SwiftExpression.code)))
    }
}

extension CodeWriter {
    /// Writes the attribute of something that has a better replacement, or none.
    mutating func deprecation(_ message: String) {
        call("@available", ["*", "deprecated", "message: \(SwiftText.literal(message))"])
    }
}
