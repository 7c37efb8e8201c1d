import APISpec
import BindingsGenerator
import SpecMaintenance
import TencentCloudCommandLine

/// The options of all subcommands.
enum Options {
    static let api = OptionDescription(
        name: "api", value: "FILE", help: "the description, in the official layout (api.json)")
    static let errors = OptionDescription(
        name: "errors", value: "FILE", help: "its error codes (errors.json)")
    static let refinements = OptionDescription(
        name: "refinements", value: "FILE", help: "what the official layout can't say (refinements.json)")
    static let config = OptionDescription(
        name: "config", value: "FILE",
        help: "which actions, for whom, under which name (bindings-config.json)")
    static let specRoot = OptionDescription(
        name: "spec-root", value: "FOLDER", help: "where the folders that configurations name as \"spec\" are"
    )
    static let outputDirectory = OptionDescription(
        name: "output-directory", value: "FOLDER",
        help: "where the files go; those that would not change are not touched")
    static let from = OptionDescription(
        name: "from", value: "PATH",
        help: """
            like OLD and NEW an api.json, its folder, its service's folder, or a folder with
            <service>/<version>/api.json, such as spec/ or installed official metadata (…/tccli)
            """)
    static let service = OptionDescription(
        name: "service", value: "NAME", isRepeatable: true,
        help: "only this service, mps or mps/2019-06-12; may come again")
    static let addAction = OptionDescription(
        name: "add-action", value: "NAME", isRepeatable: true,
        help: "ship this action from now on, with all it reaches; may come again")
    static let addMember = OptionDescription(
        name: "add-member", value: "OBJECT.MEMBER", isRepeatable: true,
        help: "ship a member that stays out by itself, with all it reaches; may come again")
    static let takeDocumentation = OptionDescription(
        name: "take-documentation",
        help: "the newer file's words may be taken over (official ones are not ours)")
    static let allowBreaking = OptionDescription(
        name: "allow-breaking", help: "write even what breaks callers")
    static let dryRun = OptionDescription(name: "dry-run", help: "say everything, write nothing")
    static let actions = OptionDescription(
        name: "actions", value: "NAMES", isRepeatable: true,
        help: "only these actions, with commas between; all unless told")
    static let target = OptionDescription(
        name: "target", value: "NAME",
        help: "the target that gets them; one named after the service unless told")
    static let errorCodes = OptionDescription(
        name: "error-codes", value: "FILE",
        help:
            "errorcodes.py of the service in the official Python SDK, since official metadata has no error codes"
    )
    static let committed = OptionDescription(
        name: "committed", help: "for bindings that are committed, rather than generated in each build")
    static let packageFolder = OptionDescription(
        name: "package", value: "FOLDER", help: "the package's folder; the one you are in unless told")
    static let check = OptionDescription(
        name: "check", help: "write nothing, and fail where committed bindings aren't current")
    static let format = OptionDescription(
        name: "format", value: "FORMAT", values: DifferenceFormat.allCases.map(\.rawValue),
        help: "how the difference is put down; as text unless told")
    static let output = OptionDescription(
        name: "output", value: "FILE",
        help: "where the difference or the draft is put; on standard output unless told")

    /// What names the files of a description.
    static let description = [api, errors, refinements]

    /// In the order of the usage text.
    static let all = [
        api, errors, refinements, config, specRoot, outputDirectory, from, service, addAction, addMember,
        takeDocumentation, allowBreaking, dryRun, actions, target, errorCodes, committed, packageFolder,
        check, format,
        output,
    ]
}

extension DescriptionFiles {
    init(_ arguments: ParsedArguments) throws(UsageError) {
        self.init(
            api: try arguments.require("api"), errors: arguments["errors"],
            refinements: arguments["refinements"])
    }
}
