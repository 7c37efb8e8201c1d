import TencentCloudRuntime
import TencentCloudVOD

/// Video on Demand, on account of one of its applications.
struct VODImageService: ImageService {
    var client: VODClient
    let application: UInt64
    var buckets: ImageBuckets

    var traits: ServiceTraits { .vod }
    var subAppID: UInt64? { application }

    var configuration: ClientConfiguration {
        get { client.configuration }
        set { client.configuration = newValue }
    }

    /// The request as it is sent.
    private func translated(
        _ request: ImageRequest
    ) throws(ImageRequestError) -> AmendedRequest<VOD.CreateAigcImageTaskRequest> {
        var problems: [ImageRequestError.Problem] = []
        var translation = VOD.CreateAigcImageTaskRequest(request, subAppID: application, &problems)
        // An empty one recognises nothing.
        if translation.sessionID?.isEmpty ?? true { translation.sessionID = makeSessionID() }
        return try complete(translation, request.members, problems)
    }

    /// The scene as it is sent.
    private func translated(
        _ scene: SceneRequest
    ) throws(ImageRequestError) -> AmendedRequest<VOD.CreateSceneAigcImageTaskRequest> {
        var problems: [ImageRequestError.Problem] = []
        var translation = VOD.CreateSceneAigcImageTaskRequest(scene, subAppID: application, &problems)
        if translation.sessionID?.isEmpty ?? true { translation.sessionID = makeSessionID() }
        return try complete(translation, scene.members, problems)
    }

    func check(_ request: ImageRequest) throws(ImageRequestError) { _ = try translated(request) }

    func check(_ scene: SceneRequest) throws(ImageRequestError) { _ = try translated(scene) }

    func create(_ request: ImageRequest, willSend: WillSend?) async throws -> CreatedTask {
        try check(request)
        let uploads = (try? request.references.localImages.fitIntoRequest) == false
        return try await create(request, uploads: uploads) { request in
            let response: VOD.CreateAigcImageTaskResponse = try await client(willSend).call(
                VOD.Actions.createAigcImageTask, try translated(request))
            return response.taskID
        }
    }

    func create(_ scene: SceneRequest) async throws -> CreatedTask {
        try check(scene)
        let uploads = (scene.images + scene.clothes).contains(where: \.isLocal)
        return try await create(scene, uploads: uploads) { scene in
            let response: VOD.CreateSceneAigcImageTaskResponse = try await client(nil).call(
                VOD.Actions.createSceneAigcImageTask, try translated(scene))
            return response.taskID
        }
    }

    /// When VOD deletes an image that is uploaded now: it is needed until its task has been drawn.
    private static var dayAfterTomorrow: String {
        var text: [UInt8] = []
        UTCDate(timestamp: UnixClock.system.now() + 2 * 86_400).append(to: &text)
        return String(decoding: text, as: UTF8.self) + "T00:00:00Z"
    }

    func upload(_ image: LocalImage) async throws -> UploadedImage {
        var application = VOD.ApplyUploadRequest(mediaType: image.format.fileExtension)
        application.subAppID = self.application
        application.expireTime = Self.dayAfterTomorrow
        let place = try await client.applyUpload(application)
        // Without, the account's own open it.
        let credentials = place.tempCertificate.map { keys in
            Credentials(
                secretID: keys.secretID, secretKey: keys.secretKey, token: keys.token,
                expiration: Int64(clamping: keys.expiredTime))
        }
        let bucket = try bucketAccess.client(
            .init(name: place.storageBucket, region: place.storageRegion),
            credentials: credentials.map { .static($0) })
        try await bucket.put(
            image.bytes, to: String(place.mediaStoragePath.drop { $0 == "/" }),
            contentType: image.format.mediaType)
        let file = try await client.commitUpload(
            .init(vodSessionKey: place.vodSessionKey, subAppID: self.application))
        return UploadedImage(reference: .fileID(file.fileID))
    }

    func polls(of taskID: String, model: ImageModel?, timeout: Duration?) -> any ImageTaskPolls {
        let origin = ImageOrigin(taskID, model, bucketAccess)
        let updates = client(nil).updates(
            VOD.Waiters.anyImageTaskDone, VOD.Actions.describeTaskDetail,
            VOD.DescribeTaskDetailRequest(taskID: taskID, subAppID: application), timeout: timeout)
        return WaiterPolls(updates) { ImageTaskPoll($0, $1, origin) }
    }

    func poll(_ taskID: String, timeout: Duration?) async throws -> ImageTaskPoll {
        var client = client
        client.configuration.timeouts.call = timeout ?? configuration.timeouts.connect
        let response = try await client.describeTaskDetail(.init(taskID: taskID, subAppID: application))
        let outcome = try VOD.Waiters.anyImageTaskDone.checked(
            response, response.requestID, VOD.Actions.describeTaskDetail)
        return ImageTaskPoll(response, outcome, ImageOrigin(taskID, nil, bucketAccess))
    }

    func pullEvents() async throws -> [VODEvent] { try await client.pullImageEvents(subAppID: application) }
}

extension ServiceTraits {
    static let vod = ServiceTraits(
        name: .vod, usualTasksAtOnce: 1, createIdempotency: VOD.Actions.createAigcImageTask.idempotency,
        // 3 days, less an hour.
        sessionLifetime: 3 * 86_400 - 3600,
        textMembers: ["ExtInfo", "ExtInfo.AdditionalParameters"], ownMembers: ["SubAppId", "SessionId"],
        unknownTaskCode: "InvalidParameterValue.TaskId")
}

extension ImageTaskPoll {
    fileprivate init(
        _ response: VOD.DescribeTaskDetailResponse, _ outcome: WaiterOutcome, _ origin: ImageOrigin
    ) {
        let isDone = outcome == .success
        state = isDone ? .done : response.status == .waiting ? .waiting : .drawing
        if case .pending(let progress) = outcome { percent = progress }
        if isDone { (percent, images) = (100, origin.images(response)) }
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

// MARK: Requests

extension VOD.CreateAigcImageTaskRequest {
    /// Says a request as VOD wants it, without what it can't be told.
    init(_ request: ImageRequest, subAppID: UInt64, _ problems: inout [ImageRequestError.Problem]) {
        let model = ModelCatalogue.vod.completed(request.model)
        if model?.version == nil { problems.append(.option(.noVersion(of: model))) }
        self.init(
            subAppID: subAppID, modelName: VOD.ModelName(rawValue: model?.name ?? ""),
            modelVersion: model?.version ?? "")
        let options = ModelOptions(request, model: model, .vod)
        problems += options.problems.map { .option($0) }
        problems.refuse(ImageOptions.all, in: request, by: .vod)
        prompt = options.prompt.isEmpty ? nil : options.prompt
        negativePrompt = request.negativePrompt
        enhancePrompt = request.enhancePrompt.map(VOD.Toggle.init)
        seed = request.seed
        let files = Self.files(request.references, &problems)
        fileInfos = files.isEmpty ? nil : files
        inputRegion = request.inputRegion
        sceneType = request.sceneType.map { VOD.SceneType(rawValue: $0) }
        sessionID = request.sessionID
        sessionContext = request.sessionContext
        tasksPriority = request.priority.map { Int64($0) }
        let output = VOD.AigcImageOutputConfig(request, options, &problems)
        outputConfig = output.saysNothing ? nil : output
        if options.shape.size != nil || options.isSequential {
            var parameters = VOD.AigcImageAdditionalParameters()
            parameters.size = options.shape.size
            parameters.sequentialImageGeneration = options.isSequential ? .automatic : nil
            extInfo = .json(VOD.AigcImageExtInfo(additionalParameters: .json(parameters)))
        }
        request.customizeVOD?(&self)
    }

    private static func files(
        _ references: [ImageReference], _ problems: inout [ImageRequestError.Problem]
    ) -> [VOD.AigcImageTaskInputFileInfo] {
        let images = references.map { problems.localImage($0) }
        let embeds = images.compactMap(\.self).fitIntoRequest
        return zip(references, images).compactMap { reference, image in
            var file = VOD.AigcImageTaskInputFileInfo()
            switch reference {
            case .url(let url): (file.type, file.url) = (.url, url)
            case .fileID(let id): (file.type, file.fileID) = (.file, id)
            case .file, .bytes:
                guard let image else { return nil }
                // The uploaded file's ID takes this one's place before anything is sent.
                (file.type, file.fileID) = (.file, "uploaded")
                if embeds { (file.type, file.fileID, file.base64) = (.base64, nil, image.base64) }
            }
            return file
        }
    }
}

extension UnsupportedOption {
    /// VOD wants a version.
    fileprivate static func noVersion(of model: ImageModel?) -> UnsupportedOption {
        let name = model?.name ?? "the model"
        return UnsupportedOption(
            option: "model", reason: "vod wants a version of \(name)",
            alternative: "write it like \(name):1.0")
    }
}

extension VOD.AigcImageOutputConfig {
    fileprivate init(
        _ request: ImageRequest, _ options: ModelOptions, _ problems: inout [ImageRequestError.Problem]
    ) {
        self.init()
        (storageMode, mediaName) = problems.storage(request.storage)
        classID = request.classID
        expireTime = request.expireTime
        aspectRatio = options.shape.aspectRatio.map { VOD.AspectRatio(rawValue: $0) }
        resolution = options.shape.resolution.map { VOD.Resolution(rawValue: $0) }
        personGeneration = request.personGeneration
        inputComplianceCheck = request.inputComplianceCheck.map(VOD.Toggle.init)
        outputComplianceCheck = request.outputComplianceCheck.map(VOD.Toggle.init)
        outputImageCount = options.count.map { UInt64($0) }
        outputFormat = problems.drawable(request.format).map { VOD.OutputFormat(rawValue: $0.rawValue) }
        logoAdd = request.logo.map(VOD.Toggle.init)
    }
}

extension VOD.Toggle {
    fileprivate init(_ isOn: Bool) { self = isOn ? .enabled : .disabled }
}

extension [ImageRequestError.Problem] {
    /// A storage as VOD says it, for images and scenes.
    mutating func storage(_ storage: ImageStorage?) -> (VOD.StorageMode?, name: String?) {
        switch storage {
        case nil: return (nil, nil)
        case .temporary: return (.temporary, nil)
        case .permanent(let name): return (.permanent, name)
        case .bucket:
            append(
                .option(
                    UnsupportedOption(
                        option: "storage", reason: "vod stores into no bucket",
                        alternative: "mps does; vod keeps an image for good with permanent storage")))
            return (nil, nil)
        }
    }
}
