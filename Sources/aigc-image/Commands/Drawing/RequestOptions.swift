import AigcImage

/// The options of commands that say what to draw: the rows that the library has of them.
enum RequestOptions {
    /// Those of an image, whose prompt is no option.
    static let ofImage = ImageOptions.all.filter { $0.name != "prompt" }

    /// Those of a batch, whose references are its lines'.
    static let ofBatch = ofImage.filter { !["references", "sessionID"].contains($0.name) }

    /// What a command line says of them.
    static func texts<Request>(
        _ arguments: ParsedArguments, _ options: [RequestOption<Request>]
    ) -> OptionTexts {
        var texts = OptionTexts()
        for option in options where arguments.has(option.flag) {
            texts[option.name] = arguments.all(option.flag)
        }
        return texts
    }

    /// Takes over what they say.
    static func apply<Request>(
        _ texts: OptionTexts, _ options: [RequestOption<Request>], to request: inout Request
    ) throws(UsageError) {
        let mistakes = texts.apply(options, to: &request)
        if mistakes.isEmpty { return }
        throw UsageError(mistakes.map { "--\($0.flag) \($0.message)" }.joined(separator: "; "))
    }
}

extension OptionDescription {
    /// A row as a flag.
    init<Request>(_ option: RequestOption<Request>) {
        let isOfOne = option.takers.count == 1
        self.init(
            name: option.flag, letter: option.letter, value: option.placeholder,
            completion: option.isFile ? .files : option.known.map { .words($0) } ?? .none,
            help: option.help + (isOfOne ? " (\(option.takers.map(\.rawValue).joined()))" : ""))
        if case .one = option.arity {} else { isRepeatable = true }
    }
}

extension ImageRequestError {
    /// What stands against a request, a line each, with the options by the names that can be typed.
    var lines: [String] {
        problems.map { problem in
            guard case .option(let error) = problem else { return "\(problem)" }
            let flag =
                ImageOptions.all.first { $0.name == error.option }?.flag
                ?? SceneOptions.common.first { $0.name == error.option }?.flag
            return (flag.map { "--\($0)" } ?? error.option) + ": \(error.explanation)"
        }
    }
}
