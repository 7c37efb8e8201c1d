import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// `generate-bindings update`, which `swift package update-spec` runs.
struct Update {
    var root: String
    var source: String
    var services: [String]
    var choice: Transfer.Choice
    var allowsBreaking: Bool
    var isDryRun: Bool
    var report: DifferenceReport

    private static let syntax = CommandSyntax(
        name: "update",
        options: [
            Options.specRoot, Options.from, Options.service, Options.addAction, Options.addMember,
            Options.allowBreaking, Options.dryRun, Options.takeDocumentation,
        ] + DifferenceReport.options, likelyOption: "from")

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let arguments = try ParsedArguments(arguments, of: Self.syntax)
        source = try arguments.require("from")
        root = arguments["spec-root"] ?? "spec"
        services = arguments.all("service")
        var members: [MemberAddress] = []
        for text in arguments.all("add-member") {
            guard let address = MemberAddress(text) else {
                throw UsageError(
                    "--add-member takes an object and a member, as in Object.Member, not '\(text)'")
            }
            members.append(address)
        }
        choice = Transfer.Choice(
            actions: arguments.all("add-action"), members: members,
            takesDocumentation: arguments.has("take-documentation"))
        allowsBreaking = arguments.has("allow-breaking")
        isDryRun = arguments.has("dry-run")
        report = DifferenceReport(arguments)
    }

    func run() -> Console.Status {
        do {
            let folder = try SpecFolder.plan(root, from: source, services: services, choice)
            complainOfLimits(in: folder)
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

    /// Names the limits to check, each text that tells them once; those of older sources in a line each.
    private func complainOfLimits(in folder: SpecFolder) {
        var older: [LimitCheck] = []
        for service in folder.services {
            let checks = service.update.checks
            if checks.isForeign {
                Console.complain(
                    "note: none of the \(checks.total) sentences that limits of \(service.identity) come from is in "
                        + "\(source), maybe since it is in another language: no limit was checked")
                continue
            }
            older += checks.gone.filter(\.isOfOlderSource)
            var told: Set<MemberAddress> = []
            for check in checks.gone where !check.isOfOlderSource {
                Console.complain("\(check.warning)")
                guard let member = check.member, told.insert(member).inserted else { continue }
                Console.complain("note: \(member) officially says now:")
                for sentence in check.shownSentences { Console.complain("  \(sentence.printable)") }
            }
        }
        for check in older { Console.complain("\(check.warning)") }
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
        for service in folder.services where service.update.replacesWhole {
            Console.complain("note: \(service.path) is the official file, which the newer one replaces whole")
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

extension LimitCheck {
    /// All sentences of a table's text; of another as much as a reader takes in.
    fileprivate var shownSentences: [String] {
        let text = sentences.joined(separator: " ")
        if isTable || text.isEmpty { return sentences }
        return [text.count > 300 ? "\(text.prefix(300))…" : text]
    }
}
