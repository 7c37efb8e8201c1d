import JSONCoding
import TencentCloudRuntime

/// What a task draws, settled when it is created.
struct ImageJob: Sendable {
    var prompt: String
    /// As the picture's label names it.
    var model: String
    var seed: Int64
    var size: ImageSize
    var count = 1
    var format = ImageFormat.png

    /// One file for each image, under names that nobody can guess.
    func files(prefix: String) -> [ResultFiles.File] {
        let name = prefix + RandomNames.hex(32)
        return (0..<count).map { number in
            ResultFiles.File(
                name: "\(name)_\(number).\(format.fileExtension)",
                image: PlaceholderImage(
                    prompt: prompt, model: model, seed: UInt64(bitPattern: seed) &+ UInt64(number),
                    width: size.width, height: size.height),
                format: format)
        }
    }

    /// - Throws: ``ServiceFault`` when the size is more than the local service draws.
    func checked() throws(ServiceFault) -> ImageJob {
        guard size.isDrawable else {
            throw ServiceFault(
                code: .invalidParameterValue,
                message:
                    "\(size.width)x\(size.height) is too large: a side has at most \(ImageSize.longestSide) "
                    + "pixels, an image at most \(ImageSize.mostPixels).")
        }
        return self
    }
}

/// What an image model makes of a request's parameters, which both services name differently.
struct ModelParameters {
    var name: String
    var version: String?
    var prompt: String?
    var seed: Int64?
    var resolution: String?
    var aspectRatio: String?
    var count: Int?
    var format: String?
    /// JSON with the parameters of single models.
    var additional: String?

    /// - Throws: ``ServiceFault`` when the size is more than the local service draws.
    func job() throws(ServiceFault) -> ImageJob {
        let additional = additional.flatMap { try? JSONValue(jsonText: $0) }
        let exact = additional?["size"]?.string.flatMap { ImageSize($0) }
        let job = ImageJob(
            prompt: prompt ?? "", model: [name, version].compactMap(\.self).joined(separator: " "),
            seed: seed ?? RandomNames.seed(),
            size: exact ?? ImageSize(resolution: resolution ?? usualResolution, aspectRatio: aspectRatio),
            count: imageCount(isSequential: additional?["sequential_image_generation"]?.string == "auto"),
            format: format?.lowercased() == "jpeg" ? .jpeg(quality: 90) : .png)
        return try job.checked()
    }

    private var usualResolution: String {
        switch (name, version) {
        case ("SI", "4.5"), ("SI", "5.0-lite"): "2K"
        case ("Vidu", _): "1080p"
        default: "1K"
        }
    }

    /// Most models draw one image whatever they are asked.
    private func imageCount(isSequential: Bool) -> Int {
        switch name {
        case "Kling": min(max(count ?? 1, 1), 9)
        case "OG": min(max(count ?? 1, 1), 8)
        case "SI" where isSequential: min(max(countInPrompt ?? 1, 1), 15)
        default: 1
        }
    }

    /// The number in `output 3 images`.
    private var countInPrompt: Int? {
        let words = (prompt ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
        return zip(words, words.dropFirst()).first { $1.hasPrefix("image") && Int($0) != nil }.flatMap {
            Int($0.0)
        }
    }
}
