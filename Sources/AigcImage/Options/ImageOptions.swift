import TencentCloudVOD

package typealias ImageOption = RequestOption<ImageRequest>
package typealias SceneOption = RequestOption<SceneRequest>

/// All that can be said of an image, in the order of the help. A new option is a member of ``ImageRequest``, a row here,
/// and a line in the file of each service that takes it.
package enum ImageOptions {
    package static let all: [ImageOption] =
        [
            prompt, model, modelVersion,
            .init(
                "negativePrompt", \.negativePrompt, .text(), letter: "n", help: "What not to draw"),
            .aspectRatio, .resolution, .size, references, .format,
            .init(
                "count", \.count, .number(expected: "a number from 1"), letter: "c",
                help: "How many images, where the model draws several"),
            .init(
                "seed", \.seed, .number(), takers: [.vod], help: "The same seed gives a similar image again"),
            .init(
                "enhancePrompt", \.enhancePrompt, .toggle,
                help: "Whether the service may improve the prompt; its own choice unless told"),
            .init(
                "sceneType", \.sceneType, .text("NAME", known: VOD.SceneType.allKnownCases.map(\.rawValue)),
                help: "A special kind of image: 3d_panorama by Hunyuan, image_expand by Kling"),
            .init(
                "personGeneration", \.personGeneration, .word("WHO"), takers: [.vod],
                help: "Whether people may be in the image: AllowAdult or Disallowed"),
            .init("logo", \.logo, .toggle, help: "Whether a logo is put on the image; off unless told"),
            .init(
                "inputComplianceCheck", \.inputComplianceCheck, .toggle, takers: [.vod],
                help: "Whether prompt and references are reviewed before anything is drawn"),
            .init(
                "outputComplianceCheck", \.outputComplianceCheck, .toggle, takers: [.vod],
                help: "Whether images are reviewed before they are handed out"),
            .init(
                "inputRegion", \.inputRegion, .word("REGION"), takers: [.vod],
                help: "Where in the world the input comes from, such as Oversea"),
            .storage, .mediaName, .classID, .expireTime, .bucket, .bucketRegion, .bucketPath,
            .sessionID, .sessionContext, .priority,
            .init(
                "operator", \.operator, .text("NAME"), takers: [.mps],
                help: "Who asks, for your own records"),
            .members,
        ]

    /// What lines of a batch don't say: a name for the request, which the batch makes.
    package static let ofLines = all.filter { $0.name != "sessionID" }

    private static let prompt = ImageOption(
        "prompt", placeholder: "TEXT", help: "What to draw",
        set: { texts, request in
            request.prompt = texts[0]
            return nil
        }, values: { $0.prompt.isEmpty ? [] : [$0.prompt] })

    private static let model = ImageOption(
        "model", letter: "m", placeholder: "NAME[:VERSION]", known: { ModelCatalogue.words },
        replaces: ["modelVersion"],
        help:
            "What draws, such as Kling:3.0 (see aigc-image models); the service's own choice, or Hunyuan 3.0 for "
            + "vod, unless told",
        set: { texts, request in
            request.model = ModelCatalogue.model(typed: texts[0])
            return nil
        }, values: { $0.model.map { [$0.name] } ?? [] })

    private static let modelVersion = ImageOption(
        "modelVersion", placeholder: "VERSION", help: "The model's version, when its name lacks it",
        set: { texts, request in
            guard request.model != nil else { return "needs a model" }
            request.model?.version = texts[0]
            return nil
        }, values: { ($0.model?.version).map { [$0] } ?? [] })

    private static let references = ImageOption(
        "references", flag: "reference", letter: "r", placeholder: "IMAGE", isFile: true, arity: .several,
        help: "An image to go by: \(ImageReference.words); can be repeated",
        set: { texts, request in
            request.references = texts.map { ImageReference(typed: $0) }
            return nil
        }, values: { $0.references.map(\.description) })
}

/// What can be said of scenes of several kinds. Each kind has more of its own.
package enum SceneOptions {
    package static let aspectRatio = SceneOption.aspectRatio
    package static let resolution = SceneOption.resolution
    package static let size = SceneOption.size
    /// Of every kind.
    package static let common: [SceneOption] = [
        .format,
        .init(
            "quality", \.quality, .number(expected: "a number from 1 to 100"),
            help: "How good a JPEG is, from 1 to 100"),
        .storage, .mediaName, .classID, .expireTime, .sessionID, .sessionContext, .priority, .members,
    ]
}

extension ImageReference {
    /// How people write one.
    package static let words = "an http(s) address, a file of this machine, or vod:FILEID"

    /// Reads `https://…`, `vod:387702…`, or the path of a file.
    package init(typed text: String) {
        if text.contains("://") {
            self = .url(text)
        } else if text.hasPrefix("vod:") {
            self = .fileID(String(text.dropFirst(4)))
        } else {
            self = .file(text)
        }
    }
}

extension ModelCatalogue {
    private static let known = (mps.models + vod.models).map(\.model)

    /// Reads `Kling:3.0` or `kling:3.0`. A name that isn't known stays as it is.
    package static func model(typed text: String) -> ImageModel {
        var model = ImageModel(text: text)
        model.name = known.first { $0.name.lowercased() == model.name.lowercased() }?.name ?? model.name
        return model
    }

    /// Every name, and every version of it, as they are typed.
    package static var words: [String] {
        var seen = Set<String>()
        let words = known.flatMap {
            [$0.name] + ($0.version == nil ? [] : ["\($0.name):\($0.version ?? "")"])
        }
        return words.filter { seen.insert($0).inserted }
    }
}
