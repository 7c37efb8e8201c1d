/// An answer that breaks off, and what is complete of it.
struct TornResponse {
    /// The answer up to the last complete member of its response, and closed there.
    private(set) var mended: [UInt8]

    /// Nil for a text whose brackets and quotes are all closed, or in whose response nothing is complete.
    ///
    /// A text, a list or an object is complete with the mark that closes it, any other value with what stands behind it.
    /// Whether it is JSON up to there is for its reader to say.
    init?(_ bytes: [UInt8]) {
        var scanner = Scanner()
        for (place, byte) in bytes.enumerated() { scanner.take(byte, at: place) }
        guard scanner.isOpen, let end = scanner.endOfMember else { return nil }
        mended = bytes[..<end] + Array("}}".utf8)
    }
}

extension TornResponse {
    /// Goes through JSON knowing nothing but brackets and quotes.
    private struct Scanner {
        /// How many brackets are open: two within a response, `{"Response": {`.
        private var depth = 0
        private var isInText = false
        private var isEscaped = false
        /// Behind a member's colon.
        private var isValue = false
        private(set) var endOfMember: Int?

        var isOpen: Bool { depth > 0 || isInText }

        mutating func take(_ byte: UInt8, at place: Int) {
            guard !isInText else { return takeText(byte, at: place) }
            switch byte {
            case UInt8(ascii: "\""):
                isInText = true
            case UInt8(ascii: ":") where depth == 2:
                isValue = true
            case UInt8(ascii: ",") where depth == 2:
                endOfMember = place
                isValue = false
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth == 2 { isValue = false }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 2 { endOfMember = place }
                depth -= 1
                if depth == 2 { endOfMember = place + 1 }
            default:
                break
            }
        }

        private mutating func takeText(_ byte: UInt8, at place: Int) {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInText = false
                if depth == 2, isValue { endOfMember = place + 1 }
            }
        }
    }
}
