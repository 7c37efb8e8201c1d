/// An object in a bucket, as COS told of it.
public struct COSObject: Sendable, Hashable {
    /// Its name in the bucket.
    public var key: String
    /// Its bare address, percent-encoded. In a private bucket it opens only once it is presigned.
    public var url: String
    /// What stands for its bytes, in the quotes that COS answers; for an object put at once that is their MD5.
    public var eTag: String
    /// How many bytes it has.
    public var size: Int
    /// Its media type, such as `image/png`.
    public var contentType: String

    /// Describes an object, for tests.
    public init(key: String, url: String, eTag: String, size: Int, contentType: String) {
        self.key = key
        self.url = url
        self.eTag = eTag
        self.size = size
        self.contentType = contentType
    }
}
