/// An image of this machine that was put where a service gets at it.
package struct UploadedImage: Sendable {
    /// What the service is told.
    var reference: ImageReference
    /// Takes it away again; nil where it stays, or goes by itself.
    var remove: (@Sendable () async throws -> Void)?
}

/// A task that was created.
package struct CreatedTask: Sendable {
    package var id: String
    /// What was uploaded for it.
    var uploads: [UploadedImage] = []
}

extension [UploadedImage] {
    /// Takes away what was to be taken away. An image that can't be removed stays, which costs no picture.
    func remove() async {
        for image in self { try? await image.remove?() }
    }
}
