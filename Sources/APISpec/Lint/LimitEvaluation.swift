import JSONCoding

/// How a value breaks a limit.
struct Breach {
    /// What is wrong, to follow the value's name: `is 60 characters long`.
    let what: String
    /// What would be right.
    let fix: String
}

extension Limits {
    /// How a value that is there breaks the limits; none when it keeps to them, or is of a kind that they don't
    /// speak of. What is required or absent is judged where the value's surroundings are known.
    func breaches(by value: SpecValue) -> [Breach] {
        var breaches: [Breach] = []
        switch value.kind {
        case .string(let text): breaches = self.breaches(by: text)
        case .number(let number):
            if let range, !range.contains(number) {
                breaches.append(Breach(what: "is \(number)", fix: "\(range.inWords) is allowed"))
            }
        case .array(let elements):
            if let count, !count.contains(elements.count) {
                breaches.append(
                    Breach(what: "has \(elements.count) elements", fix: "\(count.inWords) are allowed"))
            }
        default: break
        }
        if !values.isEmpty, !values.contains(where: { $0.equals(value) }) {
            breaches.append(
                Breach(
                    what: "is \(value.json.text(pretty: false))",
                    fix: "allowed: \(values.map { $0.json.text(pretty: false) }.joined(separator: ", "))"))
        }
        return breaches
    }

    private func breaches(by text: String) -> [Breach] {
        var breaches: [Breach] = []
        let scalars = text.unicodeScalars.count
        if let length, !length.contains(scalars) {
            breaches.append(
                Breach(what: "is \(scalars) characters long", fix: "\(length.inWords) are allowed"))
        }
        if let pattern, !pattern.value.matches(text) {
            breaches.append(Breach(what: "is \"\(text)\"", fix: "it must look like \(pattern.value.text)"))
        }
        if let dimensions, let breach = dimensions.breach(by: text) {
            breaches.append(breach)
        }
        return breaches
    }
}

// Bounds that contradict are a mistake of their own, and nothing is held against them.

extension Bounds<Int> {
    func contains(_ value: Int) -> Bool {
        let (min, max) = (min?.value ?? .min, max?.value ?? .max)
        return min > max || (value >= min && value <= max)
    }
}

extension Bounds<JSONNumber> {
    func contains(_ number: JSONNumber) -> Bool {
        if let min = min?.value, let max = max?.value, max < min {
            return true
        }
        return !(min.map { number < $0.value } ?? false) && !(max.map { $0.value < number } ?? false)
    }
}

extension Bounds where Value: CustomStringConvertible {
    /// `1 to 4`, `at least 1`, `at most 4`, `exactly 1`.
    var inWords: String {
        switch (min?.value.description, max?.value.description) {
        case (let min?, let max?): min == max ? "exactly \(min)" : "\(min) to \(max)"
        case (let min?, nil): "at least \(min)"
        case (nil, let max?): "at most \(max)"
        case (nil, nil): "anything"
        }
    }
}

extension JSONNumber {
    /// By value: exactly where both are integers, else as the nearest doubles.
    static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        if let left = left.int64, let right = right.int64 {
            return left < right
        }
        if let left = left.uint64, let right = right.uint64 {
            return left < right
        }
        return left.nearest < right.nearest
    }

    /// The nearest double; infinite beyond all of them.
    private var nearest: Double {
        double ?? (text.hasPrefix("-") ? -.infinity : .infinity)
    }
}

extension SpecValue {
    /// Whether two scalars are the same, numbers by value.
    func equals(_ other: SpecValue) -> Bool {
        if case .number(let left) = kind, case .number(let right) = other.kind {
            return !(left < right) && !(right < left)
        }
        return json == other.json
    }

    /// Whether it is a text or a list without anything in it, which the services take for absent.
    var isEmpty: Bool {
        switch kind {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        default: false
        }
    }
}

extension Pattern {
    /// Whether a text has this form.
    func matches(_ text: String) -> Bool {
        var rest = text[...]
        for part in parts {
            switch part {
            case .literal(let literal):
                guard rest.hasPrefix(literal) else { return false }
                rest = rest.dropFirst(literal.count)
            case .digits:
                let after = rest.drop { $0.isASCIIDigit }
                guard after.startIndex != rest.startIndex else { return false }
                rest = after
            }
        }
        return rest.isEmpty
    }
}

extension Dimensions {
    /// How a text like `1024x768` breaks these.
    func breach(by text: String) -> Breach? {
        let sides = text.split(separator: separator.value, omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let width = Int(sides[0]),
            let height = Int(sides[1])
        else {
            return Breach(
                what: "is \"\(text)\"", fix: "it must look like 1024\(separator.value)1024")
        }
        if let side, !side.contains(width) || !side.contains(height) {
            return Breach(what: "is \"\(text)\"", fix: "each side must be \(side.inWords)")
        }
        if let multipleOf, width % multipleOf.value != 0 || height % multipleOf.value != 0 {
            return Breach(
                what: "is \"\(text)\"", fix: "each side must be a multiple of \(multipleOf.value)")
        }
        let (product, isTooLarge) = width.multipliedReportingOverflow(by: height)
        if let pixels, isTooLarge || !pixels.contains(product) {
            return Breach(
                what: "is \"\(text)\", \(isTooLarge ? "too many" : "\(product)") pixels",
                fix: "\(pixels.inWords) are allowed")
        }
        return nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
