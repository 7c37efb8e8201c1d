package import APISpec

/// Two descriptions, or two folders of them, to be compared.
package enum DescriptionPairs {
    /// Compares what two paths lead to, service by service.
    ///
    /// What only one side has of `errors.json` and `refinements.json` counts for both, so that ours can be held
    /// against an official file.
    ///
    /// - Parameters:
    ///   - names: the services to compare, by their folders' names; empty: all.
    /// - Throws: ``DescriptionError``, ``FileError`` or ``SpecFolder/Refusal``.
    package static func compare(
        _ old: String, _ new: String, services names: [String] = []
    ) throws -> [Difference] {
        var (before, after) = (try find(old), try find(new))
        try narrow(&after, to: before)
        try narrow(&before, to: after)
        if !names.isEmpty {
            before.removeAll { !names.contains(where: $0.isCalled) }
            after.removeAll { !names.contains(where: $0.isCalled) }
        }
        guard !before.isEmpty || !after.isEmpty else {
            throw SpecFolder.Refusal(description: "\(old) and \(new) have no service to compare")
        }
        if before.count == 1, after.count == 1, before[0].service == nil || after[0].service == nil {
            return [try compare(before[0], after[0])]
        }
        var differences: [Difference] = []
        var rest = after
        for files in before {
            if let index = rest.firstIndex(where: { $0.place == files.place }) {
                differences.append(try compare(files, rest.remove(at: index)))
            } else {
                differences.append(Difference(removed: try surface(files.read())))
            }
        }
        return differences + (try rest.map { Difference(added: try surface($0.read())) })
    }

    private static func find(_ path: String) throws -> [DescriptionFiles] {
        let files = try DescriptionFiles.find(at: path)
        guard !files.isEmpty else {
            throw SpecFolder.Refusal(description: "there is no api.json in \(path)")
        }
        return files
    }

    /// Where one side is a single description, the other is what it has of that service and version.
    private static func narrow(_ many: inout [DescriptionFiles], to one: [DescriptionFiles]) throws {
        guard one.count == 1, one[0].service == nil, many.contains(where: { $0.service != nil }) else {
            return
        }
        let sources = try one[0].read()
        let (description, diagnostics) = Description.read(api: sources.api)
        guard let api = description?.api else { throw DescriptionError(diagnostics) }
        let digits = api.apiVersion.value.filter(\.isNumber)
        let matching = many.filter {
            $0.versionDigits == digits && $0.service == api.serviceShortName.value
        }
        guard let match = matching.first else {
            throw SpecFolder.Refusal(description: "only one side has a description of \(api.identity)")
        }
        many = [match]
    }

    private static func compare(_ old: DescriptionFiles, _ new: DescriptionFiles) throws -> Difference {
        var (before, after) = (try old.read(), try new.read())
        before.errors = before.errors ?? after.errors
        after.errors = after.errors ?? before.errors
        before.refinements = before.refinements ?? after.refinements
        after.refinements = after.refinements ?? before.refinements
        let (earlier, later) = (try surface(before), try surface(after))
        guard earlier.service == later.service else {
            throw SpecFolder.Refusal(
                description:
                    "\(old.api) describes \(earlier.service), \(new.api) describes \(later.service)")
        }
        return Difference(from: earlier, to: later)
    }

    private static func surface(_ sources: DescriptionFiles.Sources) throws -> Surface {
        Surface(
            try Description(api: sources.api, errors: sources.errors, refinements: sources.refinements))
    }
}

extension DescriptionFiles {
    /// Whether a name is that of the folders: `vod`, or `vod/2018-07-17`.
    fileprivate func isCalled(_ name: String) -> Bool {
        let parts = name.split(separator: "/", maxSplits: 1)
        guard let service, parts.first.map({ $0 == service }) ?? false else { return false }
        return parts.count == 1 || parts[1].filter(\.isNumber) == versionDigits
    }

    /// What makes two the same service and version.
    fileprivate var place: [String?] { [service, versionDigits] }
}
