import TencentCloudMPS

extension MPS.CreateAigcImageTaskRequest {
    /// Says a request as MPS wants it.
    init(_ request: ImageRequest) throws(UnsupportedOption) {
        let options = try ModelOptions(request, model: request.model, .mps)
        try Self.refuse(request)
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
                switch reference {
                case .url(let url): infos.append(MPS.AigcImageInfo(imageURL: url))
                case .fileID:
                    throw UnsupportedOption(
                        option: "references", reason: "mps takes no VOD file",
                        alternative: "give its URL, or use vod")
                case .file, .bytes:
                    throw UnsupportedOption(
                        option: "references", reason: "mps takes no image inside the request (\(reference))",
                        alternative: "give its URL, or use vod, which does")
                }
            }
            imageInfos = infos
        }
        if options.shape.aspectRatio != nil || options.shape.resolution != nil || request.format != nil {
            var extra = MPS.AigcImageExtraParam()
            extra.resolution = options.shape.resolution.map { MPS.Resolution(rawValue: $0) }
            extra.aspectRatio = options.shape.aspectRatio.map { MPS.AspectRatio(rawValue: $0) }
            extra.outputFormat = request.format.map { MPS.OutputFormat(rawValue: $0.rawValue) }
            extraParameters = extra
        }
        sceneType = request.sceneType.map { MPS.SceneType(rawValue: $0) }
        storeCosParam = try MPS.AigcStoreCosParam(request.storage)
        additionalParameters = options.shape.size.map { .json(MPS.AigcImageAdditionalParameters(size: $0)) }
        request.customizeMPS?(&self)
    }

    /// What VOD alone takes.
    private static func refuse(_ request: ImageRequest) throws(UnsupportedOption) {
        let options = [
            ("seed", request.seed != nil), ("sessionID", request.sessionID != nil),
            ("sessionContext", request.sessionContext != nil), ("priority", request.priority != nil),
        ]
        for (option, isAsked) in options where isAsked {
            throw UnsupportedOption(option: option, reason: "mps takes none", alternative: "vod does")
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
        case .bucket(let name, let region, let path):
            self.init(cosBucketName: name, cosBucketRegion: region, cosBucketPath: path)
        }
    }
}
