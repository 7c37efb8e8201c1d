/// A member's name as it stands in the document, compared with literals without becoming a `String`.
///
/// Valid until the reader it came from is used again: compare it at once, or keep its ``string``.
public struct JSONKey: Equatable, ExpressibleByStringLiteral {
    @usableFromInline let start: UnsafePointer<UInt8>
    @usableFromInline let count: Int

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    /// A name to compare with, as in `case "TaskId":`.
    @inlinable public init(stringLiteral: StaticString) {
        start = stringLiteral.utf8Start
        count = stringLiteral.utf8CodeUnitCount
    }

    /// The name, unescaped.
    public var string: String {
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The same bytes. (Names mostly differ in length already, which costs a comparison and no call.)
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.hasSameBytes(as: right)
    }

    /// Names are short: two looks, overlapping in the middle, see most of them whole.
    @inlinable func hasSameBytes(as other: Self) -> Bool {
        let left = UnsafeRawPointer(start)
        let right = UnsafeRawPointer(other.start)
        var place = 0
        if count >= 8 {
            let last = count &- 8
            while place < last {
                guard Self.load(left, place, UInt64.self) == Self.load(right, place, UInt64.self) else {
                    return false
                }
                place &+= 8
            }
            return Self.load(left, last, UInt64.self) == Self.load(right, last, UInt64.self)
        }
        if count >= 4 {
            let last = count &- 4
            return Self.load(left, 0, UInt32.self) == Self.load(right, 0, UInt32.self)
                && Self.load(left, last, UInt32.self) == Self.load(right, last, UInt32.self)
        }
        while place < count {
            guard start[place] == other.start[place] else { return false }
            place &+= 1
        }
        return true
    }

    @inlinable @inline(__always)
    static func load<T: BitwiseCopyable>(_ bytes: UnsafeRawPointer, _ place: Int, _: T.Type) -> T {
        bytes.loadUnaligned(fromByteOffset: place, as: T.self)
    }
}
