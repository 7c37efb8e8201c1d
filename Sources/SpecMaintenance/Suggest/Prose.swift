/// Reads along a sentence. What counts in it is ASCII or one of a few marks, so it is read byte by byte.
struct Prose {
    /// The sentence.
    let bytes: [UInt8]
    /// The same in lower case, as far as ASCII goes.
    let lower: [UInt8]
    /// Where the reading is.
    var place = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        lower = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    }

    var isAtEnd: Bool { place >= bytes.count }

    /// The byte under way; a line break at the end.
    var next: UInt8 { isAtEnd ? UInt8(ascii: "\n") : bytes[place] }

    /// What lies between two places.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Words

    /// Whether the text goes on with a word, whatever its case.
    func begins(with word: String) -> Bool {
        let word = word.utf8
        return word.count <= lower.count - place && lower[place..<(place + word.count)].elementsEqual(word)
    }

    /// Goes past a word.
    mutating func take(_ word: String) -> Bool {
        guard begins(with: word) else { return false }
        place += word.utf8.count
        return true
    }

    /// Goes past the first of some words.
    mutating func takeAny(_ words: [String]) -> Bool {
        for word in words where take(word) { return true }
        return false
    }

    /// Goes past any number of some words, and of spaces.
    mutating func skip(_ words: [String] = []) {
        while true {
            let start = place
            while take(" ") {}
            _ = takeAny(words)
            if place == start { return }
        }
    }

    /// Whether a word comes somewhere.
    func contains(_ word: String) -> Bool { end(of: word, from: 0) != nil }

    /// The places behind each occurrence of a word.
    func ends(of word: String) -> [Int] {
        var ends: [Int] = []
        while let end = end(of: word, from: ends.last ?? 0) { ends.append(end) }
        return ends
    }

    /// The place behind the next occurrence of a word. One in letters doesn't count inside others.
    private func end(of word: String, from start: Int) -> Int? {
        var word = word
        return word.withUTF8 { word in
            lower.withUnsafeBufferPointer { text -> Int? in
                guard let first = word.first, text.count - start >= word.count else { return nil }
                for place in start...(text.count - word.count) where text[place] == first {
                    guard text[place..<(place + word.count)].elementsEqual(word) else { continue }
                    if !first.isLetter || place == 0 || !text[place - 1].isLetter {
                        return place + word.count
                    }
                }
                return nil
            }
        }
    }

    // MARK: Values

    /// A number, without the commas between its thousands.
    mutating func number() -> String? {
        let start = place
        var digits = ""
        if take("-") { digits = "-" }
        while next.isDigit {
            digits.append(Character(UnicodeScalar(next)))
            place += 1
            if next == UInt8(ascii: ","), hasThousands { place += 1 }
        }
        guard let last = digits.last, last != "-" else {
            place = start
            return nil
        }
        if next == UInt8(ascii: "."), place + 1 < bytes.count, bytes[place + 1].isDigit {
            digits.append(".")
            place += 1
            while next.isDigit {
                digits.append(Character(UnicodeScalar(next)))
                place += 1
            }
        }
        return digits
    }

    /// Whether three digits follow the comma under way, and no fourth.
    private var hasThousands: Bool {
        let rest = bytes[(place + 1)...].prefix(4)
        return rest.prefix(3).count == 3 && rest.prefix(3).allSatisfy(\.isDigit)
            && !(rest.count == 4 && rest.last.map(\.isDigit) == true)
    }

    /// A value as services have them: one word of ASCII, in quotation marks perhaps.
    mutating func token() -> String? {
        let start = place
        for (open, close) in [("`", "`"), ("\"", "\""), ("'", "'"), ("“", "”"), ("”", "”"), ("**", "**")] {
            guard take(open) else { continue }
            let begin = place
            while !isAtEnd, next.isPartOfValue { place += 1 }
            let end = place
            if end > begin, take(close) { return text(begin..<end) }
            place = start
            return nil
        }
        while !isAtEnd, next.isPartOfValue { place += 1 }
        // A stop at the end is the sentence's, and a hyphen belongs to what follows.
        while place > start, ".-/+".utf8.contains(bytes[place - 1]) { place -= 1 }
        return place > start ? text(start..<place) : nil
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// Whether it may stand in a value of an enumeration.
    fileprivate var isPartOfValue: Bool { isDigit || isLetter || "_-./+".utf8.contains(self) }
}
