import APISpec
import BindingsGenerator

/// Two descriptions, or two folders of them, to be compared.
package enum DescriptionPairs {
    /// Compares what two paths lead to, service by service.
    ///
    /// What only one side has of `errors.json` and `refinements.json` counts for both, so that ours can be held
    /// against an official file.
    ///
    /// - Parameters:
    ///   - names: the services to compare, by their folders' names; empty: all.
    ///   - refinements: a `refinements.json` to take for both, whatever they have; for one service only.
    /// - Throws: ``DescriptionError``, ``FileError`` or ``SpecFolder/Refusal``.
    package static func compare(
        _ old: String, _ new: String, services names: [String] = [], refinements: SourceFile? = nil
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
            return [try compare(before[0], after[0], refinements)]
        }
        guard refinements == nil || (before.count == 1 && after.map(\.place) == before.map(\.place)) else {
            throw SpecFolder.Refusal(
                description:
                    "the refinements are those of one description: choose it with --service NAME/VERSION")
        }
        var differences: [Difference] = []
        var rest = after
        for files in before {
            if let index = rest.firstIndex(where: { $0.place == files.place }) {
                differences.append(try compare(files, rest.remove(at: index), refinements))
            } else {
                differences.append(Difference(removed: try surface(files.read())))
            }
        }
        return differences + (try rest.map { Difference(added: try surface($0.read())) })
    }

    private static func find(_ path: String) throws -> [FoundDescription] {
        let files = try FoundDescription.find(at: path)
        guard !files.isEmpty else {
            throw SpecFolder.Refusal(description: "there is no api.json in \(path)")
        }
        return files
    }

    /// Where one side is a single description, the other is what it has of that service and version.
    private static func narrow(_ many: inout [FoundDescription], to one: [FoundDescription]) throws {
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

    private static func compare(
        _ old: FoundDescription, _ new: FoundDescription, _ refinements: SourceFile?
    ) throws -> Difference {
        let (before, after) = (try old.read(), try new.read())
        let earlier = try surface(before, lentBy: after, refinements)
        let later = try surface(after, lentBy: before, refinements)
        guard earlier.service == later.service else {
            throw SpecFolder.Refusal(
                description:
                    "\(old.files.api) describes \(earlier.service), \(new.files.api) describes \(later.service)"
            )
        }
        return Difference(from: earlier, to: later)
    }

    private static func surface(_ sources: DescriptionFiles.Sources) throws -> Surface {
        Surface(
            try Description(api: sources.api, errors: sources.errors, refinements: sources.refinements))
    }

    /// What was written for another description needn't fit: it counts as far as it does.
    private static func surface(
        _ own: DescriptionFiles.Sources, lentBy other: DescriptionFiles.Sources, _ refinements: SourceFile?
    ) throws -> Surface {
        let lent = (own.errors == nil ? other.errors : nil, own.refinements == nil ? other.refinements : nil)
        guard refinements != nil || lent.0 != nil || lent.1 != nil else { return try surface(own) }
        let (description, diagnostics) = Description.readLeniently(
            api: own.api, errors: own.errors ?? lent.0,
            refinements: refinements ?? own.refinements ?? lent.1)
        guard let description else { throw DescriptionError(diagnostics) }
        return Surface(description)
    }
}

extension FoundDescription {
    /// What makes two the same service and version.
    fileprivate var place: [String?] { [service, versionDigits] }
}
