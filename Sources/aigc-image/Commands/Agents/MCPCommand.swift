import TencentCloudLocal
import TencentCloudPlatform
import TencentCloudRuntime

/// `aigc-image mcp`: the commands as an agent's tools.
enum MCPCommand {
    static let description = CommandDescription(
        name: "mcp",
        summary: "Serve drawing to an agent, by the Model Context Protocol on input and output",
        discussion: [
            "The tools are draw, wait, models and the scenes: what the commands take, they take, too. Pictures are saved "
                + "in the output directory, and small ones are part of the answer. Drawing is billed, which the tools "
                + "say; with --local nothing is. A call that is cancelled leaves its task to the service, and tells its "
                + "ID.",
            #"In an agent's configuration: {"mcpServers": {"aigc-image": {"command": "aigc-image", "args": ["mcp"]}}}, "#
                + "with the keys in its environment.",
        ],
        options: [
            OptionDescription(
                name: "output-directory", letter: "o", value: "FOLDER", completion: .folders,
                help: "Where pictures are saved; the folder that it runs in unless told"),
            ConnectionOptions.local, ConnectionOptions.service, ConnectionOptions.subAppID,
            ConnectionOptions.checks,
        ] + BucketOptions.uploads + ConnectionOptions.all,
        examples: [
            .init(title: "For an agent that tries it out", line: "aigc-image mcp --local -o pictures")
        ],
        run: run)

    @Sendable private static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        // What is wrong is said before an agent relies on it.
        _ = try ConnectionOptions.configuration(arguments)
        var settings: [String: String] = [:]
        for option in description.options where arguments.has(option.name) {
            settings[option.name] = arguments[option.name] ?? ""
        }
        settings["output-directory"] = nil
        var environment: [String: String] = [:]
        let local = try ConnectionOptions.localService(arguments)
        defer { local?.stop() }
        if let local {
            settings["local"] = nil
            settings["endpoint"] = local.url
            settings["sub-app-id"] = settings["sub-app-id"] ?? "1500000000"
            environment = [
                "TENCENTCLOUD_SECRET_ID": local.credentials.secretID,
                "TENCENTCLOUD_SECRET_KEY": local.credentials.secretKey,
            ]
        }
        let program = path(CommandLine.arguments[0])
        if let folder = arguments["output-directory"] {
            if let obstacle = Files.makeFolder(folder) { throw UsageError.obstacle(obstacle) }
            guard chdir(folder) == 0 else { throw UsageError.obstacle("\(folder): \(SystemError())") }
        }
        let session = AgentSession(program: program, settings: settings, environment: environment)
        Interruption.handle {
            session.end()
            _exit(ExitStatus.interrupted.rawValue)
        }
        session.run()
        return .done
    }

    /// The program's own path, good in every folder.
    private static func path(_ name: String) -> String {
        guard name.contains("/"), let path = realpath(name, nil) else { return name }
        defer { free(path) }
        return String(cString: path)
    }
}
