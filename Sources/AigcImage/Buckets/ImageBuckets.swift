import TencentCloudRuntime

/// Buckets of Cloud Object Storage that images go through: your own pictures on their way to MPS, and results on their way
/// from a bucket that MPS stores into.
///
/// They are opened with the credentials of the generator's client, which need leave to put, get and delete objects
/// there.
///
/// ```swift
/// var generator = ImageGenerator(.mps(MPSClient()))
/// let pictures = ImageBuckets.Bucket(name: "pictures-1250000000", region: "ap-guangzhou")
/// generator.buckets.uploads = .init(pictures)
/// let images = try await generator.generate("the same at night", references: [.file("day.jpg")])
/// ```
public struct ImageBuckets: Sendable, Hashable {
    /// A bucket.
    public struct Bucket: Sendable, Hashable {
        /// The name with the account's APPID: `pictures-1250000000`.
        public var name: String
        /// Where it lies, such as `ap-guangzhou`.
        public var region: String

        /// A bucket.
        public init(name: String, region: String) {
            self.name = name
            self.region = region
        }
    }

    /// How images of this machine are put into a bucket, for MPS to fetch.
    public struct Uploads: Sendable, Hashable {
        /// The bucket.
        public var bucket: Bucket
        /// The folder in it; `aigc-image` unless told.
        public var folder: String
        /// How long the address that MPS gets opens an image: an hour unless told. A task that begins to be drawn later
        /// can't fetch it any more.
        public var lifetime: Duration
        /// Whether an image is removed again once its task has ended; it stays unless told.
        ///
        /// One that stays is named by its content, and not put there a second time. It also stays where this process
        /// doesn't see the task's end: let a lifecycle rule of the bucket clear the folder.
        public var removesAfterwards: Bool

        /// Uploads into a bucket.
        public init(
            _ bucket: Bucket, folder: String = "aigc-image", lifetime: Duration = .seconds(3600),
            removesAfterwards: Bool = false
        ) {
            self.bucket = bucket
            self.folder = folder
            self.lifetime = lifetime
            self.removesAfterwards = removesAfterwards
        }
    }

    /// Where images of this machine are put, for MPS to fetch them; nil refuses such images. VOD has storage of its own.
    public var uploads: Uploads?
    /// Buckets whose images are downloaded with the client's credentials: those that tasks of earlier requests were
    /// stored into. The one that a request itself names needs no mention.
    public var results: Set<Bucket>
    /// Where buckets are reached, in place of `https://{bucket}.cos.{region}.myqcloud.com`: an address in which
    /// `{bucket}` and `{region}` stand for the two, such as a local service's.
    public var endpoint: String?

    /// Buckets.
    public init(uploads: Uploads? = nil, results: Set<Bucket> = [], endpoint: String? = nil) {
        self.uploads = uploads
        self.results = results
        self.endpoint = endpoint
    }
}

extension ImageBuckets.Uploads {
    /// What an image is called in the bucket: by its content, or, if it is to be removed, by a name that no other task
    /// goes by.
    func key(of image: LocalImage) -> String {
        let name = removesAfterwards ? IdempotencyToken.make() : SHA256.hash(image.bytes).hex
        let folders = folder.split(separator: "/").map { "\($0)/" }.joined()
        return "\(folders)\(name).\(image.format.rawValue)"
    }
}
