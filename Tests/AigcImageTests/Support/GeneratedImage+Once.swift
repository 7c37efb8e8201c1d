import AigcImage

extension GeneratedImage {
    /// The same image, whose downloads are tried once: for tests of a single attempt.
    var once: GeneratedImage {
        var image = self
        image.triesAgain = false
        return image
    }
}
