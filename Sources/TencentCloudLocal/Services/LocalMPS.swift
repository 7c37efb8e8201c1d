import Synchronization
import TencentCloudMPS
import TencentCloudRuntime

/// Media Processing Service's image actions.
final class LocalMPS: MPSService {
    static let actions = [MPS.Actions.createAigcImageTask, MPS.Actions.describeAigcImageTask]

    /// Draws where a request names none.
    static let defaultModel = "Hunyuan"

    struct Task: Sendable {
        var files: [ResultFiles.File]
        /// Nil for the service's own storage.
        var bucket: BucketFolder?
        var failure: String?
        /// What asking for the state is refused with, each once.
        var polls: [String]
        /// Nil when no request created it.
        var prompt: String?
    }

    /// Images are kept for twelve hours, tasks a little longer.
    private static let fileLifetime = Duration.seconds(12 * 3_600)
    private static let taskLifetime = Duration.seconds(3 * 86_400)

    private let queue: Mutex<TaskQueue<Task>>
    private let clock: LocalClock
    private let files: ResultFiles
    private let baseURL: String
    private let buckets: Buckets
    private let balance: Balance
    private let recorder: StatisticsRecorder
    private let options: LocalServiceOptions

    init(
        _ options: LocalServiceOptions, clock: LocalClock, files: ResultFiles, baseURL: String,
        buckets: Buckets, balance: Balance, recorder: StatisticsRecorder
    ) {
        self.options = options
        queue = Mutex(
            TaskQueue(
                .init(
                    queueTime: options.queueDuration, runTime: options.taskDuration, slots: nil,
                    retention: Self.taskLifetime)))
        self.clock = clock
        self.files = files
        self.baseURL = baseURL
        self.buckets = buckets
        self.balance = balance
        self.recorder = recorder
        enterExampleTask()
    }

    /// Forgets every task.
    func reset() {
        queue.withLock { $0.replaceAll() }
        enterExampleTask()
    }

    /// Knows these tasks in place of all others.
    func load(_ entries: [TaskQueue<Task>.Entry]) { queue.withLock { $0.replaceAll(by: entries) } }

    /// The task of the documentation's examples, done just now, so that these can be sent as they stand.
    private func enterExampleTask() {
        let job = ImageJob(
            prompt: "draw a cat", model: Self.defaultModel, seed: 1,
            size: ImageSize(resolution: nil, aspectRatio: nil))
        queue.withLock { queue in
            let task = Task(files: job.files(prefix: "4_"), failure: nil, polls: [])
            queue.add(
                task, id: "4-AigcImage-c3b145ec76****94ac55b9e63be17d",
                at: clock.now - options.queueDuration - options.taskDuration)
        }
    }

    func createAigcImageTask(
        _ request: MPS.CreateAigcImageTaskRequest, context: ServiceContext
    ) throws -> MPS.CreateAigcImageTaskResponse {
        let directives = PromptDirectives(in: request.prompt)
        try directives.refuse()
        try context.judge(KnownValues(request).violations)
        for image in request.imageInfos ?? [] { try buckets.checkFetching(image.imageURL) }
        let job = try ModelParameters(request).job()
        let bucket = request.storeCosParam.map {
            BucketFolder(bucket: $0.cosBucketName ?? "", path: $0.cosBucketPath)
        }
        try balance.pay()
        let id = "4-AigcImage-\(RandomNames.hex(32))"
        withQueue { queue, now in
            let task = Task(
                files: job.files(prefix: "4_"), bucket: bucket, failure: directives.failure,
                polls: directives.polls, prompt: job.prompt)
            queue.add(task, id: id, at: now)
        }
        recorder.add { $0.tasks["mps", default: 0] += 1 }
        return MPS.CreateAigcImageTaskResponse(taskID: id, requestID: context.requestID)
    }

    func describeAigcImageTask(
        _ request: MPS.DescribeAigcImageTaskRequest, context: ServiceContext
    ) throws -> MPS.DescribeAigcImageTaskResponse {
        let id = request.taskID
        let (entry, now) = try withQueue { queue, now in
            guard let entry = queue[id] else {
                throw ServiceFault(code: .invalidParameterValue, message: "There is no image task '\(id)'.")
            }
            if !entry.work.polls.isEmpty { queue.update(id) { $0.polls.removeFirst() } }
            return (entry, now)
        }
        if let code = entry.work.polls.first { throw ServiceFault.asked(code) }

        var response = MPS.DescribeAigcImageTaskResponse(status: .wait, requestID: context.requestID)
        response.message = "ok"
        switch entry.phase(at: now) {
        case .waiting: break
        case .running: response.status = .run
        case .ended:
            if let failure = entry.work.failure {
                response.status = .fail
                response.message = "\(failure): the prompt asked for this failure."
            } else {
                response.status = .done
                response.imageURLs = entry.work.files.map { file in
                    entry.work.bucket.map { buckets.address(of: $0.name(of: file)) } ?? baseURL + file.name
                }
            }
        }
        return response
    }

    /// The tasks that requests created.
    var books: [LocalTask] {
        withQueue { queue, now in
            queue.all.compactMap { entry in
                entry.work.prompt.map { prompt in
                    LocalTask(
                        service: "mps", id: entry.id, prompt: prompt,
                        status: entry.phase(at: now).status(failed: entry.work.failure != nil),
                        images: entry.work.files.count)
                }
            }
        }
    }

    func withQueue<Result>(
        _ body: (inout TaskQueue<Task>, _ now: Duration) throws -> sending Result
    ) rethrows -> sending Result {
        try queue.withLock { queue in
            let now = clock.now
            for ended in queue.advance(to: now) where ended.work.failure == nil {
                if let bucket = ended.work.bucket {
                    buckets.store(ended.work.files, bucket)
                } else {
                    files.add(
                        ended.work.files,
                        expires: (ended.ends ?? now) + (options.resultLifetime ?? Self.fileLifetime), at: now)
                }
            }
            return try body(&queue, now)
        }
    }
}

extension ModelParameters {
    fileprivate init(_ request: MPS.CreateAigcImageTaskRequest) {
        let extra = request.extraParameters
        self.init(
            name: request.modelName?.rawValue ?? LocalMPS.defaultModel, version: request.modelVersion,
            prompt: request.prompt,
            resolution: extra?.resolution?.rawValue, aspectRatio: extra?.aspectRatio?.rawValue,
            count: request.outputImageCount.map { Int(clamping: $0) }, format: extra?.outputFormat?.rawValue,
            additional: request.additionalParameters?.text)
    }
}
