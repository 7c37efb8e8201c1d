import APISpec
import BindingsGenerator
import TencentCloudCommandLine

/// `generate-bindings fingerprints`.
struct Fingerprints {
    var api: String
    var member: MemberAddress

    private static let syntax = CommandSyntax(
        name: "fingerprints",
        arguments: [ArgumentDescription(name: "OBJECT.MEMBER", help: "a member of the description")],
        options: [Options.api])

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        api = try arguments.require("api")
        let text = arguments[argument: "OBJECT.MEMBER"]
        guard let address = MemberAddress(text) else {
            throw UsageError("a member is named with its object, as in Object.Member, not '\(text)'")
        }
        member = address
    }

    func run() -> Console.Status {
        do throws(FileError) {
            let (description, diagnostics) = Description.read(api: try SourceFile(reading: api))
            guard let description else {
                for diagnostic in diagnostics { Console.complain("\(diagnostic)") }
                return .failed
            }
            return print(description)
        } catch {
            Console.complain("\(error)")
            return .failed
        }
    }

    private func print(_ description: Description) -> Console.Status {
        guard let object = description.object(named: member.object) else {
            return fail("object", member.object, among: description.api.objects.map(\.name))
        }
        guard let found = object.member(named: member.member) else {
            return fail("member", "\(member)", among: object.members.map { "\(object.name).\($0.name)" })
        }
        for sentence in Fingerprint.sentences(of: found.document) {
            Console.print("\(Fingerprint.of(sentence))  \(sentence.printable)")
        }
        Console.print("\(Fingerprint.of(found.document))  (the whole text)")
        return .done
    }

    private func fail(_ kind: String, _ name: String, among known: [String]) -> Console.Status {
        Console.complain("\(api): error: \(UsageError.unknown(kind, name, among: known).message)".printable)
        return .failed
    }
}
