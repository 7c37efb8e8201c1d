import APISpec

extension Renderer {
    /// The structures of one shard. A structure's shard depends on its name alone, so that a change of one
    /// leaves the other files as they are.
    func modelsFile(_ shard: Int) -> String {
        let chosen = bindings.structures.indices.filter {
            Self.shard(of: bindings.structures[$0].wireName) == shard
        }
        guard !chosen.isEmpty else { return emptyFile() }
        let needsRuntime = chosen.contains { index in
            let structure = bindings.structures[index]
            return structure.role == .request || !structure.checks.isEmpty
                || structure.members.contains { $0.type.isCarried || $0.dateName != nil }
        }
        var writer = file(importing: ["JSONCoding"] + (needsRuntime ? ["TencentCloudRuntime"] : []))
        writer.block("extension \(bindings.namespace)") { writer in
            for index in chosen {
                writer.gap()
                StructureText(self, index).write(&writer)
            }
        }
        return writer.text
    }

    /// FNV-1a over the name: spreads well, and is the same on every machine.
    static func shard(of name: String) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        return Int((hash >> 16) % UInt32(OutputFile.modelShards))
    }
}

/// Writes one structure: its members, its initialiser, and what makes it travel.
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
            if !structure.checks.isEmpty {
                code.gap()
                validatingFunction(&code)
            } else if structure.role == .request, bindings.access == .package {
                // Swift 6 warns that a `package import` is unused where only a conformance needs it.
                code.gap()
                code.document(DocComment("Nothing is documented that could be broken."))
                code.line("\(access)func validate(_ \(validator): inout \(types.outer("Validator"))) {}")
            }
        }
    }

    private var conformances: [String] {
        if structure.role == .request {
            return [types.outer("APIRequest")] + (isRead ? [types.outer(readingProtocol)] : [])
        }
        var names = ["Sendable"]
        if isRead { names.append(readingProtocol) }
        if isWritten { names.append("JSONWritable") }
        if !structure.checks.isEmpty { names.append("Validatable") }
        return names.map(types.outer)
    }

    private var required: [Bindings.Member] { members.filter { !$0.isOptional } }
    private var readingProtocol: String { required.isEmpty ? "JSONObjectReadable" : "JSONReadable" }

    // MARK: Members

    private func documentation() -> DocComment {
        var comment = DocComment()
        let links = users.map { "``\(bindings.client)/\(Keywords.escapedAfterDot($0.name))(_:)``" }
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
            member.isOptional ? "\(value).flatMap { \(date)($0) }" : "\(date)(\(value))")
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
            code.document(DocComment("Nothing to say."))
            code.line("\(access)init() {}")
            return
        }
        code.document(DocComment("Creates a value of its members."))
        let room = code.room - 4
        let parameters = members.map { parameter(for: $0, room: room) }
        code.function("\(access)init", parameters) { code in
            for member in members {
                assign(Keywords.escaped(member.name), to: member, &code)
            }
        }
    }

    /// A parameter of the initialiser, on two lines where one is too short.
    private func parameter(for member: Bindings.Member, room: Int) -> String {
        let name = Keywords.escaped(member.name)
        let type = declaredType(member)
        guard member.isOptional else { return "\(name): \(type)" }
        let short = "\(name): \(type) = nil"
        if short.utf8.count < room { return short }
        let head = "\(name): \(type) ="
        return head.utf8.count <= room ? "\(head)\n    nil" : "\(name):\n    \(type) = nil"
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

    // MARK: Travelling

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
            return code.assignmentCase(pattern, "self.\(member.storedName)", value)
        }
        let target = member.isOptional ? "self.\(accessor(member))" : Keywords.escaped(member.name)
        code.callCase(pattern, "try \(reader).readIfPresent", ["into: &\(target)"])
    }

    private func writingFunction(_ code: inout CodeWriter) {
        code.document(DocComment("Writes a JSON object; what is nil is left out."))
        code.block("\(access)func write(to \(writer): inout \(types.outer("JSONWriter")))") { code in
            code.line("\(writer).beginObject()")
            for member in members {
                code.call("\(writer).member", [SwiftText.literal(member.wireName), accessor(member)])
            }
            code.line("\(writer).endObject()")
        }
    }

    private func validatingFunction(_ code: inout CodeWriter) {
        code.document(DocComment("Reports every documented limit that the value breaks."))
        code.block("\(access)func validate(_ \(validator): inout \(types.outer("Validator")))") { code in
            let taken = Set(members.flatMap { [$0.name, $0.storedName] } + [validator])
            ValidateText(bindings, types, validator: validator)
                .write(structure.checks, PathText(bindings, taken: taken), &code)
        }
    }
}

extension CodeWriter {
    /// Writes a case with one call: on one line where that fits.
    fileprivate mutating func callCase(_ pattern: String, _ function: String, _ arguments: [String]) {
        let short = "case \(pattern): \(function)(\(arguments.joined(separator: ", ")))"
        if short.utf8.count <= room { return line(short) }
        line("case \(pattern):")
        inBody { $0.call(function, arguments) }
    }

    /// Writes a case with one assignment: on one line where that fits.
    fileprivate mutating func assignmentCase(_ pattern: String, _ target: String, _ value: String) {
        let short = "case \(pattern): \(target) = \(value)"
        if short.utf8.count <= room { return line(short) }
        line("case \(pattern):")
        inBody { $0.assignment(target, value) }
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
