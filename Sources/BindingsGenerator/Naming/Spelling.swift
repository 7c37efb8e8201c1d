/// How a name on the wire is spelt in Swift, before anything is said about collisions.
package enum Spelling {
    /// A member, a parameter or a method: `ImageUrls` is `imageURLs`, `HDRType` is `hdrType`.
    static func member(_ name: String) -> String {
        camel(Words.split(name), acronyms: true)
    }

    /// The same without knowing acronyms, for a name whose idiomatic spelling is taken: `DnsId` is `dnsId`.
    static func plainMember(_ name: String) -> String {
        camel(Words.split(name), acronyms: false)
    }

    /// A type keeps its name on the wire, so that it is found by it; only what Swift doesn't write goes:
    /// `GetWsTokenReq_Label` is `GetWsTokenReqLabel`.
    static func type(_ name: String) -> String {
        let spelt =
            name.utf8.contains { !$0.isLetterOrDigit } ? Words.split(name).map(capitalized).joined() : name
        return startingWithALetter(capitalized(spelt), prefix: "V")
    }

    /// A value of an enumeration: `ai_try_on` is `aiTryOn`, `16:9` is `v16x9`, `2.5` is `v2p5`, `-1` is
    /// `minus1`.
    static func value(_ value: String) -> String {
        var text = ""
        let bytes = Array(value.utf8)
        for (index, byte) in bytes.enumerated() {
            let isBetweenDigits =
                index > 0 && index + 1 < bytes.count && bytes[index - 1].isDigit && bytes[index + 1].isDigit
            switch byte {
            case UInt8(ascii: ":") where isBetweenDigits, UInt8(ascii: "*") where isBetweenDigits: text += "x"
            case UInt8(ascii: ".") where isBetweenDigits: text += "p"
            case UInt8(ascii: "-") where index == 0: text += "minus "
            case UInt8(ascii: "+"): text += " plus "
            case _ where byte.isLetterOrDigit: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += " "
            }
        }
        let spelt = camel(Words.split(text), acronyms: true)
        return spelt.isEmpty ? "empty" : startingWithALetter(spelt, prefix: "v")
    }

    /// An error code: `InvalidParameter.ViolationContent` is `invalidParameterViolationContent`.
    static func errorCode(_ code: String) -> String {
        startingWithALetter(member(code), prefix: "v")
    }

    private static func camel(_ words: [String], acronyms: Bool) -> String {
        var name = ""
        for (index, word) in words.enumerated() {
            let acronym = acronyms ? Acronyms.spelling(of: word) : nil
            if index == 0 {
                let isAllCapitals = !word.utf8.contains { $0.isSmall }
                name +=
                    acronym != nil || isAllCapitals || isPluralOfCapitals(word)
                    ? word.lowercased() : uncapitalized(word)
            } else {
                name += acronym ?? capitalized(word)
            }
        }
        return name
    }

    private static func isPluralOfCapitals(_ word: String) -> Bool {
        let bytes = word.utf8
        return bytes.count > 2 && bytes.last == UInt8(ascii: "s") && bytes.dropLast().allSatisfy(\.isCapital)
    }

    private static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    private static func uncapitalized(_ word: String) -> String {
        word.prefix(1).lowercased() + word.dropFirst()
    }

    private static func startingWithALetter(_ name: String, prefix: String) -> String {
        name.utf8.first?.isDigit == true ? prefix + name : name
    }
}

extension Spelling {
    /// A namespace, where nobody gave one: `mps` is `MPS`, `lighthouse` is `Lighthouse`.
    package static func namespace(ofService service: String) -> String {
        if let known = ServiceNames.spellings[service] { return known }
        return startingWithALetter(Words.split(service).joined().uppercased(), prefix: "Service")
    }

    /// A name made of two: `stored` and `taskID` are `storedTaskID`.
    static func prefixed(_ prefix: String, _ name: String) -> String {
        prefix + capitalized(name)
    }
}
