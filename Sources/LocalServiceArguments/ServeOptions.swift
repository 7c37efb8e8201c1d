import TencentCloudCommandLine
import TencentCloudLocal
import TencentCloudRuntime

/// What a program that serves is told on the command line.
package enum ServeOptions {
    private static let defaults = LocalServiceOptions(port: 8080)

    package static let descriptions = [
        OptionDescription(
            name: "port", value: "NUMBER", help: "The port; \(defaults.port) unless told, 0 for any free one"),
        OptionDescription(
            name: "host", value: "ADDRESS",
            help: "The IPv4 address to listen on; \(defaults.host), this machine alone, unless told"),
        OptionDescription(
            name: "base-url", value: "URL",
            help: "Where clients find the service, such as http://tencentcloud:8080 in a container's network"),
        OptionDescription(
            name: "secret-id", value: "ID", help: "What requests are signed with; made up unless told"),
        OptionDescription(name: "secret-key", value: "KEY", help: "The key that goes with --secret-id"),
        OptionDescription(name: "token", value: "TOKEN", help: "The token that goes with --secret-id"),
        OptionDescription(
            name: "environment-credentials",
            help: "Sign with TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN"),
        OptionDescription(
            name: "strict", help: "Refuse what no source knows: models, ratios, files never stored, advice"),
        OptionDescription(
            name: "task-time", value: "MILLISECONDS",
            help: "How long an image task takes; \(milliseconds(defaults.taskDuration)) unless told"),
        OptionDescription(
            name: "queue-time", value: "MILLISECONDS",
            help: "How long it waits before that; \(milliseconds(defaults.queueDuration)) unless told"),
        OptionDescription(
            name: "slots", value: "NUMBER",
            help: "How many VOD tasks are drawn at once; \(defaults.concurrentTasks) unless told"),
        OptionDescription(
            name: "no-rate-limits", help: "Take any number of requests a second, not what is published"),
        OptionDescription(
            name: "pull-time", value: "MILLISECONDS",
            help: "How long PullEvents waits for an event; \(milliseconds(defaults.longestPull)) unless told"),
        OptionDescription(
            name: "result-lifetime", value: "SECONDS",
            help: "How long results are there; 12 hours (MPS) and 7 days (VOD) unless told"),
        OptionDescription(
            name: "clock-skew", value: "SECONDS", help: "How far the service's clock is ahead; 0 unless told"),
        OptionDescription(
            name: "balance", value: "TASKS", help: "How many tasks can be paid for; any number unless told"),
        OptionDescription(
            name: "faults", value: "PLAN",
            help: "Fail on purpose: NAME=PROBABILITY,… with all=…, seed=NUMBER, or "
                + LocalFault.allCases.map { "\($0)" }.joined(separator: ", ")),
        OptionDescription(
            name: "log", value: "FORMAT", values: RequestLog.allCases.map(\.rawValue),
            help: "A line on standard error for each request; text unless told"),
        OptionDescription(name: "json", help: "Print address and key as one line of JSON"),
    ]

    private static func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }

    /// - Parameter write: Takes the log's lines, in which nothing can steer a terminal.
    package static func options(
        _ arguments: ParsedArguments, writingLog write: @escaping @Sendable (String) -> Void
    ) throws -> LocalServiceOptions {
        var options = defaults
        let port = try arguments.value("port", expected: "a number from 0 to 65535") { UInt16($0) }
        options.port = port.map(Int.init) ?? options.port
        func milliseconds(_ name: String) throws -> Duration? {
            try arguments.value(name, expected: "milliseconds", { UInt32($0) }).map {
                .milliseconds(Int64($0))
            }
        }
        func count(_ name: String, least: Int) throws -> Int? {
            try arguments.value(name, expected: "a number from \(least)") { text in
                Int(text).flatMap { $0 >= least ? $0 : nil }
            }
        }
        options.host = arguments["host"] ?? options.host
        options.baseURL = try arguments.value("base-url", expected: "an address such as http://host:8080") {
            $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil
        }
        options.credentials = try credentials(arguments)
        if arguments.has("strict") { options.checks = .strict }
        options.taskDuration = try milliseconds("task-time") ?? options.taskDuration
        options.queueDuration = try milliseconds("queue-time") ?? options.queueDuration
        options.longestPull = try milliseconds("pull-time") ?? options.longestPull
        options.concurrentTasks = try count("slots", least: 1) ?? options.concurrentTasks
        options.limitsRequestRate = !arguments.has("no-rate-limits")
        options.resultLifetime = try count("result-lifetime", least: 0).map { .seconds($0) }
        options.clockSkew =
            try arguments.value("clock-skew", expected: "seconds, such as 600 or -600", { Int32($0) }).map {
                .seconds(Int64($0))
            } ?? .zero
        options.balance = try count("balance", least: 0)
        options.faults = try arguments.value(
            "faults", expected: "faults and probabilities such as all=0.2,lost-reply=0.1"
        ) { FaultPlan($0) }
        let log = try arguments.value("log", expected: "one of text, json and none") {
            RequestLog(rawValue: $0)
        }
        options.log = (log ?? .text).listener(write)
        return options
    }

    private static func credentials(_ arguments: ParsedArguments) throws -> Credentials? {
        if arguments.has("environment-credentials") {
            guard let id = ProcessEnvironment.value("TENCENTCLOUD_SECRET_ID"),
                let key = ProcessEnvironment.value("TENCENTCLOUD_SECRET_KEY")
            else { throw UsageError("TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY aren't both set") }
            return Credentials(
                secretID: id, secretKey: key, token: ProcessEnvironment.value("TENCENTCLOUD_TOKEN"))
        }
        switch (arguments["secret-id"], arguments["secret-key"]) {
        case (nil, nil): return nil
        case (let id?, let key?): return Credentials(secretID: id, secretKey: key, token: arguments["token"])
        default: throw UsageError("--secret-id and --secret-key go together")
        }
    }
}
