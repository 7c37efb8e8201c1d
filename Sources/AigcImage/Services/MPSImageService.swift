import TencentCloudMPS
import TencentCloudRuntime

/// Media Processing Service.
struct MPSImageService: ImageService {
    var client: MPSClient
    var buckets: ImageBuckets

    var traits: ServiceTraits { .mps }
    var subAppID: UInt64? { nil }

    var configuration: ClientConfiguration {
        get { client.configuration }
        set { client.configuration = newValue }
    }

    /// The request as it is sent.
    private func translated(
        _ request: ImageRequest
    ) throws(ImageRequestError) -> AmendedRequest<MPS.CreateAigcImageTaskRequest> {
        var problems: [ImageRequestError.Problem] = []
        let translation = MPS.CreateAigcImageTaskRequest(request, isUploading: isUploading, &problems)
        if let uploads = buckets.uploads, request.references.contains(where: \.isLocal) {
            do throws(ValidationError) { _ = try bucketAccess.client(uploads.bucket) } catch {
                let flaws = error.violations.map(\.description).joined(separator: ", ")
                problems.append(
                    .option(
                        UnsupportedOption(
                            option: "references", reason: "the bucket they go to can't be one: \(flaws)")))
            }
        }
        return try complete(translation, request.members, problems)
    }

    func check(_ request: ImageRequest) throws(ImageRequestError) { _ = try translated(request) }

    func check(_ scene: SceneRequest) throws(ImageRequestError) { throw Self.noScene }

    func create(_ request: ImageRequest, willSend: WillSend?) async throws -> CreatedTask {
        try check(request)
        return try await create(request, uploads: request.references.contains(where: \.isLocal)) { request in
            let response: MPS.CreateAigcImageTaskResponse = try await client(willSend).call(
                MPS.Actions.createAigcImageTask, try translated(request))
            return response.taskID
        }
    }

    func create(_ scene: SceneRequest) async throws -> CreatedTask { throw Self.noScene }

    private var isUploading: Bool { buckets.uploads != nil }

    func upload(_ image: LocalImage) async throws -> UploadedImage {
        guard let uploads = buckets.uploads else { throw Self.noBucket(image.name) }
        let bucket = try bucketAccess.client(uploads.bucket)
        let key = uploads.key(of: image)
        // One that is named by its content needs no second time.
        let present = uploads.removesAfterwards ? nil : try? await bucket.head(key)
        if present?.size != image.bytes.count {
            try await bucket.put(image.bytes, to: key, contentType: image.format.mediaType)
        }
        let url = try await bucket.presignedURL(for: key, expiresIn: uploads.lifetime)
        guard uploads.removesAfterwards else { return UploadedImage(reference: .url(url)) }
        return UploadedImage(reference: .url(url), remove: { try await bucket.delete(key) })
    }

    fileprivate static func noBucket(_ name: String) -> UnsupportedOption {
        UnsupportedOption(
            option: "references", reason: "mps only fetches images, and \(name) is on this machine",
            alternative:
                "name a bucket of yours to upload it to (buckets.uploads, --upload-bucket), give its URL, or use vod, "
                + "which takes it inside the request")
    }

    private static let noScene = ImageRequestError([
        .option(UnsupportedOption(option: "scene", reason: "mps draws none", alternative: "vod does"))
    ])

    func polls(of taskID: String, model: ImageModel?, timeout: Duration?) -> any ImageTaskPolls {
        let origin = ImageOrigin(taskID, model, bucketAccess)
        return WaiterPolls(client.updatesUntilAigcImageTaskDone(.init(taskID: taskID), timeout: timeout)) {
            ImageTaskPoll($0, $1, origin)
        }
    }

    func poll(_ taskID: String, timeout: Duration?) async throws -> ImageTaskPoll {
        var client = client
        client.configuration.timeouts.call = timeout ?? configuration.timeouts.connect
        let response = try await client.describeAigcImageTask(.init(taskID: taskID))
        let outcome = try MPS.Waiters.aigcImageTaskDone.checked(
            response, response.requestID, MPS.Actions.describeAigcImageTask)
        return ImageTaskPoll(response, outcome, ImageOrigin(taskID, nil, bucketAccess))
    }

    func pullEvents() async throws -> [VODEvent] { [] }
}

extension ServiceTraits {
    static let mps = ServiceTraits(
        name: .mps, usualTasksAtOnce: 4, createIdempotency: MPS.Actions.createAigcImageTask.idempotency,
        textMembers: ["AdditionalParameters"],
        // It has no code of its own for it.
        unknownTaskCode: .invalidParameterValue)
}

extension ImageTaskPoll {
    fileprivate init(
        _ response: MPS.DescribeAigcImageTaskResponse, _ outcome: WaiterOutcome, _ origin: ImageOrigin
    ) {
        let isDone = outcome == .success
        state = isDone ? .done : response.status == .wait ? .waiting : .drawing
        if isDone { images = origin.images(response) }
    }
}

// MARK: Requests

extension MPS.CreateAigcImageTaskRequest {
    /// Says a request as MPS wants it, without what it can't be told.
    ///
    /// - Parameter isUploading: Whether images of this machine are put where MPS can fetch them, before this is sent.
    init(_ request: ImageRequest, isUploading: Bool, _ problems: inout [ImageRequestError.Problem]) {
        self.init()
        let options = ModelOptions(request, model: request.model, .mps)
        problems += options.problems.map { .option($0) }
        problems.refuse(ImageOptions.all, in: request, by: .mps)
        modelName = request.model.map { MPS.ModelName(rawValue: $0.name) }
        modelVersion = request.model?.version
        prompt = options.prompt.isEmpty ? nil : options.prompt
        negativePrompt = request.negativePrompt
        enhancePrompt = request.enhancePrompt
        outputImageCount = options.count.map { Int64($0) }
        let images = request.references.compactMap {
            MPS.AigcImageInfo($0, isUploading: isUploading, &problems)
        }
        imageInfos = images.isEmpty ? nil : images
        var extra = MPS.AigcImageExtraParam()
        extra.resolution = options.shape.resolution.map { MPS.Resolution(rawValue: $0) }
        extra.aspectRatio = options.shape.aspectRatio.map { MPS.AspectRatio(rawValue: $0) }
        extra.logoAdd = request.logo.map { $0 ? 1 : 0 }
        extra.outputFormat = problems.drawable(request.format).map { MPS.OutputFormat(rawValue: $0.rawValue) }
        extraParameters = extra.saysNothing ? nil : extra
        sceneType = request.sceneType.map { MPS.SceneType(rawValue: $0) }
        storeCosParam =
            problems.collect { () throws(UnsupportedOption) in try MPS.AigcStoreCosParam(request.storage) }
            ?? nil
        additionalParameters = options.shape.size.map { .json(MPS.AigcImageAdditionalParameters(size: $0)) }
        self.operator = request.operator
        request.customizeMPS?(&self)
    }
}

extension MPS.AigcImageInfo {
    /// Nil for one that can't be sent, which is another problem.
    fileprivate init?(
        _ reference: ImageReference, isUploading: Bool, _ problems: inout [ImageRequestError.Problem]
    ) {
        switch reference {
        case .url(let url): self.init(imageURL: url)
        case .fileID:
            problems.append(
                .option(
                    UnsupportedOption(
                        option: "references", reason: "mps takes no VOD file",
                        alternative: "give its URL, or use vod")))
            return nil
        case .file, .bytes:
            guard isUploading else {
                problems.append(.option(MPSImageService.noBucket(reference.description)))
                return nil
            }
            guard problems.localImage(reference) != nil else { return nil }
            // Its address takes this one's place before anything is sent.
            self.init(imageURL: "uploaded")
        }
    }
}

extension MPS.AigcStoreCosParam {
    /// Nil for the service's own storage.
    fileprivate init?(_ storage: ImageStorage?) throws(UnsupportedOption) {
        switch storage {
        case nil, .temporary: return nil
        case .permanent:
            throw UnsupportedOption(
                option: "storage", reason: "mps keeps no image for good",
                alternative: "have it stored into a bucket of yours, or use vod")
        case .bucket(_, "", _):
            throw UnsupportedOption(option: "bucketRegion", reason: "mps wants the bucket's region")
        case .bucket(let name, let region, let path):
            self.init(cosBucketName: name, cosBucketRegion: region, cosBucketPath: path)
        }
    }
}
