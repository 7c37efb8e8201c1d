import TencentCloudMPS
import TencentCloudVOD

@testable import AigcImage

// Requests as they are translated, before the service's own limits are looked at.

extension MPS.CreateAigcImageTaskRequest {
    init(_ request: ImageRequest) throws(ImageRequestError) {
        var problems: [ImageRequestError.Problem] = []
        self.init(request, isUploading: false, &problems)
        if !problems.isEmpty { throw ImageRequestError(problems) }
    }
}

extension VOD.CreateAigcImageTaskRequest {
    init(_ request: ImageRequest, subAppID: UInt64) throws(ImageRequestError) {
        var problems: [ImageRequestError.Problem] = []
        self.init(request, subAppID: subAppID, &problems)
        if !problems.isEmpty { throw ImageRequestError(problems) }
    }
}

extension VOD.CreateSceneAigcImageTaskRequest {
    init(_ request: SceneRequest, subAppID: UInt64) throws(ImageRequestError) {
        var problems: [ImageRequestError.Problem] = []
        self.init(request, subAppID: subAppID, &problems)
        if !problems.isEmpty { throw ImageRequestError(problems) }
    }
}
