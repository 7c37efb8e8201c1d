import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where images come from: what all images of a task have in common.
struct ImageOrigin: Sendable {
    let taskID: String
    let model: ImageModel?
    let transport: any Transport
    let allowsPlainHTTP: Bool

    /// MPS keeps an image this long, in seconds.
    private static let mpsLifetime: Int64 = 12 * 3600

    init(_ taskID: String, _ request: ImageRequest, _ configuration: ClientConfiguration) {
        self.taskID = taskID
        model = request.model
        transport = configuration.transport
        allowsPlainHTTP = configuration.allowsPlainHTTP
    }

    /// The images that a finished task of MPS names.
    func images(_ response: MPS.DescribeAigcImageTaskResponse) -> [GeneratedImage] {
        // MPS says how long, but not from when: counted from now, it is at most a poll too late.
        let expiry = Int64(time(nil)) + Self.mpsLifetime
        return (response.imageURLs ?? []).map { image(url: $0, expiresAt: expiry, fileID: nil) }
    }

    /// The images that a finished task of VOD names.
    func images(_ response: VOD.DescribeTaskDetailResponse) -> [GeneratedImage] {
        (response.aigcImageTask?.output?.fileInfos ?? []).compactMap { file in
            guard let url = file.fileURL, !url.isEmpty else { return nil }
            let id = file.fileID.flatMap { $0.isEmpty ? nil : $0 }
            return image(url: url, expiresAt: file.expireTime.flatMap(Timestamp.seconds), fileID: id)
        }
    }

    private func image(url: String, expiresAt: Int64?, fileID: String?) -> GeneratedImage {
        var image = GeneratedImage(
            url: url, taskID: taskID, model: model, transport: transport, allowsPlainHTTP: allowsPlainHTTP)
        image.expiresAt = expiresAt
        image.fileID = fileID
        return image
    }
}
