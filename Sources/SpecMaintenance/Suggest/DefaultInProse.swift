import APISpec
import JSONCoding

/// What a member's text says the service takes when the member is absent.
struct DefaultInProse {
    var value: JSONValue
    /// The sentence that says it.
    var sentence: String

    private static let cues = ["default value", "defaults", "default", "默认值", "默认", "缺省值", "缺省"]
    private static let fillers = [
        "value", "is", "are", "to", "will be", "set to", "empty", ":", "：", "=", "值为", "值是", "值", "为", "是",
        "填", "取", "使用",
    ]
    private static let conditions = [
        "when ", "if ", "unless", "otherwise", "depends", "当", "若", "如果", "否则", "取决于", "时，", "时,", "情况下",
        "for ", "分别",
    ]
    private static let exemptions = [
        "if left empty", "if not specified", "if it is left empty", "if this parameter is left empty",
    ]
    /// What makes another number of it, or leaves its unit in doubt.
    private static let doubts = [
        "%", "％", "k", "m", "g", "t", "万", "亿", "-", "~", "～", "*", "/", "x", "hour", "day", "year", "week",
        "分钟", "小时", "天",
        "月", "年", "周", "个",
    ]

    /// Reads it; nil where nothing is said, or different things are.
    init?(_ sentences: [String], of type: MemberType) {
        var found: DefaultInProse?
        for sentence in sentences {
            let prose = Prose(sentence)
            for cue in Self.cues {
                for end in prose.ends(of: cue) {
                    var rest = prose
                    rest.place = end
                    rest.skip(Self.fillers)
                    guard let value = Self.value(&rest, of: type) else { continue }
                    if Self.conditions.contains(where: prose.contains) { return nil }
                    if let found, found.value != value { return nil }
                    found = DefaultInProse(value: value, sentence: sentence)
                }
            }
        }
        guard let found else { return nil }
        self = found
    }

    private init(value: JSONValue, sentence: String) {
        self.value = value
        self.sentence = sentence
    }

    private static func value(_ prose: inout Prose, of type: MemberType) -> JSONValue? {
        let marks = ["`", "\"", "“", "'", "**"]
        switch type {
        case .int64, .uint64, .float:
            prose.skip(marks)
            guard let number = prose.number(), type == .float || !number.contains(".") else { return nil }
            if type == .uint64, number.hasPrefix("-") { return nil }
            prose.skip(marks)
            guard !doubts.contains(where: prose.begins), !prose.next.isDigit else { return nil }
            return JSONNumber(text: number).map(JSONValue.number)
        case .bool:
            prose.skip(marks)
            for (word, value) in [("true", true), ("false", false)] where prose.take(word) {
                return prose.next.isLetter ? nil : .bool(value)
            }
            return nil
        case .string:
            let isQuoted = ["`", "\"", "“", "'"].contains(where: prose.begins)
            guard let token = prose.token() else { return nil }
            if isQuoted { return .string(token) }
            // A word among others is prose.
            prose.skip()
            let isAlone =
                prose.isAtEnd
                || [".", ",", ";", "。", "，", "；", ")", "）", "(", "（"].contains(where: prose.begins)
            return isAlone ? .string(token) : nil
        default: return nil
        }
    }
}
