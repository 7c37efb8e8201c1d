import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// Where images come from: what all images of a task have in common.
struct ImageOrigin: Sendable {
    let taskID: String
    let model: ImageModel?
    let access: BucketAccess

    /// MPS keeps an image this long, in seconds.
    private static let mpsLifetime: Int64 = 12 * 3600

    /// VOD keeps one that isn't stored for good this long after the task's end, in seconds.
    private static let vodLifetime: Int64 = 7 * 86_400

    /// - Parameter model: Nil when it isn't known, in which case VOD tells.
    init(_ taskID: String, _ model: ImageModel?, _ access: BucketAccess) {
        self.taskID = taskID
        self.model = model
        self.access = access
    }

    /// The images that a finished task of MPS names.
    func images(_ response: MPS.DescribeAigcImageTaskResponse) -> [GeneratedImage] {
        // MPS says how long, but not from when: counted from now, it is at most a poll too late.
        let expiry = UnixClock.system.now() + Self.mpsLifetime
        return (response.imageURLs ?? []).map { url in
            image(url: url, expiresAt: access.opens(url) ? nil : expiry, fileID: nil)
        }
    }

    /// The images that a finished task of VOD names, of either kind.
    func images(_ response: VOD.DescribeTaskDetailResponse) -> [GeneratedImage] {
        let end = response.finishTime.flatMap { ServiceDate($0)?.secondsSince1970 } ?? UnixClock.system.now()
        return images(response.aigcImageTask, end: end) + images(response.sceneAigcImageTask, end: end)
    }

    func images(_ task: VOD.AigcImageTask?, end: Int64) -> [GeneratedImage] {
        let drawn = task?.input?.modelName.map { name in
            ImageModel(name.rawValue, version: task?.input?.modelVersion)
        }
        return (task?.output?.fileInfos ?? []).compactMap {
            image($0.fileURL, $0.fileID, $0.storageMode, $0.expireTime, end: end, model: model ?? drawn)
        }
    }

    func images(_ task: VOD.SceneAigcImageTask?, end: Int64) -> [GeneratedImage] {
        (task?.output?.fileInfos ?? []).compactMap {
            image($0.fileURL, $0.fileID, $0.storageMode, $0.expireTime, end: end, model: nil)
        }
    }

    private func image(
        _ url: String?, _ fileID: String?, _ mode: VOD.StorageMode?, _ expireTime: String?, end: Int64,
        model: ImageModel?
    ) -> GeneratedImage? {
        guard let url, !url.isEmpty else { return nil }
        // The service's way to say never is the year 9999.
        let told = expireTime.flatMap { ServiceDate($0)?.secondsSince1970 }.flatMap {
            $0 < Self.never ? $0 : nil
        }
        var image = image(
            url: url, expiresAt: mode == .permanent ? told : told ?? end + Self.vodLifetime,
            fileID: fileID.flatMap { $0.isEmpty ? nil : $0 })
        image.model = model
        return image
    }

    /// The beginning of the year 9999.
    private static let never: Int64 = 253_370_764_800

    private func image(url: String, expiresAt: Int64?, fileID: String?) -> GeneratedImage {
        var image = GeneratedImage(url: url, taskID: taskID, model: model, access: access)
        image.expiresAt = expiresAt
        image.fileID = fileID
        return image
    }
}
