import APISpec
import BindingsGenerator

/// `generate-bindings update`, which `swift package update-spec` runs.
struct Update {
    var root: String
    var source: String
    var services: [String]
    var choice: Transfer.Choice
    var allowsBreaking: Bool
    var isDryRun: Bool
    var report: DifferenceReport

    init(_ arguments: ArraySlice<String>) throws(Arguments.Mistake) {
        let list = try ArgumentList(
            arguments, of: "update",
            options: ["--spec-root", "--from", "--service", "--add-action", "--add-member"]
                + DifferenceReport.options,
            flags: ["--allow-breaking", "--dry-run", "--take-documentation"])
        try list.refuseOperands(meaning: "--from")
        source = try list.require("--from")
        root = try list.one("--spec-root") ?? "spec"
        services = list.all("--service")
        var members: [MemberAddress] = []
        for text in list.all("--add-member") {
            guard let address = MemberAddress(text) else {
                throw Arguments.Mistake(
                    message: "--add-member takes an object and a member, as in Object.Member, not \"\(text)\""
                )
            }
            members.append(address)
        }
        choice = Transfer.Choice(
            actions: list.all("--add-action"), members: members,
            takesDocumentation: list.has("--take-documentation"))
        allowsBreaking = list.has("--allow-breaking")
        isDryRun = list.has("--dry-run")
        report = try DifferenceReport(list)
    }

    func run() -> Console.Status {
        do {
            let folder = try SpecFolder.plan(root, from: source, services: services, choice)
            complain(of: folder.diagnostics)
            guard folder.isUsable else {
                Console.complain("error: nothing was written")
                return .failed
            }
            try report.put(folder.differences)
            explain(folder)
            if folder.isBreaking, !allowsBreaking {
                Console.complain(
                    "error: this breaks callers, so nothing was written; --allow-breaking takes it over")
                return .failed
            }
            if !isDryRun { try folder.write() }
            for service in folder.services {
                let outcome = !service.changes ? "unchanged" : isDryRun ? "would be updated" : "updated"
                Console.complain("\(service.path): \(outcome)")
            }
            return .done
        } catch {
            Console.complain(error)
            return .failed
        }
    }

    /// Lists mistakes one and all, but of the gaps in the documentation no more than a reader takes in.
    private func complain(of diagnostics: [Diagnostic]) {
        let gaps = diagnostics.filter { $0.severity == .warning }
        let listed = gaps.prefix(20)
        for diagnostic in diagnostics.filter({ $0.severity == .error }) + listed {
            Console.complain("\(diagnostic)")
        }
        guard !gaps.isEmpty, !choice.takesDocumentation else { return }
        let some = listed.count < gaps.count ? " (generate-bindings lint lists all)" : ""
        Console.complain(
            "note: \(gaps.count) gaps in the documentation\(some); --take-documentation takes over all words of "
                + "\(source), which may not be free")
    }

    /// Says what the difference can't: what the newer descriptions have and ours won't.
    private func explain(_ folder: SpecFolder) {
        for identity in folder.missing {
            Console.complain("note: \(source) has no \(identity), which stays as it is")
        }
        for service in folder.services {
            let byObject = Dictionary(grouping: service.update.leftOut, by: \.object)
            for (object, members) in byObject.sorted(by: { $0.key < $1.key }) {
                let some = members.prefix(3).map(\.member).joined(separator: ", ")
                let more = members.count > 3 ? " and \(members.count - 3) more" : ""
                Console.complain(
                    "note: new in \(object), but left out with the objects behind it: \(some)\(more); "
                        + "--add-member \(members[0]) ships the first")
            }
        }
    }
}
