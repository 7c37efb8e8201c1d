import APISpec
import TencentCloudLimits

extension Renderer {
    func requestsFile() -> String { modelsFile { $0.role == .request } }

    func responsesFile() -> String { modelsFile { $0.role == .response } }

    /// One shard of the types inside requests and responses. A type's shard depends on its name alone, so that a
    /// change of one leaves the other files as they are.
    func typesFile(_ shard: Int) -> String {
        modelsFile { [.part, .json].contains($0.role) && Self.shard(of: $0.wireName) == shard }
    }

    private func modelsFile(_ holds: (Bindings.Structure) -> Bool) -> String {
        let chosen = bindings.structures.indices.filter { holds(bindings.structures[$0]) }
        guard !chosen.isEmpty else { return emptyFile() }
        let checks = chosen.contains {
            bindings.structures[$0].isChecked || !bindings.structures[$0].limitedMembers.isEmpty
        }
        let needsRuntime =
            checks
            || chosen.contains { index in
                let structure = bindings.structures[index]
                return structure.role == .request
                    || structure.members.contains { $0.type.isCarried || $0.dateName != nil }
            }
        var writer = file(
            importing: ["JSONCoding"] + (needsRuntime ? ["TencentCloudRuntime"] : []), checks: checks)
        writer.block("extension \(bindings.namespace)") { writer in
            for index in chosen {
                writer.gap()
                StructureText(self, index).write(&writer)
            }
        }
        return writer.text
    }

    /// FNV-1a over the name: spreads well, and is the same on every machine.
    private static func shard(of name: String) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        return Int((hash >> 16) % UInt32(OutputFile.typeShards))
    }
}

/// Writes one structure: its members, its initialiser, and how it is read, written and checked.
struct StructureText {
    private let bindings: Bindings
    private let types: TypeText
    private let access: String
    private let structure: Bindings.Structure
    private let members: [Bindings.Member]
    private let users: [Bindings.Action]
    /// What the generated functions call their parameters, out of the members' way.
    private let reader: String
    private let writer: String
    private let key: String
    private let place: String
    private let validator: String

    init(_ renderer: Renderer, _ index: Int) {
        let structure = renderer.bindings.structures[index]
        bindings = renderer.bindings
        types = renderer.types
        access = renderer.access
        self.structure = structure
        users = renderer.users[index]
        members = structure.members
        var names = NameScope(reserved: Set(structure.members.flatMap { [$0.name, $0.storedName] }))
        reader = names.claim("reader", "jsonReader")
        writer = names.claim("writer", "jsonWriter")
        key = names.claim("key", "jsonKey")
        place = names.claim("place", "memberPlace")
        validator = names.claim("validator", "requestValidator")
    }

    private var isRead: Bool { structure.direction.contains(.out) || bindings.hasServer }
    private var isWritten: Bool { structure.direction.contains(.into) || bindings.hasServer }

    func write(_ code: inout CodeWriter) {
        code.document(documentation())
        code.type("\(access)struct \(structure.name)", conformances) { code in
            for member in members {
                code.gap()
                property(member, &code)
                if let name = member.dateName {
                    code.gap()
                    dateProperty(member, named: name, &code)
                }
            }
            if !isInitializerSynthesized {
                code.gap()
                initializer(&code)
            }
            if isRead {
                code.gap()
                if required.isEmpty { readingFunction(&code) } else { readingInitializer(&code) }
            }
            if isWritten {
                code.gap()
                writingFunction(&code)
            }
            if !structure.limitedMembers.isEmpty {
                code.gap()
                valueFunction(&code)
            }
            if structure.isChecked {
                code.gap()
                validatingFunction(&code)
            } else if structure.role == .request, bindings.access == .package {
                // Swift 6 warns that a `package import` is unused where only a conformance needs it.
                code.gap()
                code.document(DocComment("Checks nothing, since no limits are documented."))
                code.line("\(access)func validate(_ \(validator): inout \(types.outer("Validator"))) {}")
            }
        }
    }

    private var conformances: [String] {
        let limited = structure.limitedMembers.isEmpty ? [] : [types.outer("LimitedObject")]
        if structure.role == .request {
            return [types.outer("APIRequest")] + (isRead ? [types.outer(readingProtocol)] : []) + limited
        }
        var names = ["Sendable"]
        if isRead { names.append(readingProtocol) }
        if isWritten { names.append("JSONWritable") }
        if structure.isChecked { names.append("Validatable") }
        return names.map(types.outer) + limited
    }

    private var required: [Bindings.Member] { members.filter { !$0.isOptional } }
    private var readingProtocol: String { required.isEmpty ? "JSONObjectReadable" : "JSONReadable" }

    // MARK: Members

    private func documentation() -> DocComment {
        var comment = DocComment()
        let links = users.map { "``\(bindings.client)/\(Keywords.escapedAfterDot($0.methodName))(_:)``" }
        switch structure.role {
        case .request: comment.paragraph("What \(links.joined(separator: ", ")) takes.")
        case .response: comment.paragraph("What \(links.joined(separator: ", ")) gives.")
        case .part: break
        case .json: break
        }
        // What the official files say of a request is that it is one.
        if structure.role == .part || structure.role == .json {
            comment.text(structure.document.isEmpty ? "`\(structure.wireName)`." : structure.document)
        }
        if structure.role == .json {
            comment.paragraph("Travels as JSON inside a string.")
        }
        return comment
    }

    private func property(_ member: Bindings.Member, _ code: inout CodeWriter) {
        code.document(MemberDocumentation(bindings).comment(for: member, in: structure))
        let name = Keywords.escaped(member.name)
        let type = declaredType(member)
        switch member.storage {
        case .plain:
            code.line("\(access)var \(name): \(type)")
        case .renamed:
            if let deprecated = member.deprecated { code.deprecation(deprecated) }
            code.block("\(access)var \(name): \(type)") { code in
                code.line("get { \(member.storedName) }")
                code.line("set { \(member.storedName) = newValue }")
            }
            code.gap()
            code.line("/// Keeps the deprecated member, so that generated code doesn't warn of it.")
            code.line("var \(member.storedName): \(type)")
        case .boxed:
            code.block("\(access)var \(name): \(type)") { code in
                code.line("get { \(member.storedName).first }")
                code.line("set { \(member.storedName) = newValue.map { [$0] } ?? [] }")
            }
            code.gap()
            code.line("/// Holds one value or none: a type can't hold its like but behind an array.")
            code.line("private var \(member.storedName): [\(types.name(member.type))] = []")
        }
    }

    /// The date that a member's text tells.
    private func dateProperty(_ member: Bindings.Member, named name: String, _ code: inout CodeWriter) {
        let date = types.outer("ServiceDate")
        code.document(DocComment("`\(member.name)` as a date; nil where the text is none."))
        if let deprecated = member.deprecated { code.deprecation(deprecated) }
        let value = accessor(member)
        code.computed(
            "\(access)var \(name): \(date)?",
            .code(member.isOptional ? "\(value).flatMap { \(date)($0) }" : "\(date)(\(value))"))
    }

    private func declaredType(_ member: Bindings.Member) -> String {
        types.name(member.type) + (member.isOptional ? "?" : "")
    }

    /// The name that generated code reads and writes a member by.
    private func accessor(_ member: Bindings.Member) -> String {
        Keywords.escaped(member.accessorName)
    }

    /// Whether the compiler writes the very initialiser that we would.
    private var isInitializerSynthesized: Bool {
        // What is read declares another one, unless it has no members.
        bindings.access == .internal && (!isRead || members.isEmpty)
            && members.allSatisfy { $0.storage == .plain }
    }

    private func initializer(_ code: inout CodeWriter) {
        guard !members.isEmpty else {
            code.document(DocComment("Creates a value; the service documents no members."))
            code.line("\(access)init() {}")
            return
        }
        code.document(DocComment("Creates a value of its members."))
        code.function("\(access)init", members.map(parameter)) { code in
            for member in members {
                assign(Keywords.escaped(member.name), to: member, &code)
            }
        }
    }

    /// A parameter of the initialiser.
    private func parameter(for member: Bindings.Member) -> SwiftExpression {
        let name = Keywords.escaped(member.name)
        let type = declaredType(member)
        return member.isOptional ? .words(["\(name):", "\(type) =", "nil"]) : .code("\(name): \(type)")
    }

    /// Stores a value, boxed where it has to be: not through the property, which isn't there before all is
    /// stored.
    private func assign(_ value: String, to member: Bindings.Member, _ code: inout CodeWriter) {
        if member.storage == .boxed {
            code.assignment("self.\(member.storedName)", "\(value).map { [$0] } ?? []")
        } else {
            code.assignment("self.\(accessor(member))", value)
        }
    }

    // MARK: Reading and writing

    private var readingParameter: String { "(from \(reader): inout \(types.outer("JSONReader")))" }

    private func readingFunction(_ code: inout CodeWriter) {
        if !members.isEmpty {
            code.document(DocComment("Creates a value without any of its members."))
            code.line("\(access)init() {}")
            code.gap()
        }
        code.document(DocComment("Reads the members of a JSON object."))
        code.line("@inline(never)")
        let signature = "\(access)mutating func readMembers\(readingParameter)"
        code.block("\(signature) throws(\(types.outer("JSONError")))", readMembers)
    }

    private func readingInitializer(_ code: inout CodeWriter) {
        code.document(DocComment("Reads a JSON object."))
        code.block("\(access)init\(readingParameter) throws(\(types.outer("JSONError")))") { code in
            for member in required {
                code.line("var \(Keywords.escaped(member.name)): \(types.name(member.type))?")
            }
            readMembers(&code)
            for member in required {
                let name = Keywords.escaped(member.name)
                code.block("guard let \(name) else") { code in
                    code.line("throw \(reader).missingMember(\(SwiftText.literal(member.wireName)))")
                }
            }
            for member in required {
                code.line("self.\(accessor(member)) = \(Keywords.escaped(member.name))")
            }
        }
    }

    private func readMembers(_ code: inout CodeWriter) {
        code.line("try \(reader).beginObject()")
        code.block("while let \(key) = try \(reader).nextKey()") { code in
            guard !members.isEmpty else {
                return code.line("try \(reader).unknownMember(\(key))")
            }
            code.line("switch \(key) {")
            for member in members { readingCase(member, &code) }
            code.line("default: try \(reader).unknownMember(\(key))")
            code.line("}")
        }
    }

    private func readingCase(_ member: Bindings.Member, _ code: inout CodeWriter) {
        let pattern = SwiftText.literal(member.wireName)
        if member.storage == .boxed {
            let value = "try \(reader).readIfPresent(\(types.name(member.type)).self).map { [$0] } ?? []"
            return code.matching(pattern, .words(["self.\(member.storedName) =", value]))
        }
        let target = member.isOptional ? "self.\(accessor(member))" : Keywords.escaped(member.name)
        code.matching(pattern, .call("try \(reader).readIfPresent", [.code("into: &\(target)")]))
    }

    private func writingFunction(_ code: inout CodeWriter) {
        let hasBinary = members.contains { $0.type == .binary }
        code.document(
            DocComment(
                hasBinary
                    ? "Writes what JSON can carry; what is nil is left out."
                    : "Writes a JSON object; what is nil is left out."))
        code.block("\(access)func write(to \(writer): inout \(types.outer("JSONWriter")))") { code in
            code.line("\(writer).beginObject()")
            for member in members where member.type != .binary {
                code.call("\(writer).member", [SwiftText.literal(member.wireName), accessor(member)])
            }
            code.line("\(writer).endObject()")
        }
        binaryMembers(&code)
    }

    /// What travels beside the JSON.
    private func binaryMembers(_ code: inout CodeWriter) {
        let binary = members.filter { $0.type == .binary }
        guard !binary.isEmpty else { return }
        code.gap()
        code.document(DocComment("The members that travel as they are."))
        let type = "[(name: \(types.outer("String")), content: \(types.outer("BinaryContent"))?)]"
        code.computed(
            "\(access)var binaryMembers: \(type)",
            .list(binary.map { .code("(\(SwiftText.literal($0.wireName)), \(accessor($0)))") }))
    }

    // MARK: Limits

    private func validatingFunction(_ code: inout CodeWriter) {
        if !structure.limits.isEmpty {
            code.document(DocComment("The documented limits of the members, with their sources."))
            code.expression(
                LimitsLiteral(bindings, types).expression(structure), after: "\(access)static let limits = ")
            code.gap()
        }
        code.document(DocComment("Reports every documented limit that the value breaks."))
        code.block("\(access)func validate(_ \(validator): inout \(types.outer("Validator")))") { code in
            for member in members where member.isMissable {
                code.call("\(validator).require", [SwiftText.literal(member.wireName), accessor(member)])
            }
            if !structure.limits.isEmpty { code.line("\(validator).check(Self.limits, of: self)") }
            for position in structure.checkedMembers {
                let member = members[position]
                let method =
                    switch member.type {
                    case .list: "each"
                    case .json: "json"
                    default: "nested"
                    }
                code.call(
                    "\(validator).\(method)", [SwiftText.literal(member.wireName), accessor(member)])
            }
        }
    }

    private func valueFunction(_ code: inout CodeWriter) {
        let (value, type) = (types.outer("MemberValue"), types.outer("MemberPlace"))
        code.document(DocComment("What limits see of the members that they look at."))
        code.block("\(access)func limitedValue(at \(place): \(type)) -> \(value)") { code in
            code.line("switch \(place).name {")
            for position in structure.limitedMembers.sorted() {
                let member = members[position]
                let text =
                    switch member.type {
                    case .structure(let target) where bindings.structures[target].limitedMembers.isEmpty:
                        "\(value)(object: \(accessor(member)))"
                    case .binary: "\(value)(object: \(accessor(member)))"
                    case .structure: "\(place).value(in: \(accessor(member)))"
                    case .json(let target) where !bindings.structures[target].limitedMembers.isEmpty:
                        "\(place).value(in: \(accessor(member)))"
                    default: "\(value)(\(accessor(member)))"
                    }
                code.line("case \(SwiftText.literal(member.wireName)): \(text)")
            }
            code.line("default: .absent")
            code.line("}")
        }
    }
}

extension Bindings.ValueType {
    /// Whether a string carries it.
    fileprivate var isCarried: Bool {
        switch self {
        case .json: true
        case .list(let element): element.isCarried
        default: false
        }
    }
}
