extension Renderer {
    /// The open enumerations.
    func enumerationsFile() -> String {
        guard !bindings.enumerations.isEmpty else { return emptyFile() }
        var writer = file(importing: ["TencentCloudRuntime"])
        writer.block("extension \(bindings.namespace)") { writer in
            for (index, enumeration) in bindings.enumerations.enumerated() {
                writer.gap()
                write(enumeration, index, &writer)
            }
        }
        return writer.text
    }

    private func write(_ enumeration: Bindings.Enumeration, _ index: Int, _ writer: inout CodeWriter) {
        var comment = DocComment()
        comment.text(enumeration.document)
        let tables = bindings.structures.filter { bindings.modelColumns(of: $0).contains(index) }
            .map { "``\(bindings.namespace)/ModelTables/\(Self.modelsName($0))``" }
        if !tables.isEmpty {
            comment.paragraph("What each model takes: \(tables.joined(separator: ", ")).")
        }
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

extension Bindings {
    /// The enumerations of which a request's models take only some values.
    fileprivate func modelColumns(of request: Structure) -> Set<Int> {
        guard let table = request.limits.models else { return [] }
        let paths = [table.name] + table.entries.flatMap(\.members).map(\.path)
        return Set(
            paths.compactMap { path in
                var members = request.members
                var type: ValueType?
                for name in path.names {
                    type = members.first { $0.wireName == name }?.type
                    members = type?.target.map { structures[$0].members } ?? []
                }
                if case .enumeration(let index) = type { return index }
                return nil
            })
    }
}

extension CodeWriter {
    /// Writes the attribute of something that has a better replacement, or none.
    mutating func deprecation(_ message: String) {
        call("@available", ["*", "deprecated", "message: \(SwiftText.literal(message))"])
    }
}
