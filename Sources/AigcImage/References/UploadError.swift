import TencentCloudCOS
public import TencentCloudRuntime

/// An image of this machine that couldn't be put where the service gets at it. No task was created.
public struct UploadError: Error, Sendable {
    /// The image: the file's path, or how many bytes it has in memory.
    public var reference: String
    /// What went wrong.
    public var underlying: any Error

    /// Describes a failed upload.
    public init(reference: String, underlying: any Error) {
        self.reference = reference
        self.underlying = underlying
    }
}

extension UploadError: TencentCloudError {
    /// Whether the same may go well a little later.
    public var isTransient: Bool { underlying.mayPass }
    /// False: nothing is drawn before all images are uploaded.
    public var mayHaveTakenEffect: Bool { false }
    /// The ID of the last request, where the service told one.
    public var requestID: String? { (underlying as? any TencentCloudError)?.requestID }
    /// How often the last request was sent.
    public var attempts: Int { (underlying as? any TencentCloudError)?.attempts ?? 0 }
    /// What kind of trouble it is.
    public var category: ErrorCategory { (underlying as? any TencentCloudError)?.category ?? .service }
    /// What to do about it, in a sentence for people; nil when there is nothing more to say.
    public var advice: String? { (underlying as? any TencentCloudError)?.advice }
}

extension UploadError {
    /// The code that the service, or Cloud Object Storage, refused it with; nil when neither did.
    public var code: String? {
        (underlying as? ServiceError)?.code.rawValue ?? (underlying as? COSError)?.code.rawValue
    }
}

extension UploadError: CustomStringConvertible {
    /// What went wrong, and with which image.
    public var description: String { "reference \(reference) couldn't be uploaded: \(underlying)".printable }
}
