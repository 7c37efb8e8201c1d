import APISpec

extension String {
    /// Whether a sentence may say what a member takes: it has a number, a value, a list of values or a word for such.
    ///
    /// Rather too often than too seldom, since a person reads it: a limit that is missed stays wrong.
    var mayLimit: Bool {
        utf8.contains(where: isDigit) || hasValue || hasList || mayRate || says(Self.limits)
    }

    /// Whether a sentence may say how often or how many at once.
    var mayRate: Bool { says(Self.rates) }

    private static let limits = [
        "at most", "at least", "up to", "no more than", "exceed", "maximum", "minimum", "max", "min", "limit",
        "limited", "range", "value", "values", "valid", "one of", "only", "required", "support", "supports",
        "supported", "unsupported", "optional", "must", "最多", "最少", "至少", "最大", "最小", "不超过", "不能超过",
        "不大于", "不小于", "以内", "上限", "下限", "范围", "取值", "可选", "枚举", "仅", "只", "支持", "必填", "必须",
    ]

    private static let rates = [
        "per second", "per minute", "requests/second", "times/second", "qps", "frequency", "concurrent",
        "concurrency", "rate", "a maximum of", "次/秒", "次/分", "每秒", "每分钟", "频率", "并发",
    ]

    /// Whether one of some words is there, and no part of others. Chinese has no spaces to tell.
    private func says(_ list: [String]) -> Bool {
        let text = lowercased()
        return list.contains { words in
            text.ranges(of: words).contains { range in
                guard words.isASCII else { return true }
                let neighbours = [text[..<range.lowerBound].last, text[range.upperBound...].first]
                return !neighbours.contains { $0?.isLetter ?? false }
            }
        }
    }

    /// Whether a word is spelt as values are, or is all that there is: an item of a list. Chinese has no spaces to tell.
    private var hasValue: Bool {
        let words = split(separator: " ")
        return (words.count == 1 && isASCII) || words.contains { $0.dropFirst().dropLast().contains("_") }
    }

    /// Whether there are three short parts or more, as in `png, jpeg and webp, gif`.
    private var hasList: Bool {
        let parts = split { ",，、/|;；".contains($0) }
        return parts.count { $0.split(separator: " ").count <= 3 && $0.count <= 24 } >= 3
    }

    private var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
