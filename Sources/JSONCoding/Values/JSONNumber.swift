/// A JSON number with the digits it was written in, so that none is lost.
///
/// Two numbers are equal when their texts are: `1` and `1.0` are not.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as JSON writes it.
    public let text: String

    /// A number as JSON writes it; `nil` when `text` is anything else.
    public init?(text: String) {
        var copy = text
        let isNumber = copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            let scan = NumberScan(start, from: 0, to: bytes.count)
            return scan.isValid && scan.end == bytes.count
        }
        guard isNumber else { return nil }
        self.text = text
    }

    init(unchecked text: String) { self.text = text }

    /// An integer.
    public init(_ value: some FixedWidthInteger) { text = String(value) }

    /// The shortest number that reads back as `value`; `nil` when it is infinite or not a number.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// The exact value; `nil` when it has a fraction or is out of range.
    public var int64: Int64? { try? Int64(jsonText: text) }

    /// The exact value; `nil` when it has a fraction or is out of range.
    public var uint64: UInt64? { try? UInt64(jsonText: text) }

    /// The nearest value; `nil` beyond the range of `Double`.
    public var double: Double? { try? Double(jsonText: text) }

    /// The number as JSON writes it.
    public var description: String { text }
}
