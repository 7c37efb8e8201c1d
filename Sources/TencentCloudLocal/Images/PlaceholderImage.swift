/// What a drawn image shows: everything about it follows from these, so the same task always gives the
/// same file.
struct PlaceholderImage: Sendable, Hashable {
    /// What was asked for; wrapped onto the picture's label.
    var prompt: String
    /// The model's name and version, as the label shows them.
    var model: String
    /// Decides the picture together with `prompt`.
    var seed: UInt64
    /// In pixels, at least 1.
    var width: Int
    /// In pixels, at least 1.
    var height: Int
}

/// The file formats that the services write.
enum ImageFormat: Sendable, Hashable {
    case png
    /// `quality` from 1 (smallest) to 100 (best); values outside are brought inside.
    case jpeg(quality: Int)
}
