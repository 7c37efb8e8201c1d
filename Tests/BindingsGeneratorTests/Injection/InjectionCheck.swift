import APISpec
import BindingsGenerator

/// A description that is generated with a text appended to one of its strings: nothing of that text may become
/// code.
struct InjectionCheck: Sendable {
    /// A string of one of the files, a key or a value.
    struct Place: Sendable {
        /// The file's index.
        var file: Int
        /// What is between the quotes.
        var content: Range<Int>
    }

    /// What a run showed.
    enum Outcome: Sendable {
        /// The description is refused, with the place of the mistake.
        case refused
        /// The code is the same, but for names that are made of values.
        case harmless
        /// What is wrong.
        case broken(String)
    }

    /// The description's name.
    let name: String
    /// Every string of every file.
    let places: [Place]
    private let files: [SourceFile?]
    private let output: [OutputFile]
    private let code: [[SwiftLexer.Token]]

    /// - Parameter files: `api.json`, `errors.json`, `refinements.json`, the configuration, the common error codes.
    /// - Throws: a ``DescriptionError`` when the description by itself isn't clean.
    init(_ name: String, _ files: [SourceFile?]) throws(DescriptionError) {
        let result = Self.generate(files)
        guard let output = result.files, result.diagnostics.isEmpty else {
            throw DescriptionError(result.diagnostics)
        }
        self.name = name
        self.files = files
        self.output = output
        code = output.map(Self.code)
        places = files.enumerated().flatMap { index, file in
            Self.strings(file?.bytes ?? []).map { Place(file: index, content: $0) }
        }
    }

    /// The strings that say exactly this.
    func places(of text: String) -> [Place] {
        places.filter { files[$0.file]?.bytes[$0.content].elementsEqual(text.utf8) == true }
    }

    /// What to try at each string: everything; or, at one that stood in the same role before (half of a description is
    /// `"type": "string"`), the next injection in turn.
    func trials(repeating: Bool) -> [(place: Place, injections: [Injection])] {
        var seen: Set<[String]> = []
        var key = ""
        return places.enumerated().map { index, place in
            let bytes = files[place.file]?.bytes ?? []
            let text = String(decoding: bytes[place.content], as: UTF8.self)
            let next = bytes[(place.content.upperBound + 1)...].first { $0 > 0x20 }
            let isKey = next == UInt8(ascii: ":")
            let isNew = seen.insert(["\(place.file)", isKey ? "" : key, text]).inserted
            if isKey { key = text }
            return (place, isNew || repeating ? Injection.all : [Injection.all[index % Injection.all.count]])
        }
    }

    /// Appends an injection to the string at a place, and looks at what comes of it.
    func outcome(of injection: Injection, at place: Place) -> Outcome {
        guard let original = files[place.file] else { return .broken("there is no such file") }
        let end = place.content.upperBound
        let bytes = original.bytes[..<end] + injection.json + original.bytes[end...]
        var files = files
        files[place.file] = SourceFile(path: original.path, bytes: Array(bytes))
        let result = Self.generate(files)
        if let problem = problem(with: result, in: original.path) {
            let location = original.location(at: UInt32(clamping: end))
            return .broken("\(name), \(location), \(injection.name): \(problem)")
        }
        return result.files == nil ? .refused : .harmless
    }

    private func problem(with result: Pipeline.Result, in path: String) -> String? {
        if let diagnostic = result.diagnostics.first(where: { Self.isUnsafe($0.description, newline: false) })
        {
            return "a diagnostic has control characters: \(diagnostic.description.debugDescription)"
        }
        guard let output = result.files else {
            return result.diagnostics.contains { $0.severity == .error && $0.location.file == path }
                ? nil : "it is refused without a place in \(path)"
        }
        for (index, file) in output.enumerated() where file != self.output[index] {
            if !Self.isAlike(Self.code(of: file), code[index]) {
                return "the code of \(file.name) changed"
            }
            if Self.isUnsafe(file.text, newline: true) { return "\(file.name) has control characters" }
        }
        return nil
    }

    private static func generate(_ files: [SourceFile?]) -> Pipeline.Result {
        var config: BindingsConfig?
        if let source = files[3] {
            let read = BindingsConfig.read(source)
            guard let found = read.config else {
                return Pipeline.Result(files: nil, diagnostics: read.diagnostics)
            }
            config = found
        }
        guard let api = files[0] else { return Pipeline.Result(files: nil, diagnostics: []) }
        return Pipeline.generate(
            api: api, errors: files[1], refinements: files[2], errorCodes: files[4], config: config)
    }

    /// What is between the quotes of a JSON file's strings.
    private static func strings(_ bytes: [UInt8]) -> [Range<Int>] {
        var strings: [Range<Int>] = []
        var start: Int?
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "\""):
                if let first = start {
                    strings.append(first..<place)
                    start = nil
                } else {
                    start = place + 1
                }
            default: break
            }
            place += 1
        }
        return strings
    }

    // MARK: Code

    /// The code without what depends on how long a text is: a sum of texts is one text, and no comma ends a list.
    private static func code(of file: OutputFile) -> [SwiftLexer.Token] {
        var code: [SwiftLexer.Token] = []
        for token in SwiftLexer.tokens(of: file.text) {
            if token == .mark(UInt8(ascii: "]")), code.last == .mark(UInt8(ascii: ",")) { code.removeLast() }
            if token == .text, code.last == .mark(UInt8(ascii: "+")), code.dropLast().last == .text {
                code.removeLast()
            } else {
                code.append(token)
            }
        }
        return code
    }

    /// Whether two pieces of code differ in names at most: those that are made of values.
    private static func isAlike(_ left: [SwiftLexer.Token], _ right: [SwiftLexer.Token]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { left, right in
                if left == right { return true }
                guard case .word(let left) = left, case .word(let right) = right else { return false }
                return isName(left) && isName(right)
            }
    }

    private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
        word.allSatisfy { byte in
            let scalar = UnicodeScalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
    }

    /// Whether a text has anything that ends a line for someone, moves a cursor, or changes the order of what is read.
    private static func isUnsafe(_ text: String, newline: Bool) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0A: !newline
            case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
            default: false
            }
        }
    }
}
