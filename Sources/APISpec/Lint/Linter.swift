import TencentCloudLimits

/// Finds what is wrong with a description that could be read.
package enum Linter {
    /// All mistakes of a description, by file and position.
    package static func lint(_ description: Description) -> [Diagnostic] {
        var diagnostics = Diagnostics()
        diagnostics.order(
            [description.api.source, description.errors?.source, description.refinements?.source]
                .compactMap { $0 })
        lint(description, &diagnostics)
        return diagnostics.sorted
    }

    static func lint(_ description: Description, _ diagnostics: inout Diagnostics) {
        var api = Lint(description, source: description.api.source, diagnostics)
        api.lintAPI()
        diagnostics = api.diagnostics
        if let catalogue = description.errors {
            lint(catalogue, &diagnostics)
            var errors = Lint(description, source: catalogue.source, diagnostics)
            errors.lintActions(of: catalogue)
            diagnostics = errors.diagnostics
        }
        if let refinements = description.refinements {
            var lint = Lint(description, source: refinements.source, diagnostics)
            lint.lint(refinements)
            diagnostics = lint.diagnostics
        }
    }

    static func lint(_ catalogue: ErrorCatalogue, _ diagnostics: inout Diagnostics) {
        catalogue.lint(&diagnostics)
    }
}

/// A round of linting over one file of a description; extensions beside this file hold the rules by topic.
struct Lint {
    let description: Description
    /// The file whose mistakes are looked for.
    let source: SourceFile
    var diagnostics: Diagnostics

    init(_ description: Description, source: SourceFile, _ diagnostics: Diagnostics) {
        self.description = description
        self.source = source
        self.diagnostics = diagnostics
    }

    mutating func error(_ message: String, fix: String? = nil, at offset: UInt32) {
        diagnostics.error(message, fix: fix, at: offset, in: source)
    }

    // MARK: Names

    /// The object of a name, which must exist.
    mutating func object(_ name: Located<String>) -> Object? {
        if let object = description.object(named: name.value) {
            return object
        }
        error(
            "there is no object \"\(name.value)\"", fix: Suggestion.fix(for: name.value, in: objectNames),
            at: name.offset)
        return nil
    }

    /// The action of a name, which must exist.
    mutating func action(_ name: Located<String>) -> Action? {
        if let action = description.action(named: name.value) {
            return action
        }
        error(
            "there is no action \"\(name.value)\"",
            fix: Suggestion.fix(for: name.value, in: description.api.actions.map(\.name)), at: name.offset)
        return nil
    }

    /// The member of an address, which must exist.
    mutating func member(_ address: Located<MemberAddress>) -> Member? {
        guard let object = object(Located(address.value.object, at: address.offset)) else { return nil }
        if let member = object.member(named: address.value.member) {
            return member
        }
        noMember(address.value.member, of: object, at: address.offset)
        return nil
    }

    mutating func noMember(_ name: String, of object: Object, at offset: UInt32) {
        error(
            "\"\(object.name)\" has no member \"\(name)\"",
            fix: Suggestion.fix(for: name, in: object.members.map(\.name)), at: offset)
    }

    private var objectNames: [String] {
        description.api.objects.map(\.name) + (description.refinements?.objects.map(\.name) ?? [])
    }

    // MARK: Paths

    /// Where a path leads, which must be somewhere. Nil also where an error about it is out already.
    mutating func resolve(_ path: Located<MemberPath>, from object: String) -> Resolution? {
        do throws(ResolutionFailure) {
            let resolution = try description.resolve(path.value, from: object)
            return resolution.member.hasReadableType ? resolution : nil
        } catch {
            switch error {
            case .noObject:
                // Said where the object is named.
                break
            case .noMember(let name, let object):
                if let object = description.object(named: object) {
                    noMember(name, of: object, at: path.offset)
                }
            case .notEnterable(let address, let type):
                notEnterable(address, type, at: path.offset)
            }
            return nil
        }
    }

    private mutating func notEnterable(_ address: MemberAddress, _ type: MemberType, at offset: UInt32) {
        let fix =
            switch type {
            case .list(.object(let element)): "write it for \"\(element)\", the elements' object"
            case .string: "say with \"json\" what object it carries, or end the path there"
            default: "end the path there"
            }
        error("a path can't go on behind \"\(address)\", which is \(type.withArticle)", fix: fix, at: offset)
    }
}
