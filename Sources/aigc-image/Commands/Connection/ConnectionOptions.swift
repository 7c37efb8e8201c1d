import AigcImage
import Synchronization
import TencentCloudLocal
import TencentCloudRuntime

/// The options of every command that calls a service, and what follows from them.
enum ConnectionOptions {
    /// Where credentials come from, for help.
    static let credentials =
        "Read from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, else from ~/.tencentcloud/credentials, "
        + "the official command line tool's profile, or the role of the machine. They never come as options. "
        + "With --local none are needed."

    static let local = OptionDescription(
        name: "local", help: "Draw placeholders with a service inside this program: no account needed")
    static let service = OptionDescription(
        name: "service", value: "NAME", values: ["mps", "vod"], help: "Which service draws; mps unless told")
    static let subAppID = OptionDescription(
        name: "sub-app-id", value: "NUMBER", help: "The VOD application that pays; vod needs it")

    static let checks = OptionDescription(
        name: "checks", value: "WHICH", values: RequestChecks.allCases.map(\.rawValue),
        help:
            "Which documented limits stop a request before it is sent: enforced (default), those that every source "
            + "says in words that forbid, and advice is told; strict, advice too; none")

    static let all = [
        OptionDescription(
            name: "region", value: "REGION",
            help: "The region to name, such as ap-guangzhou (TENCENTCLOUD_REGION)"),
        OptionDescription(
            name: "site", value: "NAME", values: Site.allCases.map(\.rawValue),
            help:
                "Whose accounts the keys are of; unless told, what TENCENTCLOUD_SITE or the profile says, else "
                + "international"),
        OptionDescription(
            name: "endpoint", value: "URL", completion: .words { ["regional"] },
            help: "Where to send requests in place of a site's own hosts: regional, or an address such as "
                + "http://127.0.0.1:8080"),
        OptionDescription(
            name: "profile", value: "NAME",
            help: "The section of the credentials file, else the profile of the official command line tool"),
        OptionDescription(
            name: "timeout", value: "TIME",
            help: "How long to wait at most: 90, 90s, 10m, 1h; 10m for a task unless told"),
        OptionDescription(
            name: "debug",
            help: "Tell of each request how it went, how long it took, and what follows; no secret is told"),
    ]

    /// How long a program that is interrupted waits for the answer to a create under way: its ID is paid for.
    static let farewell = ImageBatch.Options().farewell

    /// Reads the options.
    static func configuration(_ arguments: ParsedArguments) throws(UsageError) -> ClientConfiguration {
        var configuration = ClientConfiguration(
            region: arguments["region"], endpoint: try endpoint(arguments), language: .english)
        if let profile = arguments["profile"] {
            configuration.credentials = .chain([
                .profile(name: profile), .commandLineTool(profile: profile),
            ])
        }
        if arguments.has(DryRun.option.name) {
            guard !arguments.has("local") else {
                throw UsageError("--local and --dry-run exclude each other: neither sends anything anywhere")
            }
            DryRun.apply(to: &configuration)
        }
        return try bounded(configuration, arguments)
    }

    private static func endpoint(_ arguments: ParsedArguments) throws(UsageError) -> Endpoint? {
        let site = try arguments.value("site", expected: "international or china") { Site(rawValue: $0) }
        let endpoint = try arguments.value("endpoint", expected: "regional or an http(s) address") {
            text -> Endpoint? in
            if text == "regional" { return .regional }
            return text.hasPrefix("http://") || text.hasPrefix("https://") ? .url(text) : nil
        }
        if site != nil, endpoint != nil { throw UsageError("--site and --endpoint exclude each other") }
        return endpoint ?? site.map { Endpoint($0) }
    }

    /// What holds for any place that is called: `--timeout` bounds each call, the program's end doesn't lose a task.
    static func bounded(
        _ configuration: ClientConfiguration, _ arguments: ParsedArguments
    ) throws(UsageError) -> ClientConfiguration {
        var configuration = configuration
        if let timeout = try timeout(arguments) {
            configuration.timeouts.call = min(configuration.timeouts.call, timeout)
        }
        configuration.checks =
            try arguments.value("checks", expected: "enforced, strict or none") {
                RequestChecks(rawValue: $0)
            }
            ?? .enforced
        configuration.timeouts.afterCancellation = farewell
        configuration.observer = Remarks(tellsAll: arguments.has("debug"))
        return configuration
    }

    /// Reads `--sub-app-id`.
    static func subAppID(_ arguments: ParsedArguments) throws(UsageError) -> UInt64? {
        try arguments.value("sub-app-id", expected: "the number of a VOD application") { UInt64($0) }
    }

    /// Tells what works, but not as it should.
    private final class Remarks: ClientObserver {
        private let hasToldOfPolls = Atomic(false)
        private let tellsAll: Bool

        init(tellsAll: Bool) { self.tellsAll = tellsAll }

        func warned(_ warning: ClientWarning) { ProgressLine.remark("note: \(warning)") }

        /// A wait outlives polls that fail, for as long as it may: the first of them is worth a word.
        func attemptEnded(_ end: AttemptEnd) {
            if tellsAll { ProgressLine.remark("debug: \(end.inWords)") }
            guard let error = end.error, end.decision == .giveUp(.waiter),
                !hasToldOfPolls.exchange(true, ordering: .relaxed)
            else { return }
            ProgressLine.remark("note: asking for the task went wrong, and is tried again: \(error)")
        }
    }

    /// The service inside this program, when `--local` asks for it.
    static func localService(_ arguments: ParsedArguments) throws -> LocalService? {
        guard arguments.has("local") else { return nil }
        for option in ["site", "endpoint", "profile"] where arguments.has(option) {
            throw UsageError("--local and --\(option) exclude each other")
        }
        return try LocalService.start()
    }

    /// Reads `--timeout`.
    static func timeout(_ arguments: ParsedArguments) throws(UsageError) -> Duration? {
        try arguments.value("timeout", expected: "a time such as 90, 90s, 10m or 1h") { text -> Duration? in
            let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
            let unit = text.last.flatMap { units[$0] }
            guard let number = Int64(unit == nil ? text[...] : text.dropLast()), number > 0,
                number < 1_000_000
            else { return nil }
            return .seconds(number * (unit ?? 1))
        }
    }
}

extension AttemptEnd {
    /// How it went, and what follows.
    fileprivate var inWords: String {
        func milliseconds(_ duration: Duration) -> Int { Int((duration / .milliseconds(1)).rounded()) }
        var parts = [
            "\(start.service) \(start.action), request \(start.number) to \(start.host)",
            "\(start.requestBytes) bytes sent",
        ]
        if let httpStatus { parts.append("HTTP \(httpStatus)") }
        if let responseBytes { parts.append("\(responseBytes) bytes received") }
        parts.append("\(milliseconds(duration)) ms")
        if queued >= .milliseconds(1) {
            parts.append("\(milliseconds(queued)) ms of them held back for the rate limit")
        }
        if let error { parts.append("\(error)") }
        switch decision {
        case .retry(let remedy, let pause):
            parts.append("again in \(milliseconds(pause)) ms (\(remedy.rawValue))")
        case .giveUp(let reason): parts.append("not again (\(reason.rawValue))")
        case nil: break
        }
        return parts.joined(separator: "; ")
    }
}
