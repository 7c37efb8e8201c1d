import JSONCoding
import TencentCloudRuntime

/// A service that draws, as the workflow sees it. What differs between services stands in the files of
/// ``MPSImageService`` and ``VODImageService``, and nowhere else.
package protocol ImageService: Sendable {
    /// What is true of the service, whoever asks.
    var traits: ServiceTraits { get }
    /// What its client is made with.
    var configuration: ClientConfiguration { get set }
    /// The application that pays, where the service has such a thing.
    var subAppID: UInt64? { get }
    /// The buckets that images go through.
    var buckets: ImageBuckets { get set }

    /// Throws what stands against sending a request, as far as that is known here; nothing is sent.
    func check(_ request: ImageRequest) throws(ImageRequestError)
    /// Throws what stands against sending a scene, as far as that is known here; nothing is sent.
    func check(_ scene: SceneRequest) throws(ImageRequestError)

    /// Creates a task.
    ///
    /// - Parameter willSend: Runs before the request leaves, after all that it has to wait for, and again before each
    ///   repetition. The create ends with what it throws.
    func create(_ request: ImageRequest, willSend: WillSend?) async throws -> CreatedTask
    /// Creates a scene's task.
    func create(_ scene: SceneRequest) async throws -> CreatedTask
    /// Puts an image of this machine where the service gets at it.
    func upload(_ image: LocalImage) async throws -> UploadedImage

    /// Asks about a task until it is done.
    ///
    /// - Parameter timeout: How long to wait in all; nil is the service's own.
    func polls(of taskID: String, model: ImageModel?, timeout: Duration?) -> any ImageTaskPolls
    /// Asks about a task once.
    ///
    /// - Parameter timeout: How long the answer may take; nil is as long as a connection may.
    /// - Throws: What a call throws, and `WaiterError` when the task failed.
    func poll(_ taskID: String, timeout: Duration?) async throws -> ImageTaskPoll

    /// The ends of tasks that the service tells of by itself; waits some seconds for the first. None where the service
    /// doesn't.
    func pullEvents() async throws -> [VODEvent]
}

/// Something to be done before a request leaves.
package typealias WillSend = @Sendable () throws -> Void

/// The services, by their product codes.
package enum ServiceName: String, Sendable, Hashable, CaseIterable {
    case mps, vod

    /// What is true of the service.
    package var traits: ServiceTraits {
        switch self {
        case .mps: .mps
        case .vod: .vod
        }
    }
}

/// What is true of a service, whoever asks.
package struct ServiceTraits: Sendable {
    package var name: ServiceName
    /// How many tasks a batch has under way unless it is told.
    var usualTasksAtOnce: Int
    /// By what the service knows a create again, if by anything.
    var createIdempotency: Idempotency
    /// How long it knows a create by its session's ID, in seconds, with some left for clocks that differ; nil where it
    /// knows none.
    var sessionLifetime: Int64?
    /// The members of its requests whose texts are JSON, by their paths.
    var textMembers: Set<String>
    /// The members of its requests that have an option, and can't be set by their paths: a task is found by them.
    var ownMembers: Set<String> = []
    /// What it answers about a task that it doesn't know, besides `ResourceNotFound`.
    var unknownTaskCode: ServiceErrorCode
}

extension ImageService {
    /// The product code.
    package var name: String { traits.name.rawValue }

    /// The service, whose images are also downloaded from the bucket that a request has them stored into.
    func reading(_ storage: ImageStorage?) -> Self {
        guard case .bucket(let name, let region, _) = storage else { return self }
        var service = self
        service.buckets.results.insert(.init(name: name, region: region))
        return service
    }

    /// How buckets are opened.
    var bucketAccess: BucketAccess { BucketAccess(buckets: buckets, configuration: configuration) }

    /// A new name that the service would know a create again by; nil where it knows none.
    package func makeSessionID() -> String? {
        traits.sessionLifetime == nil ? nil : IdempotencyToken.make()
    }

    /// Where it draws, as a batch's journal calls it: `mps mps.intl.tencentcloudapi.com`, or VOD's host with the application.
    /// What was drawn at one place says nothing of another.
    ///
    /// - Parameter host: What stands for the host; nil is the one that requests go to.
    func place(at host: String?) -> String {
        let address = try? configuration.address(of: name)
        // What is no address is refused at the call.
        let parts = [name, host ?? address?.host ?? "nowhere"] + (subAppID.map { [String($0)] } ?? [])
        return parts.joined(separator: " ")
    }

    /// A request with the members that the caller sets by their paths, once nothing stands against it.
    ///
    /// - Parameter problems: What was found when it was translated.
    func complete<Request: APIRequest & JSONReadable>(
        _ request: Request, _ members: [String: JSONValue], _ problems: [ImageRequestError.Problem]
    ) throws(ImageRequestError) -> AmendedRequest<Request> {
        var problems = problems
        func complain(_ reason: String) {
            problems.append(.option(UnsupportedOption(option: "members", reason: reason)))
        }
        for path in traits.ownMembers.sorted() where members[path] != nil {
            complain("\(path) has an option of its own")
        }
        let amended = AmendedRequest(request, members, texts: traits.textMembers, complain: complain)
        // Of what is only advice the client tells, when it sends the request.
        problems += configuration.violations(of: amended).binding.map { .limit($0) }
        guard problems.isEmpty else { throw ImageRequestError(problems) }
        return amended
    }

    /// A client whose requests are told of right before they leave.
    func client(_ willSend: WillSend?) -> ServiceClient {
        var configuration = configuration
        if let willSend {
            configuration.transport = TellingTransport(base: configuration.transport, willSend: willSend)
        }
        return ServiceClient(configuration: configuration)
    }
}

/// Tells of a request right before it leaves.
private struct TellingTransport: Transport {
    let base: any Transport
    let willSend: WillSend

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try willSend()
        return try await base.send(request)
    }

    func download(
        _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse {
        try await base.download(request, receive: receive)
    }
}
