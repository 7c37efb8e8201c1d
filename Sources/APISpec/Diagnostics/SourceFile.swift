import Synchronization

/// A file of a description: its bytes, and where its lines begin.
///
/// Everything read from a file remembers a byte offset only; the line index that turns an offset into a line
/// and a column is built the first time a diagnostic asks for it.
package final class SourceFile: Sendable {
    /// The path as the caller gave it, so that diagnostics print what the caller recognises.
    package let path: String
    /// The whole content.
    package let bytes: [UInt8]

    private let lineStarts = Mutex<[Int]>([])

    /// A file from its content; reading the disk is the caller's business.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file from a text, for tests and for descriptions that never were on a disk.
    package convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The line and column of a byte offset; an offset past the end is the end.
    package func location(at offset: UInt32) -> SourceLocation {
        let offset = min(Int(offset), bytes.count)
        let (line, start) = lineStarts.withLock { starts in
            if starts.isEmpty {
                starts = Self.lineStarts(of: bytes)
            }
            let line = starts.partitioningIndex { $0 > offset }
            return (line, starts[line - 1])
        }
        return SourceLocation(file: path, line: line, column: offset - start + 1, offset: offset)
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(index + 1)
        }
        return starts
    }
}

extension [Int] {
    /// The index of the first element that satisfies a predicate, in a collection where all that do come last.
    fileprivate func partitioningIndex(_ belongsToSecond: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsToSecond(self[middle]) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
