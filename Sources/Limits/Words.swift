// Limits in words, the same in documentation and in messages.

/// How words tell what is text of a program.
public enum WordStyle: Sendable {
    /// As it is.
    case plain
    /// As code.
    case markdown

    func code(_ text: String) -> String { self == .markdown ? "`\(text)`" : text }
}

extension Limit {
    /// What the limit asks for: `at most 50 characters`, `required unless FileInfos is given`.
    public func words(_ style: WordStyle = .plain) -> String {
        switch kind {
        case .required: return "required"
        case .requiredUnless(let paths):
            let others = paths.map { style.code($0.description) }.joined(separator: " or ")
            return "required unless \(others) is given"
        case .absent: return "to be left out"
        case .length(let bounds): return bounds.counting("character")
        case .count(let bounds): return bounds.counting("element")
        case .range(let bounds): return bounds.words
        case .values(let values):
            let list = values.map { style.code($0.words) }
            return list.count == 1 ? "only \(list[0])" : "one of " + list.joined(separator: ", ")
        case .form(let form):
            return "written as \(style.code(form.text)), where \(style.code("{int}")) stands for digits"
        case .dimensions(let dimensions): return dimensions.words(style)
        }
    }

    /// Whether it is about the member being there.
    public var isRequirement: Bool {
        switch kind {
        case .required, .requiredUnless: true
        default: false
        }
    }
}

extension Breach {
    /// What is wrong and what would be right, to follow the member's name.
    public var message: String {
        let reason = (reason.map { " when \($0)" } ?? "") + (models.map { "; \($0)" } ?? "")
        return switch limit.kind {
        case .required, .requiredUnless: "is \(limit.words())\(reason)"
        case .absent: "has to be left out\(reason)"
        case .form, .dimensions:
            "\(observed.map { "\($0), but" } ?? "") has to be \(limit.words())\(reason)".trimmed
        default: "\(observed.map { "\($0), but" } ?? "") takes \(limit.words())\(reason)".trimmed
        }
    }
}

extension Breach {
    /// Who takes it: `GG 3.1 takes it`.
    private var models: String? {
        guard let last = alternatives.last else { return nil }
        if alternatives.count == 1 { return "\(last) takes it" }
        if alternatives.count > 6 {
            return "\(alternatives.prefix(5).joined(separator: ", ")) and others take it"
        }
        return "\(alternatives.dropLast().joined(separator: ", ")) and \(last) take it"
    }
}

extension String {
    fileprivate var trimmed: String { hasPrefix(" ") ? String(dropFirst()) : self }
}

extension Dimensions {
    /// The limits of a size: `width and height as in 1024x768, each 512 to 2048 pixels`.
    public func words(_ style: WordStyle = .plain) -> String {
        let forms = separators.map { style.code("1024\($0)768") }.joined(separator: " or ")
        return (["width and height as in \(forms)"] + parts).joined(separator: ", ")
    }

    private var parts: [String] {
        var parts: [String] = []
        if let side { parts.append("each \(side.words) pixels") }
        if let multipleOf { parts.append("each a multiple of \(multipleOf)") }
        if let pixels { parts.append("\(pixels.words) pixels in all") }
        return parts
    }
}

extension Bounds {
    /// `1 to 4`, `at least 1`, `at most 4`, `exactly 1`.
    public var words: String {
        func text(_ value: Value) -> String { (value as? Double)?.written ?? "\(value)" }
        return switch (min, max) {
        case (let min?, let max?): min == max ? "exactly \(text(min))" : "\(text(min)) to \(text(max))"
        case (let min?, nil): "at least \(text(min))"
        case (nil, let max?): "at most \(text(max))"
        case (nil, nil): "any"
        }
    }
}

extension Bounds<Int> {
    fileprivate func counting(_ unit: String) -> String {
        "\(words) \(unit)\((max ?? min) == 1 ? "" : "s")"
    }
}

extension Int {
    /// `1 element`, `2 elements`.
    func counted(_ unit: String) -> String { "\(self) \(unit)\(self == 1 ? "" : "s")" }
}

extension Double {
    /// The number as a person writes it: `2`, `0.5`.
    var written: String { Int64(exactly: self).map { "\($0)" } ?? "\(self)" }
}

extension LimitValue {
    /// The value as a sentence says it.
    public var words: String {
        switch self {
        case .text(let text): text.isEmpty ? "empty" : text
        case .integer(let number): "\(number)"
        case .number(let number): number.written
        case .flag(let flag): "\(flag)"
        }
    }
}

extension Condition {
    /// The condition as a sentence says it: `Type is ai_try_on or product_image, and Url is absent`.
    public var words: String { words() }

    /// The condition as a sentence says it.
    ///
    /// - Parameters:
    ///   - style: How names and values are written.
    ///   - prefix: Where the object is that the paths start from: `SceneInfo.`.
    public func words(_ style: WordStyle = .plain, below prefix: String = "") -> String {
        let isLong = terms.count > 1 && terms.contains { $0.test.alternatives > 1 }
        return terms.map { term in
            let path = style.code(prefix + term.path.description)
            return switch term.test {
            case .anyOf(let values, let orAbsent):
                "\(path) is \(Self.list(values, style, orAbsent: orAbsent))"
            case .noneOf(let values):
                "\(path) is present and not \(Self.list(values, style, orAbsent: false))"
            }
        }.joined(separator: isLong ? ", and " : " and ")
    }

    private static func list(_ values: [LimitValue], _ style: WordStyle, orAbsent: Bool) -> String {
        (values.map { style.code($0.words) } + (orAbsent ? ["absent"] : [])).joined(separator: " or ")
    }
}

extension Condition.Test {
    fileprivate var alternatives: Int {
        switch self {
        case .anyOf(let values, let orAbsent): values.count + (orAbsent ? 1 : 0)
        case .noneOf(let values): values.count
        }
    }
}

extension ModelTable {
    /// When an entry holds: `ModelName is GG and ModelVersion is 3.1`.
    public func words(for entry: ModelEntry) -> String {
        var words = "\(name) is \(entry.name)"
        if let version, let wanted = entry.version { words += " and \(version) is \(wanted)" }
        return words
    }
}

extension [Limit] {
    /// The limits as documentation lists them, requirements first: `at most 1000 characters (advice)`.
    public func phrases(_ style: WordStyle) -> [String] {
        (filter(\.isRequirement) + filter { !$0.isRequirement }).map {
            $0.words(style) + ($0.strength == .advice ? " (advice)" : "")
        }
    }
}
