#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

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

    @inlinable public init(stringLiteral: StaticString) {
        start = stringLiteral.utf8Start
        count = stringLiteral.utf8CodeUnitCount
    }

    /// The name, unescaped.
    public var string: String {
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    // Names mostly differ in length already, which costs a comparison and no call.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.hasSameBytes(as: right)
    }

    @usableFromInline func hasSameBytes(as other: Self) -> Bool {
        memcmp(start, other.start, count) == 0
    }
}
