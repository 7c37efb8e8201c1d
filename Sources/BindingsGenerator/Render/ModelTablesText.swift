import APISpec
import JSONCoding

extension Renderer {
    /// What the models take, as data.
    func modelTables(_ writer: inout CodeWriter) {
        let tables = bindings.structures.filter { $0.models != nil }
        guard !tables.isEmpty else { return }
        writer.gap()
        writer.document(
            DocComment("What the models take, as far as it is documented: one table for each request."))
        writer.block("\(access)enum Models") { writer in
            for structure in tables {
                guard let table = structure.models else { continue }
                writer.gap()
                let day = table.asOf.map { ", as of \($0)" } ?? ""
                writer.document(
                    DocComment("The models of ``\(bindings.namespace)/\(structure.name)``\(day)."))
                let name = Keywords.escaped(Self.lowerCamel(structure.name))
                writer.line("\(access)static let \(name) = \(types.outer("ModelTable"))(")
                writer.inBody { writer in
                    if let day = table.asOf { writer.line("asOf: \(SwiftText.literal(day)),") }
                    let entries = table.entries.map { Self.text($0, types) }
                    writer.list(open: "entries: [", entries, close: "]", trailingComma: entries.count > 1)
                }
                writer.line(")")
            }
        }
    }

    private static func lowerCamel(_ name: String) -> String {
        name.prefix(1).lowercased() + name.dropFirst()
    }

    private static func text(_ entry: APISpec.ModelTable.Entry, _ types: TypeText) -> String {
        var arguments = ["name: \(SwiftText.literal(entry.name.value))"]
        if let version = entry.version { arguments.append("version: \(SwiftText.literal(version.value))") }
        if let document = entry.document { arguments.append("document: \(literal(document))") }
        let limits =
            entry.limits.compactMap { text($0, isEnforced: true, types) }
            + entry.advice.compactMap { text($0, isEnforced: false, types) }
        if !limits.isEmpty {
            var writer = CodeWriter()
            writer.list(open: "limits: [", limits, close: "]", trailingComma: limits.count > 1)
            arguments.append(String(writer.text.dropLast()))
        }
        return call(types.outer("ModelEntry"), arguments, room: 86)
    }

    /// Nil when nothing is said that the data has a place for.
    private static func text(_ limits: PathLimits, isEnforced: Bool, _ types: TypeText) -> String? {
        let (path, limits) = (limits.path.value.description, limits.limits)
        var arguments: [String] = []
        if isEnforced { arguments.append("isEnforced: true") }
        if limits.isAbsent { arguments.append("isAbsent: true") }
        let values = limits.values.compactMap { value -> String? in
            switch value.kind {
            case .string(let text): SwiftText.literal(text)
            case .number(let number): SwiftText.literal(number.text)
            default: nil
            }
        }
        if !values.isEmpty { arguments.append("values: " + SwiftText.list(values, width: 66)) }
        if let range = limits.range.map({ interval($0) { $0.int64.map { String($0) } } }) {
            arguments.append("range: \(range)")
        }
        if let count = limits.count { arguments.append("count: \(interval(count) { String($0) })") }
        if let dimensions = limits.dimensions { arguments.append("dimensions: \(text(dimensions))") }
        guard arguments.count > (isEnforced ? 1 : 0) else { return nil }
        return call(types.outer("ModelLimit"), [SwiftText.literal(path)] + arguments, room: 78)
    }

    private static func text(_ dimensions: Dimensions) -> String {
        var arguments = ["separator: \(SwiftText.literal(String(dimensions.separator.value)))"]
        if let side = dimensions.side { arguments.append("side: \(interval(side) { String($0) })") }
        if let multiple = dimensions.multipleOf { arguments.append("multipleOf: \(multiple.value)") }
        if let pixels = dimensions.pixels {
            arguments.append("pixels: \(interval(pixels) { SwiftText.number(String($0)) })")
        }
        return call(".init", arguments, room: 66)
    }

    private static func interval<Value>(
        _ bounds: Bounds<Value>, _ text: (Value) -> String?
    ) -> String {
        let parts = [("min", bounds.min), ("max", bounds.max)].compactMap { name, bound in
            bound.flatMap { text($0.value) }.map { "\(name): \($0)" }
        }
        return ".init(\(parts.joined(separator: ", ")))"
    }

    /// A call on one line where it fits, else one argument a line.
    private static func call(_ name: String, _ arguments: [String], room: Int) -> String {
        let short = "\(name)(\(arguments.joined(separator: ", ")))"
        if short.utf8.count <= room, !short.contains("\n") { return short }
        var writer = CodeWriter()
        writer.list(open: name + "(", arguments, close: ")", trailingComma: false)
        return String(writer.text.dropLast())
    }

    /// A text as a literal: over several lines where one is too short.
    private static func literal(_ text: String) -> String {
        let short = SwiftText.literal(text)
        if short.utf8.count <= 70 { return short }
        let lines = DocText.wrapped(text, width: 66).map {
            String(SwiftText.literal($0).dropFirst().dropLast())
        }
        return "\"\"\"\n" + lines.map { "    \($0)" }.joined(separator: " \\\n") + "\n    \"\"\""
    }
}
