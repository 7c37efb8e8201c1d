import TencentCloudMPS

extension MPS.CreateAigcImageTaskRequest {
    /// Says a request as MPS wants it.
    init(_ request: ImageRequest) throws(UnsupportedOption) {
        let options = try ModelOptions(
            request, model: request.model, counting: "Kling (up to 9)", sizing: "Hunyuan 3.0, Qwen 0925")
        if request.seed != nil {
            throw UnsupportedOption(option: "seed", reason: "mps takes none", alternative: "vod does")
        }
        if request.format == .webp { throw UnsupportedOption.webp }
        self.init()
        modelName = request.model.map { MPS.ModelName(rawValue: $0.name) }
        modelVersion = request.model?.version
        prompt = options.prompt.isEmpty ? nil : options.prompt
        negativePrompt = request.negativePrompt
        enhancePrompt = request.enhancePrompt
        outputImageCount = options.count.map { Int64($0) }
        if !request.references.isEmpty {
            var infos: [MPS.AigcImageInfo] = []
            for reference in request.references {
                guard case .url(let url) = reference else {
                    throw UnsupportedOption(
                        option: "references", reason: "mps takes no VOD file",
                        alternative: "give its URL, or use vod")
                }
                infos.append(MPS.AigcImageInfo(imageURL: url))
            }
            imageInfos = infos
        }
        if options.aspectRatio != nil || request.format != nil {
            var extra = MPS.AigcImageExtraParam()
            extra.aspectRatio = options.aspectRatio.map { MPS.AspectRatio(rawValue: $0) }
            extra.outputFormat = request.format.map { MPS.OutputFormat(rawValue: $0.rawValue) }
            extraParameters = extra
        }
        additionalParameters = options.size.map { .json(MPS.AigcImageAdditionalParameters(size: $0)) }
    }
}
