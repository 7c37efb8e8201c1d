/// A number's text taken apart, without rounding: `magnitude × 10^exponent`.
struct NumberScan {
    /// Just after the number, or the byte that keeps it from being one.
    private(set) var end: Int
    private(set) var isValid = false
    private(set) var isNegative = false
    /// Its digits without the point and without the zeros that end a fraction; 0 when there are too many.
    private(set) var magnitude: UInt64 = 0
    private(set) var overflows = false
    private(set) var exponent = 0

    /// Follows the grammar from `start` as far as it goes.
    init(_ text: UnsafePointer<UInt8>, from start: Int, to limit: Int) {
        end = start
        if end < limit, text[end] == UInt8(ascii: "-") {
            isNegative = true
            end += 1
        }
        guard let first = Self.digit(text, end, limit) else { return }
        if first == 0 {
            end += 1
        } else {
            while let digit = Self.digit(text, end, limit) {
                push(digit)
                end += 1
            }
        }
        if end < limit, text[end] == UInt8(ascii: ".") {
            end += 1
            guard fraction(text, limit) else { return }
        }
        if end < limit, text[end] | 0x20 == UInt8(ascii: "e") {
            end += 1
            guard power(text, limit) else { return }
        }
        isValid = true
    }

    @inline(__always)
    private static func digit(_ text: UnsafePointer<UInt8>, _ place: Int, _ limit: Int) -> UInt64? {
        guard place < limit else { return nil }
        let digit = text[place] &- UInt8(ascii: "0")
        return digit < 10 ? UInt64(digit) : nil
    }

    @inline(__always)
    private mutating func push(_ digit: UInt64) {
        let (product, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carries) = product.addingReportingOverflow(digit)
        if tooLarge || carries { overflows = true }
        magnitude = overflows ? 0 : sum
    }

    private mutating func fraction(_ text: UnsafePointer<UInt8>, _ limit: Int) -> Bool {
        let start = end
        var zeros = 0
        while let digit = Self.digit(text, end, limit) {
            end += 1
            guard digit != 0 else {
                zeros += 1
                continue
            }
            exponent -= zeros + 1
            while zeros > 0 {
                push(0)
                zeros -= 1
            }
            push(digit)
        }
        return end > start
    }

    private mutating func power(_ text: UnsafePointer<UInt8>, _ limit: Int) -> Bool {
        var isNegative = false
        if end < limit, text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "+") {
            isNegative = text[end] == UInt8(ascii: "-")
            end += 1
        }
        let start = end
        var power = 0
        while let digit = Self.digit(text, end, limit) {
            // Far beyond every number there is, and far from overflowing.
            if power < 1_000_000 { power = power * 10 + Int(digit) }
            end += 1
        }
        exponent += isNegative ? -power : power
        return end > start
    }

    /// Why a number is no integer.
    enum IntegerFailure: Error {
        case fraction
        case tooLarge
    }

    /// The number without its sign, when it is an integer, however it is written.
    func integerMagnitude() throws(IntegerFailure) -> UInt64 {
        if overflows { throw exponent < 0 ? .fraction : .tooLarge }
        guard exponent != 0, magnitude != 0 else { return magnitude }
        var value = magnitude
        if exponent < 0 {
            for _ in 0..<(-exponent) {
                guard value % 10 == 0 else { throw .fraction }
                value /= 10
            }
            return value
        }
        for _ in 0..<exponent {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            if tooLarge { throw .tooLarge }
            value = product
        }
        return value
    }

    /// The nearest `Double`, where one division or multiplication of exact ones gives it.
    var exactDouble: Double? {
        guard !overflows, magnitude <= 1 << 53, abs(exponent) <= 22 else { return nil }
        let value = Double(magnitude)
        let scaled = exponent < 0 ? value / Self.powers[-exponent] : value * Self.powers[exponent]
        return isNegative ? -scaled : scaled
    }

    /// The powers of ten that `Double` holds exactly.
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]
}
