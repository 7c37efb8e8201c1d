import TencentCloudRuntime

/// An image on this machine, read and looked at.
package struct LocalImage: Sendable {
    var bytes: [UInt8]
    var format: ImageFormat
    /// For messages.
    var name: String

    /// Nil for a reference to an image elsewhere.
    ///
    /// - Throws: ``ReferenceError``.
    init?(_ reference: ImageReference) throws(ReferenceError) {
        name = reference.description
        switch reference {
        case .url, .fileID: return nil
        case .bytes(let given): bytes = given
        case .file(let path):
            switch LocalFile.contents(path, atMost: ImageReference.uploadLimit) {
            case .success(let read): bytes = read
            case .failure(.tooLarge(let count)): throw ReferenceError(.tooLarge(count), reference: name)
            case .failure(.system(let message)): throw ReferenceError(.unreadable(message), reference: name)
            }
        }
        guard bytes.count <= ImageReference.uploadLimit else {
            throw ReferenceError(.tooLarge(bytes.count), reference: name)
        }
        guard let format = ImageSignature(bytes).format else {
            throw ReferenceError(.notAnImage, reference: name)
        }
        self.format = format
    }

    /// As it travels inside a request.
    var base64: String { Base64.text(bytes) }
}

extension [LocalImage] {
    /// Whether they fit into a request together.
    var fitIntoRequest: Bool {
        reduce(0) { $0 + Base64.count(of: $1.bytes.count) } <= ImageReference.embeddedLimit
    }
}

extension [ImageReference] {
    /// Those on this machine, where all can be read.
    var localImages: [LocalImage] {
        get throws(ReferenceError) {
            var images: [LocalImage] = []
            for reference in self {
                if let image = try LocalImage(reference) { images.append(image) }
            }
            return images
        }
    }
}

extension [ImageRequestError.Problem] {
    /// An image on this machine; nil for one elsewhere, or one that can't be sent, which is another problem.
    mutating func localImage(_ reference: ImageReference) -> LocalImage? {
        do throws(ReferenceError) {
            return try LocalImage(reference)
        } catch {
            append(.reference(error))
            return nil
        }
    }
}
