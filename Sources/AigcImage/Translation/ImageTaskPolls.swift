import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// What one poll of a task says, whichever service was asked.
struct ImageTaskPoll {
    var state: ImageUpdate.State
    var percent: Int?
    var images: [GeneratedImage] = []
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
            return update.map { update in
                let isDone = update.outcome == .success
                return ImageTaskPoll(
                    state: isDone ? .done : update.response.status == .wait ? .waiting : .drawing,
                    images: isDone ? origin.images(update.response) : [])
            }
        case .vod(var updates):
            let update = try await updates.next()
            source = .vod(updates)
            return update.map { update in
                let isDone = update.outcome == .success
                var percent: Int?
                if case .pending(let progress) = update.outcome { percent = progress }
                return ImageTaskPoll(
                    state: isDone ? .done : update.response.status == .waiting ? .waiting : .drawing,
                    percent: isDone ? 100 : percent, images: isDone ? origin.images(update.response) : [])
            }
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
