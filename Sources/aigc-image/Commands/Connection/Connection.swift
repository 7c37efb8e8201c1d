import AigcImage
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// The service that a command line names, ready to be called.
struct Connection: Sendable {
    var service: ImageGenerator.Service
    /// The service inside this program, when that is what is called.
    var local: LocalService?

    var isLocal: Bool { local != nil }
    var generator: ImageGenerator { ImageGenerator(service) }

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
        guard name != "vod" || subAppID != nil || arguments.has("local") else {
            throw UsageError(
                "vod needs to know which application pays: add --sub-app-id, from "
                    + "https://console.tencentcloud.com/vod/app-manage", command: command)
        }
        local = try ConnectionOptions.localService(arguments)
        let configuration =
            if let local { try ConnectionOptions.bounded(local.configuration, arguments) } else {
                try ConnectionOptions.configuration(arguments)
            }
        service = Self.service(name, subAppID ?? Self.localApplication, configuration)
    }

    /// For a task that exists.
    init(_ arguments: ParsedArguments, task: TaskID) throws {
        let configuration = try ConnectionOptions.configuration(arguments)
        service = Self.service(task.service.rawValue, task.subAppID ?? 0, configuration)
    }

    private static func service(
        _ name: String, _ subAppID: UInt64, _ configuration: ClientConfiguration
    ) -> ImageGenerator.Service {
        name == "vod" ? .vod(VODClient(configuration), subAppID: subAppID) : .mps(MPSClient(configuration))
    }

    /// What VOD is to know a create by: told before it is sent, so that a task can be found though this program be
    /// killed.
    func sessionID(_ wish: String?) -> String? {
        guard case .vod = service, wish == nil else { return wish }
        let sessionID = IdempotencyToken.make()
        if !isLocal { Terminal.standard.message("session id: \(sessionID)") }
        return sessionID
    }

    /// Ends the service inside this program.
    func close() { local?.stop() }
}
