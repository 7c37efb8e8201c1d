import Synchronization
import TencentCloudRuntime
import TencentCloudVOD

/// Video on Demand's image actions.
final class LocalVOD: VODService {
    static let actions = [
        VOD.Actions.createAigcImageTask, VOD.Actions.createSceneAigcImageTask, VOD.Actions.describeTaskDetail,
        VOD.Actions.pullEvents, VOD.Actions.confirmEvents, VOD.Actions.applyUpload, VOD.Actions.commitUpload,
    ]

    /// Where uploads go.
    static let bucket = "vod-1300000000"

    struct State: Sendable {
        var queue: TaskQueue<VODTask>
        var sessions = SessionRegister()
        var events = EventQueue()
        /// By their sessions' keys.
        var uploads: [String: VODUpload] = [:]
        /// Files that were stored for good, and whose.
        var stored: [String: UInt64] = [:]
    }

    /// Tasks can be asked for this long, and their events be pulled a day longer.
    private static let taskLifetime = Duration.seconds(3 * 86_400)
    fileprivate static let eventLifetime = Duration.seconds(4 * 86_400)

    private let state: Mutex<State>
    private let clock: LocalClock
    private let files: ResultFiles
    private let baseURL: String
    let buckets: Buckets
    private let balance: Balance
    private let recorder: StatisticsRecorder
    private let stop: StopSignal
    private let options: LocalServiceOptions

    init(
        _ options: LocalServiceOptions, clock: LocalClock, files: ResultFiles, baseURL: String,
        buckets: Buckets, balance: Balance, recorder: StatisticsRecorder, stop: StopSignal
    ) {
        self.options = options
        state = Mutex(State(options))
        self.clock = clock
        self.files = files
        self.baseURL = baseURL
        self.buckets = buckets
        self.balance = balance
        self.recorder = recorder
        self.stop = stop
    }

    /// Forgets all tasks, events, sessions and files.
    func reset() { state.withLock { $0 = State(options) } }

    /// Knows these in place of all others.
    func load(
        _ entries: [TaskQueue<VODTask>.Entry], _ sessions: SessionRegister, _ events: EventQueue,
        uploads: [String: VODUpload], stored: [String: UInt64]
    ) {
        state.withLock { state in
            state = State(options)
            state.queue.replaceAll(by: entries)
            // Those that had ended were told of: what of that wasn't confirmed is among the events.
            let now = clock.now
            for entry in state.queue.advance(to: now) { keep(entry, at: now) }
            (state.sessions, state.events) = (sessions, events)
            (state.uploads, state.stored) = (uploads, stored)
        }
    }

    /// Has an ended task's images be there.
    private func keep(_ entry: TaskQueue<VODTask>.Entry, at now: Duration) {
        guard entry.work.failure == nil else { return }
        let lifetime = options.resultLifetime ?? VODTask.fileLifetime
        files.add(
            entry.work.results.map(\.file),
            expires: entry.work.isPermanent ? nil : (entry.ends ?? now) + lifetime, at: now)
    }

    func createAigcImageTask(
        _ request: VOD.CreateAigcImageTaskRequest, context: ServiceContext
    ) throws -> VOD.CreateAigcImageTaskResponse {
        let directives = PromptDirectives(in: request.prompt, request.sessionContext)
        try directives.refuse()
        try context.judge(KnownValues(request).violations)
        for file in request.fileInfos ?? [] {
            try checkFile(file.type, file.fileID, file.url, of: request.subAppID)
        }
        let job = try ModelParameters(request).job()
        let id = try create(
            .image(request), job, directives, subAppID: request.subAppID, kind: "AigcImage",
            sessionID: request.sessionID, priority: request.tasksPriority)
        return VOD.CreateAigcImageTaskResponse(taskID: id, requestID: context.requestID)
    }

    func createSceneAigcImageTask(
        _ request: VOD.CreateSceneAigcImageTaskRequest, context: ServiceContext
    ) throws -> VOD.CreateSceneAigcImageTaskResponse {
        let scene = request.sceneInfo
        let directives = PromptDirectives(in: scene.prompts.first, request.sessionContext)
        try directives.refuse()
        try context.judge(KnownValues(request).violations)
        for file in (request.fileInfos ?? []) + scene.clothes {
            try checkFile(file.type, file.fileID, file.url, of: request.subAppID)
        }
        let id = try create(
            .scene(request), try ImageJob(request), directives, subAppID: request.subAppID,
            kind: "SceneAigcImageTask", sessionID: request.sessionID, priority: request.tasksPriority)
        return VOD.CreateSceneAigcImageTaskResponse(taskID: id, requestID: context.requestID)
    }

    func describeTaskDetail(
        _ request: VOD.DescribeTaskDetailRequest, context: ServiceContext
    ) throws -> VOD.DescribeTaskDetailResponse {
        try Self.checkApplication(request.subAppID)
        let id = request.taskID
        guard Self.isTaskID(id) else {
            throw ServiceFault(
                code: VOD.ErrorCode.invalidParameterValueTaskID, message: "'\(id)' isn't a task's id.")
        }
        let (entry, now) = try withState { state, now in
            guard let entry = state.queue[id], entry.ends.map({ now < $0 + Self.taskLifetime }) ?? true,
                request.subAppID == nil || request.subAppID == entry.work.subAppID
            else {
                throw ServiceFault(
                    code: .resourceNotFound,
                    message: "The application has no task '\(id)' of the last 3 days.")
            }
            if !entry.work.directives.polls.isEmpty {
                state.queue.update(id) { $0.directives.polls.removeFirst() }
            }
            return (entry, now)
        }
        if let code = entry.work.directives.polls.first { throw ServiceFault.asked(code) }
        return entry.work.detail(entry, at: now, baseURL: baseURL, requestID: context.requestID)
    }

    func pullEvents(
        _ request: VOD.PullEventsRequest, context: ServiceContext
    ) throws -> VOD.PullEventsResponse {
        try Self.checkApplication(request.subAppID)
        try PromptDirectives(in: request.extInfo).refuse()
        // Time alone brings events about, and it may be a test's: looking again and again finds them all.
        let deadline = ContinuousClock.now + options.longestPull
        while true {
            let events = withState { state, now in
                state.events.pull(subAppID: request.subAppID, at: now).compactMap { event in
                    state.queue[event.taskID].map { content(event, $0, at: now) }
                }
            }
            let pause = Duration.milliseconds(20)
            clock.skip?(pause)
            if !events.isEmpty || ContinuousClock.now >= deadline
                || stop.wait(for: clock.skip == nil ? pause : .zero)
            {
                return VOD.PullEventsResponse(eventSet: events, requestID: context.requestID)
            }
        }
    }

    func confirmEvents(
        _ request: VOD.ConfirmEventsRequest, context: ServiceContext
    ) throws -> VOD.ConfirmEventsResponse {
        try Self.checkApplication(request.subAppID)
        try PromptDirectives(in: request.extInfo).refuse()
        let unknown = withState { state, now in
            state.events.confirm(request.eventHandles, subAppID: request.subAppID, at: now)
        }
        if let unknown {
            throw ServiceFault(
                code: .invalidParameterValue,
                message: "'\(unknown)' isn't the handle of an event that was pulled in the last 30 seconds.")
        }
        return VOD.ConfirmEventsResponse(requestID: context.requestID)
    }
}

// MARK: - Tasks

extension LocalVOD {
    /// Enters a task; returns its id.
    private func create(
        _ request: VODTask.Request, _ job: ImageJob, _ directives: PromptDirectives, subAppID: UInt64?,
        kind: String, sessionID: String?, priority: Int64?
    ) throws -> String {
        try Self.checkApplication(subAppID)
        let subAppID = subAppID ?? 0
        let id = "\(subAppID)-\(kind)-\(RandomNames.hex(32))t"
        try withState { state, now in
            let sessionID = sessionID.flatMap { $0.isEmpty ? nil : $0 }
            if let sessionID, state.sessions.has(sessionID, of: subAppID, at: now) {
                throw ServiceFault(
                    code: VOD.ErrorCode.invalidParameterValueSessionID,
                    message: "There was a request with this SessionId in the last 3 days.")
            }
            try balance.pay()
            if let sessionID { state.sessions.enter(sessionID, of: subAppID, at: now) }
            var task = VODTask(request: request, subAppID: subAppID, results: [], directives: directives)
            let isPermanent = task.isPermanent
            task.results = job.files(prefix: "\(subAppID)_").map {
                VODTask.Result(file: $0, fileID: isPermanent ? RandomNames.digits(19) : nil)
            }
            state.queue.add(task, id: id, priority: priority ?? 0, at: now)
        }
        recorder.add { $0.tasks["vod", default: 0] += 1 }
        return id
    }

    /// The tasks that requests created.
    var books: [LocalTask] {
        withState { state, now in
            state.queue.all.map { entry in
                let (prompt, sessionID) =
                    switch entry.work.request {
                    case .image(let request): (request.prompt, request.sessionID)
                    case .scene(let request): (request.sceneInfo.prompts.first, request.sessionID)
                    }
                return LocalTask(
                    service: "vod", id: entry.id, prompt: prompt ?? "", sessionID: sessionID,
                    status: entry.phase(at: now).status(failed: entry.work.failure != nil),
                    images: entry.work.results.count)
            }
        }
    }

    /// The state as it is now.
    func withState<Result>(
        _ body: (inout State, _ now: Duration) throws -> sending Result
    ) rethrows -> sending Result {
        try state.withLock { state in
            let now = clock.now
            for entry in state.queue.advance(to: now) {
                let end = entry.ends ?? now
                keep(entry, at: now)
                if entry.work.failure == nil {
                    for fileID in entry.work.results.compactMap(\.fileID) {
                        state.stored[fileID] = entry.work.subAppID
                    }
                }
                state.events.add(taskID: entry.id, subAppID: entry.work.subAppID, at: end)
            }
            return try body(&state, now)
        }
    }

    private func content(
        _ event: EventQueue.Event, _ entry: TaskQueue<VODTask>.Entry, at now: Duration
    ) -> VOD.EventContent {
        var content = VOD.EventContent()
        content.eventHandle = event.handle
        content.aigcImageCompleteEvent = entry.work.image(entry, at: now, baseURL: baseURL)
        content.sceneAigcImageCompleteEvent = entry.work.scene(entry, at: now, baseURL: baseURL)
        content.eventType =
            content.aigcImageCompleteEvent == nil ? .sceneAigcImageCompleteEvent : .aigcImageTaskComplete
        return content
    }
}

// MARK: - What only the service can know to be wrong

extension LocalVOD {
    static func checkApplication(_ subAppID: UInt64?) throws(ServiceFault) {
        guard subAppID != 0 else {
            throw ServiceFault(
                code: VOD.ErrorCode.invalidParameterValueSubAppID, message: "There is no application 0.")
        }
    }

    /// Files that this service stored have ids of digits; the documentation's examples have stars as well.
    private func checkFile(
        _ type: VOD.InputFileType?, _ fileID: String?, _ url: String?, of subAppID: UInt64?
    ) throws(ServiceFault) {
        if type == .url { try buckets.checkFetching(url) }
        guard type == nil || type == .file, let fileID else { return }
        let isKnown =
            options.checks == .strict
            ? withState { state, _ in state.stored[fileID] == subAppID ?? 0 }
            : !fileID.isEmpty && fileID.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "*") }
        guard isKnown else {
            throw ServiceFault(
                code: VOD.ErrorCode.invalidParameterValueFileID,
                message: "The application has no file '\(fileID)'.")
        }
    }

    /// `251007502-AigcImage-…t`: an application, a kind of task, and letters.
    private static func isTaskID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(\.isASCIIDigit) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    $0.isASCIIDigit || $0.isASCIILetter || $0 == UInt8(ascii: "*")
                }
        }
    }
}

// MARK: - From parameters to images

extension ModelParameters {
    fileprivate init(_ request: VOD.CreateAigcImageTaskRequest) {
        let output = request.outputConfig
        let additional = request.extInfo.flatMap { try? $0.value() }?.additionalParameters
        self.init(
            name: request.modelName.rawValue, version: request.modelVersion, prompt: request.prompt,
            seed: request.seed, resolution: output?.resolution?.rawValue,
            aspectRatio: output?.aspectRatio?.rawValue,
            count: output?.outputImageCount.map { Int(clamping: $0) }, format: output?.outputFormat?.rawValue,
            additional: additional?.text)
    }
}

extension ImageJob {
    /// - Throws: ``ServiceFault`` when the size is more than the local service draws.
    fileprivate init(_ request: VOD.CreateSceneAigcImageTaskRequest) throws(ServiceFault) {
        let scene = request.sceneInfo
        let output = request.outputConfig
        var size = ImageSize(
            resolution: output?.resolution?.rawValue, aspectRatio: output?.aspectRatio?.rawValue)
        if output?.imageWidth != nil || output?.imageHeight != nil {
            // One side alone leaves the other as it would have been.
            size.width = output?.imageWidth.map { Int(clamping: $0) } ?? size.width
            size.height = output?.imageHeight.map { Int(clamping: $0) } ?? size.height
        }
        let isJPEG = output?.encodeConfig?.format == .jpeg
        let job = ImageJob(
            prompt: scene.prompts.first ?? scene.type?.rawValue ?? "",
            model: scene.aiTryOnConfig?.model?.rawValue ?? scene.type?.rawValue ?? "",
            seed: RandomNames.seed(), size: size,
            count: scene.type == .productImage
                ? Int(clamping: min(max(scene.productImageConfig?.outputImageCount ?? 1, 1), 10)) : 1,
            format: isJPEG ? .jpeg(quality: Int(clamping: output?.encodeConfig?.quality ?? 90)) : .png)
        self = try job.checked()
    }
}

extension LocalVOD.State {
    fileprivate init(_ options: LocalServiceOptions) {
        queue = TaskQueue(
            .init(
                queueTime: options.queueDuration, runTime: options.taskDuration,
                slots: max(1, options.concurrentTasks), retention: LocalVOD.eventLifetime))
    }
}
