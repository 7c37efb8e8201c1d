import JSONCoding
import TencentCloudPlatform

/// Bytes that a request carries as they are: a file, or what is in memory.
///
/// The whole request has at most 10 MB. A request with such a member travels as `multipart/form-data`, which the
/// client sees to.
public struct BinaryContent: Sendable, Hashable {
    private enum Source: Sendable, Hashable {
        case bytes([UInt8])
        case file(String)
    }

    private let source: Source

    /// These bytes.
    public init(_ bytes: [UInt8]) { source = .bytes(bytes) }

    /// What a file holds, which is read when the request is sent. One that can't be read is a ``ValidationError`` then.
    public init(file path: String) { source = .file(path) }

    /// The bytes, read from the file if it is one.
    ///
    /// - Parameter limit: The most that are read.
    /// - Throws: The reason in words.
    func bytes(atMost limit: Int) throws(Unreadable) -> [UInt8] {
        switch source {
        case .bytes(let bytes): return bytes
        case .file(let path):
            do throws(FileContents.ReadingError) {
                return try FileContents.read(path, atMost: limit)
            } catch {
                let reason =
                    switch error {
                    case .system(let error): error.description
                    case .isFolder: "it is a folder"
                    case .tooLong(let count): "it has \(count) bytes, and a request takes at most \(limit)"
                    }
                throw Unreadable(message: "can't be read from \(path): \(reason)")
            }
        }
    }

    struct Unreadable: Error {
        var message: String
    }
}

/// In JSON, which can't hold bytes, they are Base64: so they reach a generated server.
extension BinaryContent: JSONReadable, JSONWritable {
    /// Reads Base64.
    public init(from reader: inout JSONReader) throws(JSONError) {
        let offset = reader.offset
        let text: String = try reader.read()
        guard let bytes = Base64.bytes(text) else {
            throw JSONError(reason: .typeMismatch(expected: "Base64", found: "other text"), offset: offset)
        }
        self.init(bytes)
    }

    /// Writes Base64; of a file that can't be read, nothing.
    public func write(to writer: inout JSONWriter) {
        writer.write(Base64.text((try? bytes(atMost: .max)) ?? []))
    }
}
