/// An image file, as it arrived.
public struct DownloadedImage: Sendable, Hashable {
    /// Where it is.
    public var path: String
    /// What its bytes say it is, whatever its name says.
    public var format: ImageFormat
    /// Its length.
    public var byteCount: Int
}
