/// Takes Swift source apart as the compiler does, as far as it takes to tell code from comments and literals.
struct SwiftLexer {
    /// A piece of code. Comments are none, and of a literal it only counts that it is there.
    enum Token: Hashable {
        /// An identifier or keyword, in backticks or not, or a number.
        case word(ArraySlice<UInt8>)
        /// The text of a string literal; one with interpolations has such a token before, between and after them.
        case text
        /// Any other visible byte.
        case mark(UInt8)
        /// A comment, literal or quoted identifier that doesn't end where it has to.
        case unterminated
    }

    private let bytes: [UInt8]
    private var place = 0
    private var tokens: [Token] = []

    private init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// The tokens of a source file.
    static func tokens(of source: String) -> [Token] {
        var lexer = SwiftLexer(source)
        lexer.readCode()
        return lexer.tokens
    }

    private func byte(_ distance: Int = 0) -> UInt8? {
        place + distance < bytes.count ? bytes[place + distance] : nil
    }

    private func isNext(_ text: StaticString) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return bytes[place...].starts(with: text)
    }

    /// Reads up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func readCode(inInterpolation: Bool = false) {
        var depth = 0
        while let next = byte() {
            if isNext("//") {
                skipLine()
            } else if isNext("/*") {
                skipBlockComment()
            } else if let hashes = hashesBeforeQuote() {
                readString(hashes: hashes)
            } else if next == UInt8(ascii: "`") {
                readQuotedIdentifier()
            } else if Self.isWord(next) {
                tokens.append(.word(take(while: Self.isWord)))
            } else {
                if inInterpolation, next == UInt8(ascii: "(") { depth += 1 }
                if inInterpolation, next == UInt8(ascii: ")") {
                    if depth == 0 { return }
                    depth -= 1
                }
                if next > 0x20 { tokens.append(.mark(next)) }
                place += 1
            }
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private static func isNewline(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func take(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = place
        while let next = byte(), belongs(next) { place += 1 }
        return bytes[start..<place]
    }

    // MARK: Comments

    private mutating func skipLine() {
        _ = take { !Self.isNewline($0) }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if isNext("/*") {
                depth += 1
                place += 2
            } else if isNext("*/") {
                depth -= 1
                place += 2
            } else if byte() == nil {
                return tokens.append(.unterminated)
            } else {
                place += 1
            }
        } while depth > 0
    }

    // MARK: Literals and quoted identifiers

    private mutating func readQuotedIdentifier() {
        place += 1
        let name = take { $0 != UInt8(ascii: "`") && !Self.isNewline($0) }
        guard byte() == UInt8(ascii: "`") else { return tokens.append(.unterminated) }
        place += 1
        tokens.append(.word(name))
    }

    /// How many `#` stand before a quote that comes next; nil when none does.
    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        return byte(count) == UInt8(ascii: "\"") ? count : nil
    }

    private func isNext(_ count: Int, _ wanted: UInt8, after distance: Int) -> Bool {
        (distance..<distance + count).allSatisfy { byte($0) == wanted }
    }

    private mutating func readString(hashes: Int) {
        place += hashes
        let quotes = isNext("\"\"\"") ? 3 : 1
        place += quotes
        tokens.append(.text)
        while let next = byte() {
            if quotes == 1, Self.isNewline(next) { break }
            if next == UInt8(ascii: "\""), isNext(quotes, next, after: 0),
                isNext(hashes, UInt8(ascii: "#"), after: quotes)
            {
                place += quotes + hashes
                return
            }
            guard next == UInt8(ascii: "\\"), isNext(hashes, UInt8(ascii: "#"), after: 1) else {
                place += 1
                continue
            }
            // Whatever is escaped doesn't end the literal.
            place += 1 + hashes
            let isInterpolation = byte() == UInt8(ascii: "(")
            place += 1
            if isInterpolation {
                readCode(inInterpolation: true)
                place += 1
                tokens.append(.text)
            }
        }
        tokens.append(.unterminated)
    }
}
