import TencentCloudVOD

extension VOD.CreateAigcImageTaskRequest {
    /// Says a request as VOD wants it.
    init(_ request: ImageRequest, subAppID: UInt64) throws {
        let (model, version) = try Self.model(request.model)
        let options = try ModelOptions(request, model: model, .vod)
        if request.format == .webp { throw UnsupportedOption.webp }
        self.init(
            subAppID: subAppID, modelName: VOD.ModelName(rawValue: model.name), modelVersion: version)
        prompt = options.prompt.isEmpty ? nil : options.prompt
        negativePrompt = request.negativePrompt
        enhancePrompt = request.enhancePrompt.map { $0 ? VOD.Toggle.enabled : VOD.Toggle.disabled }
        seed = request.seed
        if !request.references.isEmpty {
            var embedded = EmbeddedImages()
            fileInfos = try request.references.map { reference in
                var file = VOD.AigcImageTaskInputFileInfo()
                switch reference {
                case .url(let url): (file.type, file.url) = (.url, url)
                case .fileID(let id): (file.type, file.fileID) = (.file, id)
                case .file, .bytes: (file.type, file.base64) = (.base64, try embedded.base64(reference))
                }
                return file
            }
        }
        sceneType = request.sceneType.map { VOD.SceneType(rawValue: $0) }
        sessionID = request.sessionID
        sessionContext = request.sessionContext
        tasksPriority = request.priority.map { Int64($0) }
        outputConfig = try VOD.AigcImageOutputConfig(request, options)
        if options.shape.size != nil || options.isSequential {
            var parameters = VOD.AigcImageAdditionalParameters()
            parameters.size = options.shape.size
            parameters.sequentialImageGeneration = options.isSequential ? .automatic : nil
            extInfo = .json(VOD.AigcImageExtInfo(additionalParameters: .json(parameters)))
        }
        request.customizeVOD?(&self)
    }

    /// VOD wants a model and a version.
    private static func model(
        _ model: ImageModel?
    ) throws(UnsupportedOption) -> (model: ImageModel, version: String) {
        let model = model ?? .hunyuan
        guard let version = model.version ?? ModelCatalogue.vod.usualVersion(of: model.name) else {
            throw UnsupportedOption(
                option: "model", reason: "vod wants a version of \(model.name)",
                alternative: "write it like \(model.name):1.0")
        }
        return (model, version)
    }
}

extension VOD.AigcImageOutputConfig {
    /// Nil when nothing is wished.
    fileprivate init?(_ request: ImageRequest, _ options: ModelOptions) throws(UnsupportedOption) {
        self.init()
        aspectRatio = options.shape.aspectRatio.map { VOD.AspectRatio(rawValue: $0) }
        resolution = options.shape.resolution.map { VOD.Resolution(rawValue: $0) }
        outputFormat = request.format.map { VOD.OutputFormat(rawValue: $0.rawValue) }
        outputImageCount = options.count.map { UInt64($0) }
        (storageMode, mediaName) = try request.storage?.vod() ?? (nil, nil)
        let isEmpty =
            aspectRatio == nil && resolution == nil && outputFormat == nil && outputImageCount == nil
            && storageMode == nil
        if isEmpty { return nil }
    }
}

extension UnsupportedOption {
    static let webp = UnsupportedOption(
        option: "format", reason: "no service draws WebP on request", alternative: "png and jpeg can be had")
}
