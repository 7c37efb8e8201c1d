import JSONCoding

/// Collects the limits that a value breaks: one call for each limit, which keeps generated code small.
///
/// `name` is a wire path from the value at hand, such as `OutputConfig.StorageMode`. A nil value breaks no
/// limit but `require`. `because` names the condition under which a limit holds, such
/// as `ModelName is GG`. `code` is what the service answers when the limit is broken.
public struct Validator {
    /// What was found so far, in the order of the calls.
    public private(set) var violations: [Violation] = []

    private var place: [Step] = []

    private enum Step {
        case member(String)
        case element(Int)
    }

    /// Begins at a request.
    public init() {}

    /// Reports a limit that no other call says.
    public mutating func report(
        _ name: String, _ message: String, because: String? = nil, code: ServiceErrorCode
    ) {
        let reason = because.map { " when \($0)" } ?? ""
        violations.append(Violation(path: path(to: name), message: message + reason, code: code))
    }

    private func path(to name: String) -> String {
        var path = ""
        for step in place + [.member(name)] {
            switch step {
            case .member(let name) where !path.isEmpty && !name.isEmpty: path += ".\(name)"
            case .member(let name): path += name
            case .element(let index): path += "[\(index)]"
            }
        }
        return path
    }
}

// MARK: Values within the value

extension Validator {
    /// Goes into an object.
    public mutating func nested<T: Validatable>(_ name: String, _ value: T?) {
        guard let value else { return }
        place.append(.member(name))
        value.validate(&self)
        place.removeLast()
    }

    /// Goes into each object of a list.
    public mutating func each<T: Validatable>(_ name: String, _ value: [T]?) {
        guard let value, !value.isEmpty else { return }
        place.append(.member(name))
        for (index, element) in value.enumerated() {
            place.append(.element(index))
            element.validate(&self)
            place.removeLast()
        }
        place.removeLast()
    }

    /// Goes into an object that travels as JSON inside a string. Text that isn't such JSON passes: the member's
    /// wire type is a string, and the service decides.
    public mutating func json<T: Validatable>(_ name: String, _ value: JSONString<T>?) {
        guard let value, let object = try? value.value() else { return }
        nested(name, object)
    }
}

// MARK: Presence

extension Validator {
    /// The value has to be there.
    public mutating func require<T>(_ name: String, _ value: T?, because: String? = nil) {
        if value == nil { reportMissing(name, because) }
    }

    /// The text has to be there and not be empty.
    public mutating func require(_ name: String, _ value: String?, because: String? = nil) {
        if value?.isEmpty ?? true { reportMissing(name, because) }
    }

    /// The value has to be there and not be empty.
    public mutating func require<T: OpenEnumeration>(_ name: String, _ value: T?, because: String? = nil) {
        if value?.rawValue.isEmpty ?? true { reportMissing(name, because) }
    }

    /// The list has to be there and not be empty.
    public mutating func require<T>(_ name: String, _ value: [T]?, because: String? = nil) {
        if value?.isEmpty ?? true { reportMissing(name, because) }
    }

    private mutating func reportMissing(_ name: String, _ because: String?) {
        report(name, "is required", because: because, code: "MissingParameter")
    }

    /// The value may not be there.
    public mutating func forbid<T>(
        _ name: String, _ value: T?, because: String, code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        if value != nil { reportUnwanted(name, because, code) }
    }

    /// The text may not be there, or has to be empty.
    public mutating func forbid(
        _ name: String, _ value: String?, because: String, code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        if let value, !value.isEmpty { reportUnwanted(name, because, code) }
    }

    /// The value may not be there, or has to be empty.
    public mutating func forbid<T: OpenEnumeration>(
        _ name: String, _ value: T?, because: String, code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        if let value, !value.rawValue.isEmpty { reportUnwanted(name, because, code) }
    }

    /// The list may not be there, or has to be empty.
    public mutating func forbid<T>(
        _ name: String, _ value: [T]?, because: String, code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        if let value, !value.isEmpty { reportUnwanted(name, because, code) }
    }

    private mutating func reportUnwanted(_ name: String, _ because: String, _ code: ServiceErrorCode) {
        report(name, "has to be left out", because: because, code: code)
    }
}

// MARK: Measures

extension Validator {
    /// A text's length, in Unicode scalars.
    public mutating func length(
        _ name: String, _ value: String?, min: Int? = nil, max: Int? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value else { return }
        // A scalar takes one byte at least, so most texts are known to be short enough without counting.
        if min == nil, let max, value.utf8.count <= max { return }
        measure(name, value.unicodeScalars.count, min, max, "character", because, code)
    }

    /// A value's length, in Unicode scalars.
    public mutating func length<T: OpenEnumeration>(
        _ name: String, _ value: T?, min: Int? = nil, max: Int? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        length(name, value?.rawValue, min: min, max: max, because: because, code: code)
    }

    /// A JSON text's length, in Unicode scalars.
    public mutating func length<T>(
        _ name: String, _ value: JSONString<T>?, min: Int? = nil, max: Int? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        length(name, value?.text, min: min, max: max, because: because, code: code)
    }

    /// How many elements a list has.
    public mutating func count<T>(
        _ name: String, _ value: [T]?, min: Int? = nil, max: Int? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value else { return }
        measure(name, value.count, min, max, "element", because, code)
    }

    private mutating func measure(
        _ name: String, _ count: Int, _ min: Int?, _ max: Int?, _ unit: String, _ because: String?,
        _ code: ServiceErrorCode
    ) {
        if count >= min ?? 0, count <= max ?? .max { return }
        let wanted = Self.interval(min, max)
        report(
            name, "has \(count) \(unit)\(count == 1 ? "" : "s"), but takes \(wanted)", because: because,
            code: code)
    }

    /// A whole number's size.
    public mutating func range<T: BinaryInteger>(
        _ name: String, _ value: T?, min: T? = nil, max: T? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value else { return }
        if let min, value < min {} else if let max, value > max {} else { return }
        report(name, "is \(value), but takes \(Self.interval(min, max))", because: because, code: code)
    }

    /// A number's size; what isn't a number is out of every range.
    public mutating func range(
        _ name: String, _ value: Double?, min: Double? = nil, max: Double? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value else { return }
        if value >= min ?? -.infinity, value <= max ?? .infinity { return }
        report(name, "is \(value), but takes \(Self.interval(min, max))", because: because, code: code)
    }

    private static func interval<T>(_ min: T?, _ max: T?) -> String {
        switch (min, max) {
        case (let min?, let max?): "\(min) to \(max)"
        case (let min?, nil): "\(min) or more"
        case (nil, let max?): "at most \(max)"
        case (nil, nil): "any"
        }
    }
}

// MARK: Forms

extension Validator {
    /// The value has to be one of these.
    public mutating func values<T: Equatable & CustomStringConvertible>(
        _ name: String, _ value: T?, in allowed: [T], because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value, !allowed.contains(value) else { return }
        let list = allowed.map(\.description).joined(separator: ", ")
        report(name, "takes only \(list)", because: because, code: code)
    }

    /// The text has to have this form: `{int}` stands for decimal digits, everything else for itself.
    public mutating func pattern(
        _ name: String, _ value: String?, _ pattern: String, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value, !TextPattern(pattern).matches(value) else { return }
        report(name, "has to look like \(pattern)", because: because, code: code)
    }

    /// The value has to have this form: `{int}` stands for decimal digits, everything else for itself.
    public mutating func pattern<T: OpenEnumeration>(
        _ name: String, _ value: T?, _ pattern: String, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        self.pattern(name, value?.rawValue, pattern, because: because, code: code)
    }

    /// The text has to be a width and a height within limits, such as `1024x768`.
    ///
    /// `side` bounds each of the two, `multipleOf` has to divide them, and `pixels` bounds their product.
    public mutating func dimensions(
        _ name: String, _ value: String?, separator: Character, side: ClosedRange<Int>? = nil,
        multipleOf: Int? = nil, pixels: ClosedRange<Int>? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        guard let value else { return }
        let parts = value.split(separator: separator, omittingEmptySubsequences: false)
        let sides = parts.compactMap { TextPattern.isDigits($0.utf8) ? Int($0) : nil }
        guard parts.count == 2, sides.count == 2 else {
            report(name, "has to look like 1024\(separator)768", because: because, code: code)
            return
        }
        if let side, !sides.allSatisfy({ side.contains($0) }) {
            let wanted = Self.interval(side)
            report(name, "takes only sides of \(wanted) pixels", because: because, code: code)
        }
        if let multipleOf, multipleOf > 0, !sides.allSatisfy({ $0.isMultiple(of: multipleOf) }) {
            report(name, "takes only sides that are multiples of \(multipleOf)", because: because, code: code)
        }
        let (area, isTooLarge) = sides[0].multipliedReportingOverflow(by: sides[1])
        if let pixels, isTooLarge || !pixels.contains(area) {
            let wanted = Self.interval(pixels)
            report(name, "takes only areas of \(wanted) pixels", because: because, code: code)
        }
    }

    /// The value has to be a width and a height within limits, such as `1024x768`.
    public mutating func dimensions<T: OpenEnumeration>(
        _ name: String, _ value: T?, separator: Character, side: ClosedRange<Int>? = nil,
        multipleOf: Int? = nil, pixels: ClosedRange<Int>? = nil, because: String? = nil,
        code: ServiceErrorCode = "InvalidParameterValue"
    ) {
        dimensions(
            name, value?.rawValue, separator: separator, side: side, multipleOf: multipleOf, pixels: pixels,
            because: because, code: code)
    }

    private static func interval(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (...0, .max): "any number of"
        case (...0, let upper): "at most \(upper)"
        case (let lower, .max): "at least \(lower)"
        case (let lower, let upper): "\(lower) to \(upper)"
        }
    }
}
