import APISpec

/// The values that a text lists for a member.
struct ValueList {
    struct Value {
        /// As it goes over the wire.
        var value: String
        /// What is said of it; empty where nothing is.
        var meaning: String
    }

    /// The values in the text's order: at least two, none twice.
    var values: [Value]
    /// The sentences that list them.
    var sentences: [String]

    /// What announces a list.
    private static let cues = [
        "valid values", "valid value", "available values", "available options", "possible values",
        "optional values", "value options", "allowed values", "supported values", "enumerated values",
        "enumeration values", "enumeration value", "enumerated value", "value range", "values include",
        "options include", "valid options",
        "枚举值", "枚举", "可选值", "有效值", "可取值", "合法值", "取值范围", "取值", "可选项", "可选类型", "支持的值",
    ]
    /// What may stand between the announcement and the list.
    private static let fillers = [
        "of the field", "of this parameter", "include", "includes", "including", "are as follows",
        "as follows", "are",
        "is", "range", "values", "value", ":", "：", "[", "【", "{", "有以下", "如下", "包括", "包含", "范围", "有", "为",
        "是", "说明", "（", "(",
    ]
    /// What stands between one value and the next.
    private static let separators = [
        ", and ", ", or ", "、", "，", ",", "；", ";", "|", " and ", " or ", "和", "或者", "或", "及", "/",
    ]
    /// What leads from a value to its meaning.
    private static let meanings = [
        ":", "：", " - ", " – ", "——", "—", "(", "（", "[", "=", "->", "表示", " indicates ", " means ",
        " stands for ",
        " for ", "-", " ",
    ]

    /// Finds the first list in the sentences of a member's text.
    init?(_ sentences: [String], ofNumbers: Bool) {
        for (index, sentence) in sentences.enumerated() {
            guard let start = Self.list(in: Prose(sentence), ofNumbers: ofNumbers) else { continue }
            var prose = Prose(sentence)
            prose.place = start
            prose.skip(Self.fillers)
            guard var found = Self.items(of: &prose, ofNumbers: ofNumbers) else { return nil }
            var told = [sentence]
            // A list of one item, or of none, goes on in the sentences behind.
            if found.count < 2 {
                for further in sentences[(index + 1)...] {
                    guard let item = Self.line(further, ofNumbers: ofNumbers) else { break }
                    found.append(item)
                    told.append(further)
                }
            }
            guard found.count >= 2, Set(found.map(\.value)).count == found.count,
                !(ofNumbers && Self.isRange(found))
            else { return nil }
            values = found
            self.sentences = told
            return
        }
        return nil
    }

    /// Where the list begins, behind its announcement.
    private static func list(in prose: Prose, ofNumbers: Bool) -> Int? {
        for cue in cues {
            if let end = prose.ends(of: cue).first { return end }
        }
        return nil
    }

    /// Whether two numbers are rather the first and the last of what is allowed.
    private static func isRange(_ values: [Value]) -> Bool {
        values.count == 2 && values.allSatisfy { $0.meaning.isEmpty }
    }

    // MARK: Items

    /// The items up to the end of the sentence; none where it ends at once, nil where anything else comes.
    private static func items(of prose: inout Prose, ofNumbers: Bool) -> [Value]? {
        var values: [Value] = []
        while true {
            prose.skip([".", "。"])
            if prose.isAtEnd || prose.takeAny(["]", "】", "}"]) { return values }
            guard let value = value(&prose, ofNumbers: ofNumbers) else { return nil }
            let meaning = meaning(&prose, isLine: false)
            values.append(Value(value: value, meaning: meaning ?? ""))
            prose.skip([")", "）"])
            if prose.takeAny(separators + ["and ", "or "]) { continue }
            prose.skip([".", "。", "；", ";", "]", "】", "}"])
            return prose.isAtEnd ? values : nil
        }
    }

    /// The item of a line by itself: a value, and perhaps what it means.
    private static func line(_ sentence: String, ofNumbers: Bool) -> Value? {
        var prose = Prose(sentence)
        prose.skip(["-", "*", "•", "●", "·", "\u{200c}", "**"])
        guard let value = value(&prose, ofNumbers: ofNumbers) else { return nil }
        guard !["default", "note", "remark", "example"].contains(value.lowercased()) else { return nil }
        prose.skip(["**"])
        let meaning = meaning(&prose, isLine: true)
        prose.skip([".", "。", "；", ";", ",", "，", "、"])
        guard meaning != nil || prose.isAtEnd else { return nil }
        return Value(value: value, meaning: meaning ?? "")
    }

    private static func value(_ prose: inout Prose, ofNumbers: Bool) -> String? {
        if ofNumbers {
            let marks = ["`", "\"", "“", "”", "**", "'"]
            prose.skip(marks)
            let number = prose.number()
            prose.skip(marks)
            guard let number, !number.contains("."), !"%~～至到".contains(prose.character), !prose.isRange else {
                return nil
            }
            return number
        }
        return prose.token()
    }

    /// What is said of a value, up to where the next one may begin.
    private static func meaning(_ prose: inout Prose, isLine: Bool) -> String? {
        let before = prose.place
        while prose.take(" ") {}
        let hasSpace = prose.place > before
        if isLine, hasSpace { prose.place = before }
        guard prose.takeAny(isLine ? meanings : meanings.filter { $0 != " " && $0 != " for " }) else {
            prose.place = before
            return nil
        }
        let isEnclosed = "(（[".contains(Prose(prose.text(before..<prose.place)).lastCharacter)
        let start = prose.place
        var depth = 0
        while !prose.isAtEnd {
            if prose.begins(with: "(") || prose.begins(with: "（") || prose.begins(with: "[") { depth += 1 }
            let closes = prose.begins(with: ")") || prose.begins(with: "）") || prose.begins(with: "]")
            if closes, depth == 0 { break }
            if closes { depth -= 1 }
            if !isLine, !isEnclosed, depth == 0, separators.contains(where: { prose.begins(with: $0) }) {
                break
            }
            prose.place += 1
        }
        let meaning = prose.text(start..<prose.place)
        if isEnclosed { _ = prose.takeAny([")", "）", "]"]) }
        return meaning.trimmed
    }
}

extension Prose {
    /// Whether the number that was read is the first of two with a hyphen between.
    fileprivate var isRange: Bool {
        var prose = self
        prose.skip()
        guard prose.take("-") else { return false }
        prose.skip()
        return prose.next.isDigit
    }

    /// The character under way.
    fileprivate var character: Character {
        String(decoding: bytes[place...].prefix(4), as: UTF8.self).first ?? "\n"
    }

    fileprivate var lastCharacter: Character { String(decoding: bytes, as: UTF8.self).last ?? "\n" }
}

extension String {
    /// Without spaces and stops at its ends.
    var trimmed: String {
        var text = self[...]
        let isAway = { (character: Character) in
            character.isWhitespace || ".。;；,，:：)）(（*`\"“”、".contains(character)
        }
        while let first = text.first, isAway(first) { text.removeFirst() }
        while let last = text.last, isAway(last) { text.removeLast() }
        return String(text)
    }
}
