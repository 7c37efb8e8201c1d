import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

extension ImageGenerator {
    /// Whether a request can be sent as it is, as far as that is known here; nothing is sent.
    ///
    /// - Throws: What ``generate(_:timeout:)`` throws before it sends anything: ``UnsupportedOption``,
    ///   ``ReferenceError``, `ValidationError`.
    public func check(_ request: ImageRequest) throws {
        switch service {
        case .mps(let client):
            try client.configuration.check(
                MPS.CreateAigcImageTaskRequest(request), MPS.Actions.createAigcImageTask)
        case .vod(let client, let subAppID):
            try client.configuration.check(
                VOD.CreateAigcImageTaskRequest(request, subAppID: subAppID), VOD.Actions.createAigcImageTask)
        }
    }

    /// Whether a scene can be sent as it is, as far as that is known here; nothing is sent.
    ///
    /// - Throws: What ``generate(scene:timeout:)`` throws before it sends anything: ``UnsupportedOption``,
    ///   `ValidationError`.
    public func check(scene: SceneRequest) throws {
        guard case .vod(let client, let subAppID) = service else { throw UnsupportedOption.scene }
        try client.configuration.check(
            VOD.CreateSceneAigcImageTaskRequest(scene, subAppID: subAppID),
            VOD.Actions.createSceneAigcImageTask)
    }
}

extension ClientConfiguration {
    /// What a client does before it sends anything.
    fileprivate func check(_ request: some APIRequest, _ action: APIAction) throws(ValidationError) {
        guard validatesRequests else { return }
        var validator = Validator()
        request.validate(&validator)
        guard validator.violations.isEmpty else {
            throw ValidationError(action: action.name, violations: validator.violations)
        }
    }
}

extension UnsupportedOption {
    static let scene = UnsupportedOption(
        option: "scene", reason: "mps draws none", alternative: "vod does")
}
