/// What a file's first and last bytes tell of it.
struct ImageSignature {
    /// As many as the signatures need.
    static let headCount = 16
    static let tailCount = 12

    var head: [UInt8] = []
    var tail: [UInt8] = []
    var byteCount = 0
    /// Whether JPEG's end marker comes last, but for zeros and white space that some encoders fill up with.
    private(set) var endsLikeJPEG = false

    init() {}

    /// What a whole file's bytes tell.
    init(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    /// Takes the next piece.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        byteCount += bytes.count
        if let last = bytes.lastIndex(where: { ![0, 0x09, 0x0A, 0x0D, 0x20].contains($0) }) {
            let before = last > bytes.startIndex ? bytes[last - 1] : tail.last
            endsLikeJPEG = before == 0xFF && bytes[last] == 0xD9
        }
        head.append(contentsOf: bytes.prefix(Self.headCount - head.count))
        tail.append(contentsOf: bytes.suffix(Self.tailCount))
        tail.removeFirst(max(0, tail.count - Self.tailCount))
    }

    /// Nil when it is none of these.
    var format: ImageFormat? {
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return .webp
        }
        return nil
    }

    /// Whether the file ends where its format says that it ends. JPEG files may go on behind their end marker,
    /// so that these are complete unless the server's count says otherwise.
    var isWhole: Bool {
        switch format {
        case .png: tail == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
        case .webp:
            head.count >= 8 && head[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 <= byteCount
        case .jpeg, nil: true
        }
    }

    /// The same of a file whose length nobody has told: then a JPEG has to show its end.
    var isWholeByItself: Bool { isWhole && (format != .jpeg || endsLikeJPEG) }
}
