import BindingsGenerator
import TencentCloudPlatform

/// Replaces several files together: all of them, or none.
///
/// Each new content is written beside its file first. Only when all are on the disk does the first take its
/// file's place; should that fail for one of them, those before it get their old content back.
package struct StagedFiles {
    package init() {}

    private var staged: [(path: String, text: String)] = []

    /// Notes a file's new content; the disk isn't touched yet.
    package mutating func add(_ path: String, _ text: String) {
        staged.append((path, text))
    }

    /// Replaces the files.
    package func commit() throws(FileError) {
        var old: [[UInt8]] = []
        for file in staged { old.append(try POSIXFile.read(file.path)) }
        var written: [String] = []
        defer { for path in written { unlink(path) } }
        for file in staged {
            let temporary = Self.temporary(file.path)
            try POSIXFile.replace(temporary, with: file.text)
            written.append(temporary)
        }
        for (index, file) in staged.enumerated() {
            if rename(Self.temporary(file.path), file.path) == 0 { continue }
            let reason = SystemError().description
            for (done, content) in zip(staged, old).prefix(index) {
                // Should this fail too, the first failure says more.
                try? POSIXFile.replace(done.path, with: content)
            }
            throw FileError(path: file.path, attempt: "write", reason: reason)
        }
    }

    private static func temporary(_ path: String) -> String { "\(path).new" }
}
