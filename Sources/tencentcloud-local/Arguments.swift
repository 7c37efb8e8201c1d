import TencentCloudCommandLine
import TencentCloudLocal
import TencentCloudRuntime

/// What the command line asks for.
struct Arguments {
    var spec: String
    var services: [String]
    var options: LocalServiceOptions
    var isJSON: Bool

    init(_ arguments: ArraySlice<String>) throws(UsageError) {
        let parsed = try ParsedArguments(arguments, of: Self.syntax)
        spec = try parsed.require("spec")
        services = parsed.all("service")
        isJSON = parsed.has("json")
        let port = try parsed.value("port", expected: "a number from 0 to 65535") { UInt16($0) } ?? 8080
        options = LocalServiceOptions(port: Int(port))
        options.host = parsed["host"] ?? options.host
        options.baseURL = parsed["base-url"]
        if let time = try parsed.value("task-time", expected: "milliseconds", { UInt32($0) }) {
            options.taskDuration = .milliseconds(Int64(time))
        }
        switch (parsed["secret-id"], parsed["secret-key"]) {
        case (let id?, let key?): options.credentials = Credentials(secretID: id, secretKey: key)
        case (nil, nil): break
        default: throw UsageError("--secret-id and --secret-key go together")
        }
    }

    private static let syntax = CommandSyntax(
        name: "tencentcloud-local",
        options: [
            OptionDescription(
                name: "spec", value: "FOLDER",
                help: """
                    official metadata as it is installed (pip download tccli, and unpack it), or any folder with
                    <service>/<version>/api.json, and examples.json and refinements.json beside it
                    """),
            OptionDescription(
                name: "service", value: "NAME", isRepeatable: true,
                help: """
                    only this service, cvm or cvm/2017-03-12; may come again. Without it there are all of the
                    folder, each read at its first request
                    """),
            OptionDescription(
                name: "port", value: "NUMBER",
                help: "the port; 8080 unless told, 0 for any free one"),
            OptionDescription(
                name: "host", value: "ADDRESS", help: "the IPv4 address to listen on; 127.0.0.1 unless told"),
            OptionDescription(
                name: "base-url", value: "URL",
                help: """
                    where clients find the service, such as http://tencentcloud:8080 in a container's network
                    """),
            OptionDescription(
                name: "secret-id", value: "ID",
                help: "what requests are signed with; made up and printed unless told"),
            OptionDescription(name: "secret-key", value: "KEY", help: "its key"),
            OptionDescription(
                name: "task-time", value: "MILLISECONDS",
                help: "how long an image task of mps and vod takes; 400 unless told"),
            OptionDescription(name: "json", help: "print address and key as one line of JSON"),
        ], likelyOption: "service")

    static let usage = """
        Usage:
          tencentcloud-local --spec FOLDER [--service NAME]… [--port NUMBER] [--host ADDRESS] [--base-url URL]
                             [--secret-id ID --secret-key KEY] [--task-time MILLISECONDS] [--json]
          tencentcloud-local --help

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
