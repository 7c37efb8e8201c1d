import AigcImage

/// What a line of a prompt file can say, by the names of the options of `generate`.
enum RowMember {
    private typealias Apply = @Sendable (inout ImageRequest, [String]) throws(UsageError) -> Void

    private static let members: [(name: String, apply: Apply)] = [
        ("prompt", { (request, texts) throws(UsageError) in request.prompt = texts[0] }),
        (
            "model",
            { (request, texts) throws(UsageError) in
                // The version may have come before.
                let version = request.model.flatMap { $0.name.isEmpty ? $0.version : nil }
                request.model = ModelNames.model(texts[0], version: version)
            }
        ),
        (
            "model-version",
            { (request, texts) throws(UsageError) in
                request.model = ImageModel(request.model?.name ?? "", version: texts[0])
            }
        ),
        ("negative-prompt", { (request, texts) throws(UsageError) in request.negativePrompt = texts[0] }),
        (
            "aspect-ratio",
            { (request, texts) throws(UsageError) in request.aspectRatio = texts[0] }
        ),
        ("resolution", { (request, texts) throws(UsageError) in request.resolution = texts[0] }),
        (
            "size",
            { (request, texts) throws(UsageError) in
                request.size = try read(texts[0], "a size such as 1024x768") { ImageSize($0) }
            }
        ),
        (
            "reference",
            { (request, texts) throws(UsageError) in request.references = texts.map(References.reference) }
        ),
        (
            "format",
            { (request, texts) throws(UsageError) in
                request.format = try read(texts[0], "png or jpeg") {
                    ImageFormat(rawValue: $0 == "jpg" ? "jpeg" : $0)
                }
            }
        ),
        (
            "count",
            { (request, texts) throws(UsageError) in
                request.count = try read(texts[0], "a number from 1") { Int($0) }
            }
        ),
        (
            "seed",
            { (request, texts) throws(UsageError) in
                request.seed = try read(texts[0], "a whole number") { Int64($0) }
            }
        ),
        (
            "enhance",
            { (request, texts) throws(UsageError) in
                request.enhancePrompt = try read(texts[0], "true or false") { Bool($0.lowercased()) }
            }
        ),
        ("scene-type", { (request, texts) throws(UsageError) in request.sceneType = texts[0] }),
        (
            "priority",
            { (request, texts) throws(UsageError) in
                request.priority = try read(texts[0], "a whole number") { Int($0) }
            }
        ),
    ]

    /// All names, for help.
    static var names: [String] { ["id"] + members.map(\.name) }

    /// A name without what spellings differ in: `aspect_ratio`, `aspectRatio` and `Aspect-Ratio` are the same.
    static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// Takes out of a request what a row's own members stand for: a size, or a shape and a class of size.
    static func clear(_ names: [String], in request: inout ImageRequest) {
        let names = names.map(plain)
        if names.contains("size") { (request.aspectRatio, request.resolution) = (nil, nil) }
        if names.contains("aspectratio") || names.contains("resolution") { request.size = nil }
    }

    /// Takes a member over into a request.
    static func apply(
        _ name: String, _ texts: [String], to request: inout ImageRequest
    ) throws(UsageError) {
        let wanted = plain(name)
        let member = members.first { plain($0.name) == wanted || plain($0.name) + "s" == wanted }
        guard let member else { throw .unknown("member", name, among: names) }
        guard texts.count == 1 || member.name == "reference" else {
            throw UsageError("\(name) takes one value, not \(texts.count)")
        }
        do throws(UsageError) {
            try member.apply(&request, texts)
        } catch {
            throw UsageError("\(name) \(error.message)")
        }
    }

    private static func read<Value>(
        _ text: String, _ expected: String, _ parse: (String) -> Value?
    ) throws(UsageError) -> Value {
        guard let value = parse(text) else { throw UsageError("takes \(expected), not '\(text)'") }
        return value
    }
}
