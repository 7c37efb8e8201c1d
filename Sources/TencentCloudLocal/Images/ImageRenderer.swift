/// Draws a placeholder and encodes it.
enum ImageRenderer {
    /// The bytes of the whole file.
    static func render(_ image: PlaceholderImage, as format: ImageFormat) -> [UInt8] {
        []
    }
}
