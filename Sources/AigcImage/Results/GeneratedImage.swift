public import TencentCloudRuntime

/// An image that a service has drawn and keeps for a while.
public struct GeneratedImage: Sendable {
    /// Where it is, until it expires. Whoever knows the address can fetch it.
    ///
    /// With TLS, even where the service names an open address: its storage speaks both, and a page that is served with
    /// TLS itself shows no others.
    public var url: String
    /// When it expires, in seconds since 1970: after 12 hours for MPS, after 7 days for VOD's temporary storage;
    /// nil when the service doesn't say, or keeps it.
    public var expiresAt: Int64?
    /// The task that drew it.
    public var taskID: String
    /// Its ID in VOD's storage, if it is stored there.
    public var fileID: String?
    /// The model that was asked for; nil when the service chose.
    public var model: ImageModel?

    /// Opens buckets of the caller's; nil for an image that was made from its address alone.
    private let access: BucketAccess?
    let transport: any Transport
    let allowsPlainHTTP: Bool
    /// What pauses and time limits are measured by.
    package var clock = SteadyClock.continuous
    /// Whether a download that failed in a way that may pass is tried again.
    package var triesAgain = true
    /// Is told why a download is tried again.
    package var retried: (@Sendable (any Error) -> Void)?

    /// An image by its address.
    ///
    /// - Parameters:
    ///   - url: Where it is.
    ///   - taskID: The task that drew it.
    ///   - model: The model that was asked for.
    ///   - transport: What fetches it.
    ///   - allowsPlainHTTP: Whether it may be fetched without TLS from another machine. Unless it may, such an
    ///     address becomes one with TLS.
    public init(
        url: String, taskID: String, model: ImageModel? = nil,
        transport: any Transport = DefaultTransport.shared, allowsPlainHTTP: Bool = false
    ) {
        self.url = ResultURL.secured(url, allowsPlainHTTP: allowsPlainHTTP)
        self.taskID = taskID
        self.model = model
        self.transport = transport
        self.allowsPlainHTTP = allowsPlainHTTP
        access = nil
    }

    /// An image that a client was told of.
    init(url: String, taskID: String, model: ImageModel?, access: BucketAccess) {
        let configuration = access.configuration
        self.url = ResultURL.secured(url, allowsPlainHTTP: configuration.allowsPlainHTTP)
        self.taskID = taskID
        self.model = model
        self.access = access
        transport = configuration.transport
        allowsPlainHTTP = configuration.allowsPlainHTTP
        clock = configuration.steadyClock
    }

    /// The address as everybody can fetch it: presigned where MPS stored the image into a bucket of yours
    /// (``ImageStorage/bucket(name:region:path:)``, ``ImageBuckets/results``), and else ``url`` as it is. Nothing is
    /// sent.
    ///
    /// - Parameter duration: How long a presigned one opens the image; a day unless told.
    /// - Throws: `CredentialsError`, `CancellationError`.
    public func openURL(expiresIn duration: Duration = .seconds(86_400)) async throws -> String {
        try await access?.openedURL(url, expiresIn: duration) ?? url
    }
}
