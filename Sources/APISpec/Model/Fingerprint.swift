/// A mark of an official sentence, by which it is known again though its words aren't ours to keep.
package enum Fingerprint {
    private static let length = 12

    /// The mark of a sentence: hexadecimal digits of a hash over its words, which spaces and
    /// Markdown's marks don't change.
    package static func of(_ sentence: String) -> String {
        // FNV-1a; nobody has a reason to forge a sentence.
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in plain(sentence).utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let digits = String(hash, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).suffix(length))
    }

    /// Whether a text can be one.
    package static func isWellFormed(_ text: String) -> Bool {
        text.utf8.count == length
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }

    /// The sentences of an official text: what full stops, line breaks and items of lists divide. Each is without tags,
    /// and with one space where it had several.
    package static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        func end() {
            if !plain(sentence).isEmpty { sentences.append(sentence.singleSpaced) }
            sentence = ""
        }
        let characters = Array(broken(text))
        for (index, character) in characters.enumerated() {
            sentence.append(character)
            let next = index + 1 < characters.count ? characters[index + 1] : "\n"
            let isStop = ".!?".contains(character) && next.isWhitespace
            if isStop || character.isNewline || "。；！？".contains(character) { end() }
        }
        end()
        return sentences
    }

    /// Markup that begins something new as a line break, all other markup away.
    private static func broken(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            // What is less than something is no tag.
            guard let first = rest.first, first.isLetter || "/!".contains(first),
                let end = rest.firstIndex(of: ">")
            else {
                result.append("<")
                continue
            }
            if isBreak(rest[..<end].lowercased()) { result.append("\n") }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func isBreak(_ tag: String) -> Bool {
        ["br", "li", "/li", "p", "/p", "ul", "/ul", "tr", "td", "div"].contains {
            tag == $0 || tag.hasPrefix($0 + " ") || tag == $0 + "/"
        }
    }

    /// The words alone, one space between.
    private static func plain(_ sentence: String) -> String {
        sentence.filter { !"*`_".contains($0) }.singleSpaced
    }
}

extension String {
    /// The text with one space wherever there is white space.
    fileprivate var singleSpaced: String {
        split { $0.isWhitespace }.joined(separator: " ")
    }
}
