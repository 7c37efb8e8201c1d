import AigcImage
import TencentCloudLocal
import TencentCloudRuntime

/// The service that a command line names, ready to be called.
struct Connection: Sendable {
    var service: ImageGenerator.Service
    /// The buckets that images go through.
    var buckets: ImageBuckets
    /// The service inside this program, when that is what is called.
    var local: LocalService?

    var isLocal: Bool { local != nil }
    var generator: ImageGenerator {
        var generator = ImageGenerator(service)
        generator.buckets = buckets
        return generator
    }

    /// An application of VOD for the local service, which serves any.
    private static let localApplication: UInt64 = 1_500_000_000

    /// For a new task.
    ///
    /// - Parameters:
    ///   - name: The service where the command leaves no choice.
    ///   - command: For messages.
    init(_ arguments: ParsedArguments, service name: String? = nil, command: String) throws {
        let name = name ?? arguments["service"] ?? "mps"
        let subAppID = try ConnectionOptions.subAppID(arguments)
        var configuration = try ConnectionOptions.configuration(arguments)
        guard name != "vod" || subAppID != nil || arguments.has("local") else {
            throw UsageError(
                "vod needs to know which application pays: add --sub-app-id, from "
                    + "\(configuration.console)/vod/app-manage", command: command)
        }
        local = try ConnectionOptions.localService(arguments)
        if let local { configuration = try ConnectionOptions.bounded(local.configuration, arguments) }
        buckets = try BucketOptions.buckets(arguments, local: local)
        service = Self.service(name, subAppID ?? Self.localApplication, configuration)
    }

    /// For a task that exists.
    init(_ arguments: ParsedArguments, task: TaskID) throws {
        let configuration = try ConnectionOptions.configuration(arguments)
        service = Self.service(task.service.rawValue, task.subAppID ?? 0, configuration)
        buckets = try BucketOptions.buckets(arguments, local: nil)
        if let bucket = try BucketOptions.resultBucket(arguments) { buckets.results.insert(bucket) }
    }

    private static func service(
        _ name: String, _ subAppID: UInt64, _ configuration: ClientConfiguration
    ) -> ImageGenerator.Service {
        .init(ServiceName(rawValue: name) ?? .mps, configuration, subAppID: subAppID)
    }

    /// What VOD is to know a create by: told before it is sent, so that a task can be found though this program be
    /// killed.
    func sessionID(_ wish: String?) -> String? {
        guard wish == nil, let sessionID = generator.backend.makeSessionID() else { return wish }
        if !isLocal { Terminal.standard.message("session id: \(sessionID)") }
        return sessionID
    }

    /// Ends the service inside this program.
    func close() { local?.stop() }
}

extension ClientConfiguration {
    /// Where the account's tasks are looked at; the international site's for an address that is no site's.
    var console: String { (site ?? .international).console }
}
