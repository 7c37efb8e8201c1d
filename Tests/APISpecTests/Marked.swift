import APISpec
import Testing

/// A text in which `‸` marks the places where mistakes are expected, in order.
struct Marked {
    let source: SourceFile
    /// `line:column` of each mark.
    let places: [String]

    init(path: String, _ marked: String) {
        var text = ""
        var places: [String] = []
        for scalar in marked.unicodeScalars {
            if scalar == "‸" {
                let line = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
                let column = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
                places.append("\(line):\(column)")
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        source = SourceFile(path: path, text: text)
        self.places = places
    }
}

/// Expects exactly these mistakes, at the marks of the files in order, each file's from its top.
func expect(
    api: String = Sample.api, errors: String? = nil, refinements: String? = nil, _ mistakes: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let files = [
        Marked(path: "api.json", api), errors.map { Marked(path: "errors.json", $0) },
        refinements.map { Marked(path: "refinements.json", $0) },
    ]
    let places = files.compactMap { $0 }.flatMap { file in file.places.map { "\(file.source.path):\($0)" } }
    #expect(places.count == mistakes.count, "a mark for each mistake", sourceLocation: sourceLocation)
    let (description, diagnostics) = Description.read(
        api: Marked(path: "api.json", api).source, errors: files[1]?.source, refinements: files[2]?.source)
    let expected = zip(places, mistakes).map { "\($0): error: \($1)" }
    #expect(diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
    #expect((description == nil) == !mistakes.isEmpty, sourceLocation: sourceLocation)
}

/// The same for a part of the refinements: the members of their outermost object.
func expect(
    _ part: String, _ mistakes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    expect(
        errors: Sample.errors, refinements: "{\n\(part)\n}", mistakes, sourceLocation: sourceLocation)
}
