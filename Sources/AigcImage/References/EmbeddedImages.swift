/// Images that travel inside a request, within what one may hold.
struct EmbeddedImages {
    private var byteCount = 0

    /// The Base64 of an image on this machine; nil for one that isn't.
    ///
    /// - Throws: ``ReferenceError``.
    mutating func base64(_ reference: ImageReference) throws(ReferenceError) -> String? {
        let bytes: [UInt8]
        switch reference {
        case .url, .fileID: return nil
        case .bytes(let given): bytes = given
        case .file(let path):
            switch LocalFile.contents(path, atMost: ImageReference.embeddedLimit) {
            case .success(let read): bytes = read
            case .failure(.tooLarge(let count)):
                throw ReferenceError(
                    .tooLarge(byteCount + Base64.count(of: count)), reference: reference.description)
            case .failure(.system(let message)):
                throw ReferenceError(.unreadable(message), reference: reference.description)
            }
        }
        let total = byteCount + Base64.count(of: bytes.count)
        guard total <= ImageReference.embeddedLimit else {
            throw ReferenceError(.tooLarge(total), reference: reference.description)
        }
        guard ImageSignature(bytes).format != nil else {
            throw ReferenceError(.notAnImage, reference: reference.description)
        }
        byteCount = total
        return Base64.text(bytes)
    }
}
