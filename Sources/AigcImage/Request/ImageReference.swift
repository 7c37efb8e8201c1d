import TencentCloudRuntime

/// An image to go by.
public enum ImageReference: Sendable, Hashable {
    /// By its address, which the service must be able to reach.
    case url(String)
    /// A file in VOD's storage. MPS doesn't take it.
    case fileID(String)
    /// A file on this machine: JPEG, PNG or WebP, which its bytes tell and not its name. It travels inside the
    /// request, which only VOD's image tasks take; all of a request together have at most
    /// ``embeddedLimit`` bytes as Base64, a third more than the files themselves.
    case file(String)
    /// As ``file(_:)``, from memory.
    case bytes([UInt8])

    /// The most that images inside a request have together, as Base64: 7 MiB.
    public static let embeddedLimit = 7 << 20
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
        /// With the images before it, it has this many bytes as Base64: too many for a request.
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
            "reference \(reference): the images of the request have \(count) bytes as Base64 with it, and at "
                + "most \(ImageReference.embeddedLimit) can be sent; give its URL instead, or make it smaller"
        }
    }
}
