import TencentCloudVOD

extension VOD.CreateSceneAigcImageTaskRequest {
    /// Says a scene as VOD wants it, without what it can't be told.
    init(_ request: SceneRequest, subAppID: UInt64, _ problems: inout [ImageRequestError.Problem]) {
        self.init(subAppID: subAppID, sceneInfo: VOD.AigcImageSceneInfo(request, &problems))
        let files = problems.files(request.images)
        fileInfos = files.isEmpty ? nil : files
        let output = VOD.SceneAigcImageOutputConfig(request, &problems)
        outputConfig = output.saysNothing ? nil : output
        sessionID = request.sessionID
        sessionContext = request.sessionContext
        tasksPriority = request.priority.map { Int64($0) }
        request.customize?(&self)
    }
}

extension VOD.AigcImageSceneInfo {
    fileprivate init(_ request: SceneRequest, _ problems: inout [ImageRequestError.Problem]) {
        let clothes = problems.files(request.clothes)
        switch request.settings {
        case .tryOn(var config):
            config.clothesFileInfos = clothes
            self.init(type: .aiTryOn, aiTryOnConfig: config)
        case .product(let config): self.init(type: .productImage, productImageConfig: config)
        case .outpainting: self.init(type: .outpainting)
        case .changeClothes(let scene, var config):
            config.clothesFileInfos = clothes
            self.init(type: scene, changeClothesConfig: config)
        }
    }
}

extension VOD.SceneAigcImageOutputConfig {
    fileprivate init(_ request: SceneRequest, _ problems: inout [ImageRequestError.Problem]) {
        self.init()
        // Other scenes don't look at a size.
        if case .outpainting = request.settings, let size = request.size, request.aspectRatio != nil {
            problems.append(.option(.hasOwnShape(size)))
        }
        (storageMode, mediaName) = problems.storage(request.storage)
        classID = request.classID
        expireTime = request.expireTime
        aspectRatio = request.aspectRatio.map { VOD.AspectRatio(rawValue: $0) }
        resolution = request.resolution.map { VOD.Resolution(rawValue: $0.uppercased()) }
        imageWidth = request.size.map { UInt64(max($0.width, 0)) }
        imageHeight = request.size.map { UInt64(max($0.height, 0)) }
        var encoding = VOD.ImageSceneAigcEncodeConfig()
        encoding.format = problems.drawable(request.format).map { $0 == .jpeg ? .jpeg : .png }
        encoding.quality = request.quality.map { Int64($0) }
        encodeConfig = encoding.saysNothing ? nil : encoding
    }
}

extension [ImageRequestError.Problem] {
    /// A scene's images as VOD says them.
    fileprivate mutating func files(_ references: [ImageReference]) -> [VOD.SceneAigcImageTaskInputFileInfo] {
        references.compactMap { reference in
            var file = VOD.SceneAigcImageTaskInputFileInfo()
            switch reference {
            case .url(let url): (file.type, file.url) = (.url, url)
            case .fileID(let id): (file.type, file.fileID) = (.file, id)
            case .file, .bytes:
                guard localImage(reference) != nil else { return nil }
                // The uploaded file's ID takes this one's place before anything is sent.
                (file.type, file.fileID) = (.file, "uploaded")
            }
            return file
        }
    }
}
