import TencentCloudVOD

extension VOD.CreateAigcImageTaskRequest {
    /// Says a request as VOD wants it.
    init(_ request: ImageRequest, subAppID: UInt64) throws(UnsupportedOption) {
        let (model, version) = try Self.model(request.model)
        let options = try ModelOptions(
            request, model: model, counting: "Kling (up to 9), OG (up to 8), SI",
            sizing: "Hunyuan 3.0, Qwen 0925, SI, OG")
        if request.format == .webp { throw UnsupportedOption.webp }
        self.init(
            subAppID: subAppID, modelName: VOD.ModelName(rawValue: model.name), modelVersion: version)
        prompt = options.prompt.isEmpty ? nil : options.prompt
        negativePrompt = request.negativePrompt
        enhancePrompt = request.enhancePrompt.map { $0 ? VOD.Toggle.enabled : VOD.Toggle.disabled }
        seed = request.seed
        if !request.references.isEmpty {
            fileInfos = request.references.map { reference in
                var file = VOD.AigcImageTaskInputFileInfo()
                switch reference {
                case .url(let url): (file.type, file.url) = (.url, url)
                case .fileID(let id): (file.type, file.fileID) = (.file, id)
                }
                return file
            }
        }
        if options.aspectRatio != nil || request.format != nil || options.count != nil {
            var output = VOD.AigcImageOutputConfig()
            output.aspectRatio = options.aspectRatio.map { VOD.AspectRatio(rawValue: $0) }
            output.outputFormat = request.format.map { VOD.OutputFormat(rawValue: $0.rawValue) }
            output.outputImageCount = options.count.map { UInt64($0) }
            outputConfig = output
        }
        if options.size != nil || options.isSequential {
            var parameters = VOD.AigcImageAdditionalParameters()
            parameters.size = options.size
            parameters.sequentialImageGeneration = options.isSequential ? .automatic : nil
            extInfo = .json(VOD.AigcImageExtInfo(additionalParameters: .json(parameters)))
        }
    }

    /// VOD wants a model and a version.
    private static func model(
        _ model: ImageModel?
    ) throws(UnsupportedOption) -> (model: ImageModel, version: String) {
        let model = model ?? .hunyuan
        guard let version = model.version ?? ModelTraits.of(model.name)?.version else {
            throw UnsupportedOption(
                option: "model", reason: "vod wants a version of \(model.name)",
                alternative: "write it like \(model.name):1.0")
        }
        return (model, version)
    }
}

extension UnsupportedOption {
    static let webp = UnsupportedOption(
        option: "format", reason: "no service draws WebP on request", alternative: "png and jpeg can be had")
}
