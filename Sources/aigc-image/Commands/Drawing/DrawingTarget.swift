import AigcImage

/// Where a drawing command saves, checked before anything is billed.
struct DrawingTarget {
    let names: OutputNames
    let format: ImageFormat?
    let overwrite: Bool
    /// Where the image goes instead, for `--output -`.
    let pipe: ImagePipe?

    /// - Parameters:
    ///   - title: What a made-up name is made of.
    ///   - count: How many images there will be.
    ///   - wish: The format that was asked for.
    init(
        _ arguments: ParsedArguments, title: String, count: Int, format wish: ImageFormat? = nil
    ) throws(UsageError) {
        pipe = arguments["output"] == "-" ? try ImagePipe(arguments, count: count) : nil
        names =
            pipe.map { OutputNames(base: "\($0.folder)/image") }
            ?? OutputNames(path: arguments["output"], prompt: title)
        if let wish, let named = names.format, wish != named {
            throw UsageError(
                "--format \(wish.rawValue) and --output \(arguments["output"] ?? "") contradict each other")
        }
        format = wish ?? names.format
        if let obstacle = names.obstacle { throw .obstacle(obstacle) }
        overwrite = arguments.has("force")
        let names = names.movedToFree(count: count, format: format)
        if let obstacle = Files.obstacle(toWriting: names.path(0, format: format)) {
            throw .obstacle(obstacle)
        }
        guard !overwrite else { return }
        for index in 0..<max(0, min(count, 100)) {
            let path = names.path(index, format: format)
            if Files.exists(path) { throw .obstacle("\(path) exists already; --force replaces it") }
        }
    }

    var job: ImageJob.Target {
        ImageJob.Target(names: names, format: format, overwrite: overwrite, pipe: pipe)
    }

    /// What came otherwise than it was asked for.
    static func notes(_ saved: [SavedImage], count: Int?, format: ImageFormat?) -> [String] {
        var notes: [String] = []
        if let count, saved.count < count {
            notes.append("\(count) images were asked for, \(saved.count) came")
        }
        for file in saved.compactMap(\.file) {
            // What the name says is what others will take it for.
            let asked = format ?? OutputNames(path: file.path, prompt: "").format
            if let asked, asked != file.format {
                notes.append("\(file.path) is \(file.format.rawValue), not \(asked.rawValue)")
            }
        }
        // Only what is kept for good is worth a note: its ID is how it is found again.
        for saved in saved where saved.image.expiresAt == nil {
            if let path = saved.file?.path, let id = saved.image.fileID {
                notes.append("\(path) is kept in VOD as \(id)")
            }
        }
        return notes
    }
}
