import APISpec
import BindingsGenerator

/// A folder of descriptions to be updated, and where the newer ones come from.
package struct SpecFolder: Sendable {
    /// One service with its update.
    package struct Service: Sendable {
        /// `mps/2019-06-12`.
        package var identity: String
        /// The `api.json` to replace.
        package var path: String
        /// Whether the update changes a byte of it.
        package var changes: Bool
        /// What the update does.
        package var update: SpecUpdate
    }

    /// A wish that can't be fulfilled.
    package struct Refusal: Error, Sendable, CustomStringConvertible {
        /// Why.
        package var description: String
    }

    /// The services, each with its update.
    package private(set) var services: [Service] = []
    /// Services of the folder that the source doesn't have.
    package private(set) var missing: [String] = []

    /// Works out the updates of a folder; nothing is written.
    ///
    /// - Parameters:
    ///   - root: the folder, `spec`.
    ///   - source: a newer `api.json`, or a folder that has one or many.
    ///   - names: the services to update, `mps` or `mps/2019-06-12`; empty: all that both have.
    ///   - choice: what to take over beside what is shipped already.
    package static func plan(
        _ root: String, from source: String, services names: [String] = [],
        _ choice: Transfer.Choice = .init()
    ) throws -> SpecFolder {
        let targets = try Target.chosen(names, in: root)
        let sources = try FoundDescription.find(at: source)
        guard !sources.isEmpty else {
            throw Refusal(
                description: "there is no api.json in \(source); name a file, its folder, or a folder with "
                    + "<service>/<version>/api.json")
        }
        var folder = SpecFolder()
        var found: [(target: Target, file: SourceFile)] = []
        for target in targets {
            if let file = try target.counterpart(in: sources) {
                found.append((target, file))
            } else {
                folder.missing.append(target.identity)
            }
        }
        if found.isEmpty || (!names.isEmpty && !folder.missing.isEmpty) {
            throw Refusal(
                description: "\(source) has no description of \(folder.missing.joined(separator: ", "))")
        }
        let chosen = try share(choice, among: found.map { ($0.target, $0.file) })
        for ((target, file), choice) in zip(found, chosen) {
            let update = SpecUpdate(of: target.sources, from: file, choice)
            folder.services.append(
                Service(
                    identity: target.identity, path: target.sources.api.path,
                    changes: update.text.map { !target.sources.api.bytes.elementsEqual($0.utf8) } ?? false,
                    update: update))
        }
        return folder
    }

    /// Everything that is wrong, and everything that wants words.
    package var diagnostics: [Diagnostic] { services.flatMap(\.update.diagnostics) }

    /// Whether every update could be worked out.
    package var isUsable: Bool { services.allSatisfy { $0.update.text != nil } }

    /// What changes for callers, service by service.
    package var differences: [Difference] { services.compactMap(\.update.difference) }

    /// Whether a caller would notice.
    package var isBreaking: Bool { differences.contains(where: \.isBreaking) }

    /// Replaces the files that change, all or none.
    package func write() throws(FileError) {
        var files = StagedFiles()
        for service in services where service.changes {
            if let text = service.update.text { files.add(service.path, text) }
        }
        try files.commit()
    }

    /// Each wish goes to the service that can fulfil it.
    private static func share(
        _ choice: Transfer.Choice, among found: [(target: Target, file: SourceFile)]
    ) throws -> [Transfer.Choice] {
        let apis = found.map { Description.read(api: $0.file).description?.api }
        // A file that can't be read is reported by its update.
        guard apis.allSatisfy({ $0 != nil }) else { return found.map { _ in choice } }
        var choices = found.map { _ in
            Transfer.Choice(takesDocumentation: choice.takesDocumentation)
        }
        func place(_ what: String, in isThere: (APIDescription) -> Bool) throws -> Int {
            let places = apis.indices.filter { apis[$0].map(isThere) ?? false }
            guard let place = places.first else {
                throw Refusal(description: "the new description has no \(what)")
            }
            guard places.count == 1 else {
                throw Refusal(description: "several services have the \(what): choose one with --service")
            }
            return place
        }
        for name in choice.actions {
            let index = try place("action \"\(name)\"") { $0.actions.contains { $0.name == name } }
            choices[index].actions.append(name)
        }
        for address in choice.members {
            let index = try place("member \"\(address)\"") { api in
                api.objects.contains {
                    $0.name == address.object && $0.member(named: address.member) != nil
                }
            }
            choices[index].members.append(address)
        }
        return choices
    }
}

/// A description in the folder.
private struct Target {
    var identity: String
    var service: String
    var digits: String
    var sources: DescriptionFiles.Sources

    static func chosen(_ names: [String], in root: String) throws -> [Target] {
        let targets = try FoundDescription.find(at: root).map { try Target($0) }
        guard !targets.isEmpty else {
            throw SpecFolder.Refusal(
                description: "there is nothing to update: \(root) has no <service>/<version>/api.json")
        }
        guard !names.isEmpty else { return targets }
        let known = targets.map(\.identity).joined(separator: ", ")
        for name in names where !targets.contains(where: { $0.isCalled(name) }) {
            throw SpecFolder.Refusal(description: "\(root) has no service \"\(name)\"; it has \(known)")
        }
        return targets.filter { target in names.contains(where: target.isCalled) }
    }

    init(_ files: FoundDescription) throws {
        sources = try files.read()
        let (description, diagnostics) = Description.read(api: sources.api)
        guard let api = description?.api else { throw DescriptionError(diagnostics) }
        identity = api.identity
        service = api.serviceShortName.value
        digits = api.apiVersion.value.filter(\.isNumber)
    }

    func isCalled(_ name: String) -> Bool { name == service || name == identity }

    /// The newer file of this service and version. Folders are called like their service but for one official
    /// one, so all of the right date are looked into before it is given up.
    func counterpart(in files: [FoundDescription]) throws -> SourceFile? {
        if files.count == 1, files[0].service == nil {
            let file = try files[0].read().api
            let (description, diagnostics) = Description.read(api: file)
            guard let api = description?.api else { throw DescriptionError(diagnostics) }
            return api.identity == identity ? file : nil
        }
        let dated = files.filter { $0.versionDigits == digits }
        for candidate in dated.filter({ $0.service == service }) + dated.filter({ $0.service != service }) {
            let file = try candidate.read().api
            if let description = Description.read(api: file).description {
                if description.api.identity == identity { return file }
            } else if candidate.service == service {
                // What is wrong with it is said when it is taken over.
                return file
            }
        }
        return nil
    }
}
