import TencentCloudVOD

extension VOD.CreateSceneAigcImageTaskRequest {
    /// Says a scene as VOD wants it.
    init(_ request: SceneRequest, subAppID: UInt64) throws(UnsupportedOption) {
        self.init(subAppID: subAppID, sceneInfo: try VOD.AigcImageSceneInfo(request))
        if !request.images.isEmpty {
            fileInfos = try request.images.map { image throws(UnsupportedOption) in try .init(image) }
        }
        outputConfig = try VOD.SceneAigcImageOutputConfig(request)
        sessionID = request.sessionID
        sessionContext = request.sessionContext
        tasksPriority = request.priority.map { Int64($0) }
        request.customize?(&self)
    }
}

extension VOD.AigcImageSceneInfo {
    fileprivate init(_ request: SceneRequest) throws(UnsupportedOption) {
        let clothes = try request.clothes.map { image throws(UnsupportedOption) in
            try VOD.SceneAigcImageTaskInputFileInfo(image)
        }
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
    /// Nil when nothing is wished.
    fileprivate init?(_ request: SceneRequest) throws(UnsupportedOption) {
        self.init()
        // Other scenes don't look at a size.
        if case .outpainting = request.settings, let size = request.size, request.aspectRatio != nil {
            throw .hasOwnShape(size)
        }
        aspectRatio = request.aspectRatio.map { VOD.AspectRatio(rawValue: $0) }
        resolution = request.resolution.map { VOD.Resolution(rawValue: $0.uppercased()) }
        imageWidth = request.size.map { UInt64(max($0.width, 0)) }
        imageHeight = request.size.map { UInt64(max($0.height, 0)) }
        (storageMode, mediaName) = try request.storage?.vod() ?? (nil, nil)
        switch request.format {
        case .jpeg: encodeConfig = .init(format: .jpeg)
        case .png: encodeConfig = .init(format: .png)
        case .webp: throw UnsupportedOption.webp
        case nil: break
        }
        if let quality = request.quality {
            encodeConfig = encodeConfig ?? .init()
            encodeConfig?.quality = Int64(quality)
        }
        let isEmpty =
            aspectRatio == nil && resolution == nil && imageWidth == nil && storageMode == nil
            && encodeConfig == nil
        if isEmpty { return nil }
    }
}

extension VOD.SceneAigcImageTaskInputFileInfo {
    init(_ reference: ImageReference) throws(UnsupportedOption) {
        self.init()
        switch reference {
        case .url(let url): (type, self.url) = (.url, url)
        case .fileID(let id): (type, fileID) = (.file, id)
        case .file, .bytes:
            throw UnsupportedOption(
                option: "images", reason: "a scene takes no image inside the request (\(reference))",
                alternative: "give its URL, or the FileId of a file in VOD's storage")
        }
    }
}

extension ImageStorage {
    /// As VOD says it.
    func vod() throws(UnsupportedOption) -> (VOD.StorageMode?, name: String?) {
        switch self {
        case .temporary: return (.temporary, nil)
        case .permanent(let name): return (.permanent, name)
        case .bucket:
            throw UnsupportedOption(
                option: "storage", reason: "vod stores into no bucket",
                alternative: "mps does; vod keeps an image for good with permanent storage")
        }
    }
}
