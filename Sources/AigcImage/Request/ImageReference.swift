import TencentCloudRuntime

/// An image to go by.
public enum ImageReference: Sendable, Hashable {
    /// By its address, which the service must be able to reach.
    case url(String)
    /// A file in VOD's storage. MPS doesn't take it.
    case fileID(String)
    /// A file on this machine: JPEG, PNG or WebP, which its bytes tell and not its name, of at most ``uploadLimit``
    /// bytes.
    ///
    /// To VOD it travels inside the request, as long as all such images of a request have at most ``embeddedLimit`` bytes
    /// as Base64, a third more than the files themselves. Beyond that, and for scenes, it is uploaded into VOD's storage,
    /// which deletes it two days later. For MPS it is put into a bucket of yours, ``ImageBuckets/uploads``. Nothing is
    /// created, or billed, before all are uploaded.
    case file(String)
    /// As ``file(_:)``, from memory.
    case bytes([UInt8])

    /// The most that images inside a request have together, as Base64: 7 MiB.
    public static let embeddedLimit = 7 << 20
    /// The most bytes that an image has that is uploaded: 32 MiB, since it is held in memory. The services document no
    /// such limit, and recommend less than 7 MB.
    public static let uploadLimit = 32 << 20

    /// Whether it is on this machine.
    var isLocal: Bool {
        switch self {
        case .url, .fileID: false
        case .file, .bytes: true
        }
    }
}

extension ImageReference: CustomStringConvertible {
    /// What it is, without the bytes of one in memory.
    public var description: String {
        switch self {
        case .url(let url): url
        case .fileID(let id): "VOD file \(id)"
        case .file(let path): path
        case .bytes(let bytes): "\(bytes.count) bytes in memory"
        }
    }
}

/// A reference image that can't be sent. Nothing was.
public struct ReferenceError: Error, Sendable, Hashable {
    /// What is wrong with it.
    public enum Reason: Sendable, Hashable {
        /// The file can't be read: the system's reason.
        case unreadable(String)
        /// Its bytes are none of JPEG, PNG and WebP.
        case notAnImage
        /// It has this many bytes: more than ``ImageReference/uploadLimit``.
        case tooLarge(Int)
    }

    /// What is wrong with it.
    public var reason: Reason
    /// The image: the file's path, or how many bytes it has in memory.
    public var reference: String

    /// Describes what is wrong with a reference image.
    public init(_ reason: Reason, reference: String) {
        self.reason = reason
        self.reference = reference
    }
}

extension ReferenceError: CustomStringConvertible {
    /// What is wrong, and with which image.
    public var description: String { plainDescription.printable }

    private var plainDescription: String {
        switch reason {
        case .unreadable(let message): "reference \(reference): \(message)"
        case .notAnImage: "reference \(reference): neither PNG nor JPEG nor WebP"
        case .tooLarge(let count):
            "reference \(reference): it has \(count) bytes, and at most \(ImageReference.uploadLimit) can be sent; "
                + "give its URL instead, or make it smaller"
        }
    }
}
