import APISpec
import BindingsGenerator

extension Inputs {
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
