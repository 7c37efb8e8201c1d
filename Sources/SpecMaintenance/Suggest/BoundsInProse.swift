/// The smallest and the largest that a sentence allows.
struct BoundsInProse {
    /// What is bounded.
    enum Kind {
        /// A number itself.
        case number
        /// A string's characters.
        case characters
        /// A list's elements.
        case elements
    }

    var min: String?
    var max: String?
    /// The sentence that says it.
    var sentence: String

    private static let ranges = [
        "value range", "value ranges from", "valid range", "range from", "ranges from", "range", "between",
        "valid values",
        "valid value", "values", "取值范围", "范围", "取值区间", "取值", "可选值", "有效值", "介于", "区间", "长度", "length",
    ]
    private static let maxima = [
        "maximum value", "maximum length", "maximum number", "maximum", "max value", "max", "up to",
        "at most", "no more than", "not more than",
        "cannot exceed", "can't exceed", "not exceed", "not exceeding", "cannot be greater than",
        "less than or equal to", "upper limit",
        "最大值", "最大支持", "最大长度", "最大", "最多支持", "最多可以", "最多可", "最多不超过", "最多", "最长", "不超过", "不能超过", "不可超过",
        "不得超过", "不大于", "上限",
    ]
    private static let minima = [
        "minimum value", "minimum length", "minimum", "min value", "at least", "no less than",
        "not less than",
        "最小值", "最小长度", "最小", "最少", "最短", "不小于", "不少于", "不能小于", "至少",
    ]
    private static let fillers = [
        "for this parameter", "of", "value", "values", "is", "are", "must be", "be", "within", "allowed",
        "supported",
        "from", "in", "to", "for", "contain", "contains", "number", "limit", "length", "only", "entering",
        "passing in",
        ":", "：", "=", "值为", "值", "为", "是", "在", "可传", "可传入", "传入", "可输入", "支持", "允许", "可", "不能超过", "不超过",
        "限制", "长度", "设置", "填", "创建", "指定", "包含", "字符数", "`", "**",
    ]
    private static let betweens = ["-", "~", "～", "–", "—", "－", "至", "到", "to ", "..."]
    /// Other units than that of what is bounded, or a factor.
    private static let factors = ["%", "％", "k", "m", "g", "t", "万", "亿", "千", "百", "*", "×", "x", "^", "/"]
    /// What a number of seconds is often told in.
    private static let longTimes = ["hour", "day", "week", "month", "year", "小时", "天", "周", "个月", "月", "年"]
    private static let times = longTimes + ["second", "minute", "秒", "分", "毫秒", "ms", "s ", "h"]
    private static let conditions = [
        "when ", "if ", "unless", "otherwise", "depends", "for example", "e.g.", "such as", "当", "若", "如果",
        "否则", "取决于",
        "例如", "比如", "时，", "时,", "情况下", "other than", "each ", "every ", "per ", "每个", "单个", "每次", "每条", "每张",
        "每秒", "分别",
        "推荐", "建议", "recommend",
    ]

    init?(_ sentence: String, of kind: Kind) {
        let prose = Prose(sentence)
        guard !Self.conditions.contains(where: prose.contains) else { return nil }
        if let (min, max) = Self.range(in: prose, of: kind) {
            (self.min, self.max) = (min, max)
        } else {
            max = Self.bound(Self.maxima, in: prose, of: kind)
            min = kind == .number ? Self.bound(Self.minima, in: prose, of: kind) : nil
        }
        self.sentence = sentence
        guard min != nil || max != nil, max != "0" else { return nil }
        if let min = min.flatMap(Double.init), let max = max.flatMap(Double.init), min >= max { return nil }
    }

    // MARK: Two bounds

    /// A smallest and a largest with a mark between, where the text says that it is a range; nil where it says several.
    private static func range(in prose: Prose, of kind: Kind) -> (String, String)? {
        var found: (min: String, max: String)?
        for cue in ranges {
            for end in prose.ends(of: cue) {
                var prose = prose
                prose.place = end
                prose.skip(fillers)
                guard let pair = pair(&prose, of: kind, isBetween: cue == "between") else { continue }
                if let found, found != pair { return nil }
                found = pair
            }
        }
        return found.map { ($0.min, $0.max) }
    }

    private static func pair(_ prose: inout Prose, of kind: Kind, isBetween: Bool) -> (String, String)? {
        let isHalfOpen = prose.begins(with: "(") || prose.begins(with: "（")
        let isBracketed = prose.takeAny(["[", "【", "［"])
        if !isBracketed { _ = prose.takeAny(["(", "（"]) }
        prose.skip()
        guard let min = prose.number() else { return nil }
        prose.skip(["`"])
        let isListed = isBracketed || isHalfOpen
        guard
            prose.takeAny(betweens) || (isBetween && prose.take("and "))
                || (isListed && prose.takeAny([",", "，", ";", "、"]))
        else { return nil }
        prose.skip(["`"])
        guard let max = prose.number() else { return nil }
        prose.skip(["`"])
        // One that is left out can't be said.
        if isBracketed {
            guard prose.takeAny(["]", "】", "］"]) else { return nil }
        } else if isHalfOpen {
            guard prose.takeAny([")", "）"]), !prose.begins(with: "]") else { return nil }
        }
        guard fits(&prose, kind, isTold: kind == .number || isBracketed) else { return nil }
        // A further value or range beside it makes it no range.
        let rest = Prose(prose.text(prose.place..<prose.bytes.count))
        guard !["or", "或", "和", "、", "|"].contains(where: { rest.hasNumber(after: $0) }) else { return nil }
        return (min, max)
    }

    // MARK: One bound

    private static func bound(_ cues: [String], in prose: Prose, of kind: Kind) -> String? {
        var found: String?
        for cue in cues {
            for end in prose.ends(of: cue) {
                var prose = prose
                prose.place = end
                prose.skip(fillers)
                guard let number = prose.number(),
                    fits(&prose, kind, isTold: cue.hasSuffix("长度") || cue.hasSuffix("length"))
                else { continue }
                if let found, found != number { return nil }
                found = number
            }
        }
        return found
    }

    /// Whether the unit behind a number is what is counted.
    private static func fits(_ prose: inout Prose, _ kind: Kind, isTold: Bool) -> Bool {
        prose.skip(["`", "**"])
        let characters = [
            "个字符", "字符", "characters", "character", "chars", "unicode characters", "utf-8 characters",
            "个中英文字符", "english characters",
        ]
        let isCharacters = characters.contains(where: prose.begins)
        switch kind {
        case .characters: return isCharacters || (isTold && !prose.hasUnit)
        case .number:
            return !isCharacters && !(factors + longTimes).contains(where: prose.begins)
                && !prose.next.isDigit
        case .elements:
            return !isCharacters
                && !(factors + times + [
                    "bytes", "byte", "字节", "位", "个字", "levels", "层", "级", "px", "pixels", "像素",
                ]).contains(
                    where: prose.begins)
        }
    }
}

extension Prose {
    /// Whether a unit follows, and neither a stop nor the end.
    fileprivate var hasUnit: Bool {
        !isAtEnd && ![".", ",", ";", "。", "，", "；", ")", "）", "]"].contains(where: begins)
    }

    /// Whether a number follows a word anywhere.
    fileprivate func hasNumber(after word: String) -> Bool {
        for end in ends(of: word) {
            var prose = self
            prose.place = end
            prose.skip(["`", "["])
            if prose.number() != nil { return true }
        }
        return false
    }
}
