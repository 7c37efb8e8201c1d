import APISpec
import BindingsGenerator

/// The files of a description, by their paths.
struct Inputs {
    static let options = ["--api", "--errors", "--refinements"]

    var api: String
    var errors: String?
    var refinements: String?
}

extension Inputs {
    init(_ list: ArgumentList) throws(Arguments.Mistake) {
        self.init(
            api: try list.require("--api"), errors: try list.one("--errors"),
            refinements: try list.one("--refinements"))
    }

    /// The files' contents.
    func read() throws(FileError) -> (api: SourceFile, errors: SourceFile?, refinements: SourceFile?) {
        (
            try SourceFile(reading: api),
            try errors.map { (path) throws(FileError) in try SourceFile(reading: path) },
            try refinements.map { (path) throws(FileError) in try SourceFile(reading: path) }
        )
    }
}

extension SourceFile {
    convenience init(reading path: String) throws(FileError) {
        self.init(path: path, bytes: try POSIXFile.read(path))
    }
}
