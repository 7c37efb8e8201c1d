/// A code that a service answers a failed request with, such as `InvalidParameter.ViolationContent`.
///
/// The set is open: the codes that every service shares are static members here, a service's own are in its
/// namespace, and any other can be written as a string literal. What stands before a dot is the code's
/// family; a pattern matches its whole family:
/// ```swift
/// import TencentCloudMPS
///
/// func whose(fault error: ServiceError) -> String {
///     switch error.code {
///     case MPS.ErrorCode.invalidParameterViolationContent: "the prompt's"    // this code only
///     case .invalidParameter, .invalidParameterValue: "the request's"        // every InvalidParameter.…
///     default: "somebody else's"
///     }
/// }
/// ```
public struct ServiceErrorCode: RawRepresentable, Hashable, Sendable {
    /// The code as it travels.
    public var rawValue: String

    /// The code with this text, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whether this is the given code, or one below it.
    public func belongs(to family: Self) -> Bool {
        guard rawValue.utf8.starts(with: family.rawValue.utf8) else { return false }
        let rest = rawValue.utf8.dropFirst(family.rawValue.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: ".")
    }

    /// Whether a code is the pattern, or below it: what `case` uses.
    public static func ~= (pattern: Self, code: Self) -> Bool { code.belongs(to: pattern) }
}

extension ServiceErrorCode: ExpressibleByStringLiteral, CustomStringConvertible {
    /// The code with this text, known or not.
    public init(stringLiteral value: String) { rawValue = value }

    /// The code as it may be shown; ``rawValue`` is the one that travelled.
    public var description: String { rawValue.printable }
}
