import TencentCloudRuntime
import TencentCloudVOD

/// A task of either of VOD's create actions, and what it is answered with.
struct VODTask: Sendable {
    /// What was asked for.
    enum Request: Sendable {
        case image(VOD.CreateAigcImageTaskRequest)
        case scene(VOD.CreateSceneAigcImageTaskRequest)
    }

    /// A result, and what permanent storage calls it.
    struct Result: Sendable {
        var file: ResultFiles.File
        var fileID: String?
    }

    typealias Entry = TaskQueue<VODTask>.Entry

    /// A Temporary file is kept this long.
    static let fileLifetime = Duration.seconds(7 * 86_400)

    var request: Request
    var subAppID: UInt64
    var results: [Result]
    var directives: PromptDirectives

    /// What the task failed with; nil when it didn't.
    var failure: String? { directives.aborts ? "OperationCanceled" : directives.failure }

    var isPermanent: Bool { storage?.storageMode == .permanent }

    private var storage: (any StorageConfig)? {
        switch request {
        case .image(let request): request.outputConfig
        case .scene(let request): request.outputConfig
        }
    }
}

// MARK: - What DescribeTaskDetail and events show

extension VODTask {
    /// The whole of a task's state.
    func detail(
        _ entry: Entry, at now: Duration, baseURL: String, requestID: String
    ) -> VOD.DescribeTaskDetailResponse {
        let phase = entry.phase(at: now)
        var detail = VOD.DescribeTaskDetailResponse(status: .waiting, requestID: requestID)
        detail.createTime = Self.text(entry.created)
        detail.beginProcessTime = ""
        detail.finishTime = ""
        if phase != .waiting {
            detail.status = .processing
            detail.beginProcessTime = entry.began.map(Self.text)
        }
        if phase == .ended {
            detail.status = directives.aborts ? .aborted : .finish
            detail.finishTime = entry.ends.map(Self.text)
        }
        detail.aigcImageTask = image(entry, at: now, baseURL: baseURL)
        detail.sceneAigcImageTask = scene(entry, at: now, baseURL: baseURL)
        detail.taskType = detail.aigcImageTask == nil ? .sceneAigcImageTask : .aigcImageTask
        return detail
    }

    /// The image task, where it is one.
    func image(_ entry: Entry, at now: Duration, baseURL: String) -> VOD.AigcImageTask? {
        guard case .image(let request) = request else { return nil }
        var input = VOD.AigcImageTaskInput()
        input.modelName = request.modelName
        input.modelVersion = request.modelVersion
        input.fileInfos = request.fileInfos?.map { info in
            // The caller has the bytes already.
            var info = info
            info.base64 = nil
            return info
        }
        input.prompt = request.prompt
        input.negativePrompt = request.negativePrompt
        input.enhancePrompt = request.enhancePrompt
        input.outputConfig = request.outputConfig
        input.seed = request.seed
        input.sceneType = request.sceneType
        input.extInfo = request.extInfo

        let report = Report(entry, at: now)
        var task = VOD.AigcImageTask()
        task.taskID = entry.id
        task.status = report.status
        task.errCode = report.errorCode
        task.errCodeExt = VOD.TaskErrorCode(rawValue: report.failure ?? "")
        task.message = report.message
        task.progress = report.progress
        task.input = input
        task.output = VOD.AigcImageTaskOutput(
            fileInfos: report.isDone ? resultInfos(entry, baseURL) { VOD.AigcImageTaskOutputFileInfo() } : [])
        task.sessionID = request.sessionID ?? ""
        task.sessionContext = request.sessionContext ?? ""
        return task
    }

    /// The scene task, where it is one.
    func scene(_ entry: Entry, at now: Duration, baseURL: String) -> VOD.SceneAigcImageTask? {
        guard case .scene(let request) = request else { return nil }
        var input = VOD.SceneAigcImageTaskInput()
        input.sceneInfo = request.sceneInfo
        input.fileInfos = request.fileInfos
        input.outputConfig = request.outputConfig

        let report = Report(entry, at: now)
        var task = VOD.SceneAigcImageTask()
        task.taskID = entry.id
        task.status = report.status
        task.errCode = report.errorCode
        task.message = report.message
        task.progress = report.progress
        task.input = input
        task.output = VOD.SceneAigcImageTaskOutput(
            fileInfos: report.isDone
                ? resultInfos(entry, baseURL) { VOD.SceneAigcImageTaskOutputFileInfo() } : [])
        task.sessionID = request.sessionID ?? ""
        task.sessionContext = request.sessionContext ?? ""
        return task
    }

    private func resultInfos<Info: ResultInfo>(
        _ entry: Entry, _ baseURL: String, _ makeInfo: () -> Info
    ) -> [Info] {
        let expireTime: String
        if isPermanent {
            // The service's way to say never.
            expireTime = storage?.expireTime ?? "9999-12-31T23:59:59Z"
        } else {
            expireTime = Self.text((entry.ends ?? entry.created) + Self.fileLifetime)
        }
        return results.map { result in
            var info = makeInfo()
            info.storageMode = isPermanent ? .permanent : .temporary
            info.mediaName = storage?.mediaName ?? ""
            info.classID = storage?.classID ?? 0
            info.expireTime = expireTime
            info.fileType = result.file.format.fileExtension
            info.fileURL = baseURL + result.file.name
            info.fileID = result.fileID ?? ""
            info.metaData = result.file.metaData
            return info
        }
    }

    private static func text(_ time: Duration) -> String {
        CivilTime(seconds: time.components.seconds).iso8601
    }
}

/// What both kinds of task say of how far they are.
private struct Report {
    var status: VOD.AigcImageTaskStatus
    var progress: Int64
    var failure: String?
    var isDone = false

    init(_ entry: VODTask.Entry, at now: Duration) {
        switch entry.phase(at: now) {
        case .waiting: (status, progress) = (.processing, 0)
        case .running(let percent): (status, progress) = (.processing, Int64(percent))
        case .ended:
            (status, progress) = (.finish, 100)
            failure = entry.work.failure
            isDone = failure == nil
        }
    }

    /// 0 is success; the others are VOD's three kinds of failure.
    var errorCode: Int64 {
        switch failure.map(ServiceErrorCode.init(rawValue:)) {
        case nil: 0
        case "InvalidParameter.MediaFormat"?, .resourceNotFound?: 60_000
        case .invalidParameter?, .invalidParameterValue?: 40_000
        default: 70_000
        }
    }

    /// Scene tasks have no member for the word that the failure goes by.
    var message: String { failure.map { "\($0): the prompt asked for this failure." } ?? "" }
}

// MARK: - What the two kinds of task have in common

/// How results are to be kept.
private protocol StorageConfig {
    var storageMode: VOD.StorageMode? { get }
    var mediaName: String? { get }
    var classID: Int64? { get }
    var expireTime: String? { get }
}

extension VOD.AigcImageOutputConfig: StorageConfig {}
extension VOD.SceneAigcImageOutputConfig: StorageConfig {}

/// A result and how it is kept.
private protocol ResultInfo {
    var storageMode: VOD.StorageMode? { get set }
    var mediaName: String? { get set }
    var classID: Int64? { get set }
    var expireTime: String? { get set }
    var fileType: String? { get set }
    var fileURL: String? { get set }
    var fileID: String? { get set }
    var metaData: VOD.MediaMetaData? { get set }
}

extension VOD.AigcImageTaskOutputFileInfo: ResultInfo {}
extension VOD.SceneAigcImageTaskOutputFileInfo: ResultInfo {}

extension ResultFiles.File {
    /// What is known of an image that may not be drawn yet: all but its size in bytes and its sum.
    fileprivate var metaData: VOD.MediaMetaData {
        var metaData = VOD.MediaMetaData()
        metaData.container = format.fileExtension
        metaData.width = Int64(image.width)
        metaData.height = Int64(image.height)
        metaData.bitrate = 0
        metaData.duration = 0
        metaData.rotate = 0
        metaData.videoDuration = 0
        metaData.audioDuration = 0
        metaData.videoStreamSet = []
        metaData.audioStreamSet = []
        return metaData
    }
}
