import JSONCoding
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// What tells an item with its request from all others, from one start of a batch to the next.
struct BatchKey: Sendable, Hashable {
    let text: String
    /// Why the request can't be sent at all.
    let refusal: String?

    init(_ item: ImageBatch.Item, _ service: ImageGenerator.Service) {
        do {
            let bytes: [UInt8]
            switch service {
            case .mps: bytes = try MPS.CreateAigcImageTaskRequest(item.request).jsonBytes
            case .vod(_, let subAppID):
                var request = item.request
                request.sessionID = nil
                bytes = try VOD.CreateAigcImageTaskRequest(request, subAppID: subAppID).jsonBytes
            }
            var hash = SHA256()
            bytes.withUnsafeBytes { hash.update($0) }
            text = "\(hash.digest().hex.prefix(16)) \(item.id)"
            refusal = nil
        } catch {
            text = "invalid \(item.id)"
            refusal = "\(error)"
        }
    }
}

extension ImageGenerator.Service {
    /// What a journal calls it: `mps`, or `vod` with its application.
    var account: String {
        switch self {
        case .mps: "mps"
        case .vod(_, let subAppID): "vod \(subAppID)"
        }
    }
}
