import TencentCloudCommandLine
import TencentCloudLocal
import TencentCloudLocalArguments
import TencentCloudPlatform

/// What the command line asks for.
struct Arguments {
    var spec: String
    var services: [String]
    var options: LocalServiceOptions
    var isJSON: Bool

    init(_ arguments: ArraySlice<String>) throws {
        let parsed = try ParsedArguments(arguments, of: Self.syntax)
        spec = try parsed.require("spec")
        services = parsed.all("service")
        isJSON = parsed.has("json")
        options = try ServeOptions.options(parsed) { Output.write($0 + "\n", to: STDERR_FILENO) }
    }

    private static let syntax = CommandSyntax(
        name: "tencentcloud-local",
        options: [
            OptionDescription(
                name: "spec", value: "FOLDER",
                help: """
                    Official metadata as it is installed (pip download tccli, and unpack it), or any folder with
                    <service>/<version>/api.json, and examples.json and refinements.json beside it
                    """),
            OptionDescription(
                name: "service", value: "NAME", isRepeatable: true,
                help: """
                    Only this service, cvm or cvm/2017-03-12; may come again. Without it there are all of the
                    folder, each read at its first request
                    """),
        ] + ServeOptions.descriptions, likelyOption: "service")

    static let usage = """
        Usage:
          tencentcloud-local --spec FOLDER [--service NAME]… [OPTIONS]
          tencentcloud-local --help | --version

        Serves every action of any official description of Tencent Cloud API 3.0 on this machine. Point an SDK at the
        address, over plain HTTP, with the key that is printed. Signatures and parameters are checked as the real
        services do; the answer is that of the official example with the same request, else of the action's first
        example, else one made of the types. Lists have 45 elements and turn pages, streams stream. Nothing is billed,
        and nothing is remembered; but the image actions of mps and vod draw placeholders, unless --service names them.
        An explorer for browsers is at the address itself, a control interface below /_local/. Ctrl-C ends it.

        \(CommandSyntax.table(of: syntax.options))

        Examples:
          All services of the official catalogue:
            pip download --no-deps tccli && unzip -q tccli-*.whl && tencentcloud-local --spec tccli
          One of them, on a port of its own, with a key of yours:
            tencentcloud-local --spec tccli --service cvm --port 9000 --secret-id AKIDtest --secret-key test

        Exit status: 0 ended by Ctrl-C, 1 a description, a file or the port, 2 a mistake on the command line.
        """
}
