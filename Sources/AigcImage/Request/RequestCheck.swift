extension ImageGenerator {
    /// Whether a request can be sent as it is, as far as that is known here; nothing is sent.
    ///
    /// - Throws: ``ImageRequestError``: what ``generate(_:timeout:)`` throws before it sends anything.
    public func check(_ request: ImageRequest) throws(ImageRequestError) {
        try backend.check(request)
    }

    /// Whether a scene can be sent as it is, as far as that is known here; nothing is sent.
    ///
    /// - Throws: ``ImageRequestError``: what ``generate(scene:timeout:)`` throws before it sends anything.
    public func check(scene: SceneRequest) throws(ImageRequestError) {
        try backend.check(scene)
    }
}
