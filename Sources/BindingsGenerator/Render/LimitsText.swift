import APISpec
import JSONCoding

/// Limits in words, the same wherever documentation mentions them.
enum LimitsText {
    /// What limits say of a value, apart from whether it must be there: `at most 1000 characters`.
    static func phrases(_ limits: Limits) -> [String] {
        var phrases: [String] = []
        if limits.isAbsent { phrases.append("must be left out") }
        if let length = limits.length { phrases.append(counted(length, "character")) }
        if let range = limits.range {
            phrases.append(interval(range.min?.value.text, range.max?.value.text))
        }
        if let count = limits.count { phrases.append(counted(count, "element")) }
        if !limits.values.isEmpty {
            let values = limits.values.map { "`\($0.words)`" }
            phrases.append(
                values.count == 1 ? "only \(values[0])" : "one of " + values.joined(separator: ", "))
        }
        if let pattern = limits.pattern {
            phrases.append("written as `\(pattern.value.text)`, where `{int}` stands for digits")
        }
        if let dimensions = limits.dimensions { phrases.append(words(dimensions)) }
        return phrases
    }

    /// When limits make a value necessary: `yes`, ``unless `FileInfos` is given``; nil when they don't.
    static func requirement(_ limits: Limits) -> String? {
        if limits.isRequired { return "yes" }
        guard !limits.requiredUnless.isEmpty else { return nil }
        return "unless \(limits.requiredUnless.map { "`\($0.value)`" }.joined(separator: " or ")) is given"
    }

    /// Sentences of phrases: ``At most 3 elements. One of `a`, `b`.``
    static func sentences(_ phrases: [String]) -> String {
        phrases.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
    }

    private static func counted(_ bounds: Bounds<Int>, _ unit: String) -> String {
        let last = bounds.max?.value ?? bounds.min?.value ?? 0
        let interval = interval(bounds.min.map { String($0.value) }, bounds.max.map { String($0.value) })
        return "\(interval) \(unit)\(last == 1 ? "" : "s")"
    }

    private static func interval(_ min: String?, _ max: String?) -> String {
        switch (min, max) {
        case (let min?, let max?): min == max ? "exactly \(min)" : "\(min) to \(max)"
        case (let min?, nil): "at least \(min)"
        case (nil, let max?): "at most \(max)"
        case (nil, nil): "any"
        }
    }

    private static func words(_ dimensions: Dimensions) -> String {
        var parts = ["width and height as in `1024\(dimensions.separator.value)768`"]
        if let side = dimensions.side {
            let interval = interval(side.min.map { String($0.value) }, side.max.map { String($0.value) })
            parts.append("each \(interval) pixels")
        }
        if let multiple = dimensions.multipleOf { parts.append("each a multiple of \(multiple.value)") }
        if let pixels = dimensions.pixels {
            let interval = interval(pixels.min.map { String($0.value) }, pixels.max.map { String($0.value) })
            parts.append("\(interval) pixels in all")
        }
        return parts.joined(separator: ", ")
    }
}
