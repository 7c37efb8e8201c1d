import APISpec
import BindingsGenerator
import JSONCoding

/// Another service, to be set up in a package: its description, a target's configuration, and a Swift file where the
/// target has none.
package struct AddedService: Sendable {
    /// What is asked for.
    package struct Wish: Sendable {
        /// The service by its folder's name, with its version or without: `cvm`, `cvm/2017-03-12`.
        package var service: String
        /// Where its description is; what may stand there, ``FoundDescription`` says.
        package var source: String
        /// The actions to generate; none: all that the service has.
        package var actions: [String]
        /// The target; nil: one named after the service.
        package var target: String?

        /// The official Python SDK's `errorcodes.py` of the service; nil: only what every service answers gets a name.
        package var errorCodes: String?
        /// Whether the bindings are to be committed, rather than generated in each build.
        package var isCommitted: Bool

        /// A wish by its parts.
        package init(
            service: String, source: String, actions: [String], target: String?, errorCodes: String? = nil,
            isCommitted: Bool = false
        ) {
            self.service = service
            self.source = source
            self.actions = actions
            self.target = target
            self.errorCodes = errorCodes
            self.isCommitted = isCommitted
        }
    }

    private let isCommitted: Bool

    /// The target.
    package let target: String
    /// The files to write, with their paths from the package's folder.
    package private(set) var files: [(path: String, content: [UInt8])] = []
    private let root: String

    /// Finds the description, and looks for everything that could be in the way.
    ///
    /// - Parameter root: the package's folder.
    /// - Throws: ``DescriptionError``, ``FileError`` or ``SpecFolder/Refusal``; nothing is written by then.
    package init(_ wish: Wish, in root: String) throws {
        let found = try Self.description(wish)
        let sources = try found.read()
        let description = try Description(
            api: sources.api, errors: sources.errors, refinements: sources.refinements)
        try Self.check(wish.actions, in: description)
        let service = description.api.serviceShortName.value
        let spec = "\(service)/\(description.api.apiVersion.value)"
        self.root = root
        isCommitted = wish.isCommitted
        target =
            wish.target
            ?? "TencentCloud"
            + (description.refinements?.service?.namespace?.value ?? Spelling.namespace(ofService: service))
        try addDescription(found.files, to: "spec/\(spec)")
        if let file = wish.errorCodes, found.files.errors == nil {
            let codes = OfficialErrorCodes(String(decoding: try POSIXFile.read(file), as: UTF8.self))
            guard !codes.codes.isEmpty else {
                throw SpecFolder.Refusal(
                    description:
                        "\(file) has no error codes; it should be the errorcodes.py of the Python SDK's service"
                )
            }
            try add(Array(codes.text.utf8), at: "spec/\(spec)/errors.json")
        }
        try addTarget(service, spec, wish.actions)
    }

    /// Writes the files.
    package func write() throws(FileError) {
        for file in files {
            let path = "\(root)/\(file.path)"
            if let folder = path.lastIndex(of: "/") { try POSIXFile.makeFolder(String(path[..<folder])) }
            try POSIXFile.replace(path, with: file.content)
        }
    }

    /// What `Package.swift` has to say of the target.
    ///
    /// - Parameter package: what this package is called there.
    package func manifest(package: String = "swift-tencentcloud") -> String {
        let runtime = #".product(name: "TencentCloudRuntime", package: "\#(package)")"#
        // A configuration among the sources is nothing that SwiftPM knows.
        let configs = files.map(\.path).filter { $0.hasSuffix("bindings-config.json") }
        let excluded = configs.map { "\"Generated/\($0.split(separator: "/").last ?? "")\"" }
        let last =
            isCommitted
            ? "exclude: [\(excluded.joined(separator: ", "))]"
            : #"plugins: [.plugin(name: "GenerateBindings", package: "\#(package)")]"#
        return """
                .target(
                    name: "\(target)",
                    dependencies: [\(runtime)],
                    \(last)),
            """
    }
}

// MARK: Description

extension AddedService {
    /// The newest description that is meant.
    private static func description(_ wish: Wish) throws -> FoundDescription {
        let all = try FoundDescription.find(at: wish.source)
        guard !all.isEmpty else {
            throw SpecFolder.Refusal(description: "there is no api.json in \(wish.source)")
        }
        // One that was named by itself needs no name of a folder.
        let matching = all.filter { $0.service == nil || $0.isCalled(wish.service) }
        guard let newest = matching.max(by: { ($0.versionDigits ?? "") < ($1.versionDigits ?? "") }) else {
            let known = all.compactMap(\.service)
            throw Self.unknown("service", wish.service, in: wish.source, among: known)
        }
        return newest
    }

    private static func check(_ actions: [String], in description: Description) throws {
        for action in actions where description.action(named: action) == nil {
            throw unknown(
                "action", action, in: description.api.identity, among: description.api.actions.map(\.name))
        }
    }

    private static func unknown(
        _ kind: String, _ name: String, in place: String, among known: [String]
    ) -> SpecFolder.Refusal {
        let fix = Suggestion.fix(for: name, in: known).map { "; \($0)" } ?? ""
        return SpecFolder.Refusal(description: "there is no \(kind) \"\(name)\" in \(place)\(fix)")
    }

    private mutating func addDescription(_ found: DescriptionFiles, to folder: String) throws {
        let parts = [
            (found.api, "api.json"), (found.errors, "errors.json"), (found.refinements, "refinements.json"),
        ]
        for case (let source?, let name) in parts {
            try add(try POSIXFile.read(source), at: "\(folder)/\(name)")
        }
    }

    private mutating func add(_ content: [UInt8], at place: String) throws {
        if POSIXFile.exists("\(root)/\(place)") {
            if try POSIXFile.read("\(root)/\(place)") == content { return }
            throw SpecFolder.Refusal(
                description:
                    "\(place) is there already, and another: swift package update-spec takes newer ones over")
        }
        files.append((place, content))
    }
}

// MARK: Target

extension AddedService {
    private mutating func addTarget(_ service: String, _ spec: String, _ actions: [String]) throws {
        let sources = "Sources/\(target)"
        let folder = isCommitted ? "\(sources)/Generated" : sources
        // Beside the configurations of others it gets a name of its own.
        let others = POSIXFolder.names(in: "\(root)/\(folder)").filter {
            $0.hasSuffix("bindings-config.json")
        }
        for name in others {
            let (config, _) = BindingsConfig.read(try SourceFile(reading: "\(root)/\(folder)/\(name)"))
            guard config?.service?.value != service else {
                throw SpecFolder.Refusal(
                    description: "\(folder)/\(name) is there already: name further actions in it")
            }
        }
        let config = "\(folder)/\(others.isEmpty ? "" : "\(service).")bindings-config.json"
        var json: JSONObject = ["service": .string(service), "spec": .string(spec)]
        if !actions.isEmpty { json.append("actions", .array(actions.map(JSONValue.string))) }
        json.append("access", "public")
        files.append((config, Array((JSONValue.object(json).text(pretty: true) + "\n").utf8)))
        if !POSIXFolder.names(in: "\(root)/\(sources)").contains(where: { $0.hasSuffix(".swift") }) {
            files.append(("\(sources)/\(target).swift", Array(Self.source.utf8)))
        }
    }

    private static let source = """
        // SwiftPM leaves out a target without a Swift file before any plugin runs: the bindings alone wouldn't do.
        // Whoever imports them configures a client and catches errors, too: both are the runtime's.
        @_exported public import TencentCloudRuntime

        """
}
