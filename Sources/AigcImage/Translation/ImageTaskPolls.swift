import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// What one poll of a task says, whichever service was asked.
struct ImageTaskPoll {
    var state: ImageUpdate.State
    var percent: Int?
    var images: [GeneratedImage] = []

    init(
        _ response: MPS.DescribeAigcImageTaskResponse, _ outcome: WaiterOutcome, _ origin: ImageOrigin
    ) {
        let isDone = outcome == .success
        state = isDone ? .done : response.status == .wait ? .waiting : .drawing
        if isDone { images = origin.images(response) }
    }

    init(_ response: VOD.DescribeTaskDetailResponse, _ outcome: WaiterOutcome, _ origin: ImageOrigin) {
        let isDone = outcome == .success
        state = isDone ? .done : response.status == .waiting ? .waiting : .drawing
        if case .pending(let progress) = outcome { percent = progress }
        if isDone { (percent, images) = (100, origin.images(response)) }
    }
}

/// The polls of one task.
struct ImageTaskPolls {
    private enum Source {
        case mps(WaiterUpdates<MPS.DescribeAigcImageTaskResponse>.Iterator)
        case vod(WaiterUpdates<VOD.DescribeTaskDetailResponse>.Iterator)
    }

    private var source: Source
    private let origin: ImageOrigin

    /// The next poll's answer; nil after the one that is done.
    mutating func next() async throws -> ImageTaskPoll? {
        switch source {
        case .mps(var updates):
            let update = try await updates.next()
            source = .mps(updates)
            return update.map { ImageTaskPoll($0.response, $0.outcome, origin) }
        case .vod(var updates):
            let update = try await updates.next()
            source = .vod(updates)
            return update.map { ImageTaskPoll($0.response, $0.outcome, origin) }
        }
    }

    init(mps updates: WaiterUpdates<MPS.DescribeAigcImageTaskResponse>, origin: ImageOrigin) {
        source = .mps(updates.makeAsyncIterator())
        self.origin = origin
    }

    init(vod updates: WaiterUpdates<VOD.DescribeTaskDetailResponse>, origin: ImageOrigin) {
        source = .vod(updates.makeAsyncIterator())
        self.origin = origin
    }
}

extension ImageGenerator.Service {
    /// Creates a task and returns its ID.
    func create(_ request: ImageRequest) async throws -> String {
        switch self {
        case .mps(let client):
            return try await client.createAigcImageTask(.init(request)).taskID
        case .vod(let client, let subAppID):
            return try await client.createAigcImageTask(.init(request, subAppID: subAppID)).taskID
        }
    }

    /// Creates a scene's task and returns its ID.
    func create(_ scene: SceneRequest) async throws -> String {
        guard case .vod(let client, let subAppID) = self else { throw UnsupportedOption.scene }
        return try await client.createSceneAigcImageTask(.init(scene, subAppID: subAppID)).taskID
    }

    /// Asks about a task until it is done.
    func polls(of taskID: String, model: ImageModel?, timeout: Duration?) -> ImageTaskPolls {
        switch self {
        case .mps(let client):
            return ImageTaskPolls(
                mps: client.updatesUntilAigcImageTaskDone(.init(taskID: taskID), timeout: timeout),
                origin: ImageOrigin(taskID, model, client.configuration))
        case .vod(let client, let subAppID):
            let request = VOD.DescribeTaskDetailRequest(taskID: taskID, subAppID: subAppID)
            return ImageTaskPolls(
                vod: ServiceClient(configuration: client.configuration).updates(
                    VOD.Waiters.anyImageTaskDone, VOD.Actions.describeTaskDetail, request, timeout: timeout),
                origin: ImageOrigin(taskID, model, client.configuration))
        }
    }
}

extension ImageGenerator.Service {
    /// Asks about a task once.
    ///
    /// - Parameter timeout: Nil is as long as a connection may take.
    /// - Throws: What a call throws, and `WaiterError` when the task failed.
    func poll(_ taskID: String, timeout: Duration?) async throws -> ImageTaskPoll {
        switch self {
        case .mps(var client):
            client.configuration.timeouts.call = timeout ?? client.configuration.timeouts.connect
            let response = try await client.describeAigcImageTask(.init(taskID: taskID))
            let outcome = try MPS.Waiters.aigcImageTaskDone.checked(response, response.requestID)
            return ImageTaskPoll(response, outcome, ImageOrigin(taskID, nil, client.configuration))
        case .vod(var client, let subAppID):
            client.configuration.timeouts.call = timeout ?? client.configuration.timeouts.connect
            let response = try await client.describeTaskDetail(.init(taskID: taskID, subAppID: subAppID))
            let outcome = try VOD.Waiters.anyImageTaskDone.checked(response, response.requestID)
            return ImageTaskPoll(response, outcome, ImageOrigin(taskID, nil, client.configuration))
        }
    }
}

extension Waiter {
    /// What a single answer means, where a failure is an error as it is while waiting.
    fileprivate func checked(
        _ response: Response, _ requestID: String?
    ) throws(WaiterError) -> WaiterOutcome {
        let outcome = outcome(response)
        guard case .failure(let code, let message) = outcome else { return outcome }
        throw WaiterError(
            .failed(code: code, message: message), waiter: name, requestID: requestID, attempts: 1)
    }
}

extension VOD.Waiters {
    /// Waits for an image task or a scene's: which it is, the answers tell.
    static var anyImageTaskDone: Waiter<VOD.DescribeTaskDetailResponse> {
        let (image, scene) = (aigcImageTaskDone.outcome, sceneAigcImageTaskDone.outcome)
        var waiter = aigcImageTaskDone
        waiter.name = "ImageTaskDone"
        waiter.outcome = { $0.sceneAigcImageTask == nil ? image($0) : scene($0) }
        return waiter
    }
}
