/// A Swift expression, as far as its layout matters: ``CodeWriter`` decides what goes on one line.
indirect enum SwiftExpression {
    /// Code as it is. Where it has several lines, all of them are written.
    case code(String)
    /// Words with a space between two: those that don't fit go on the next line.
    case words([String])
    /// A text as a literal, over several lines where one is too short.
    case prose(String)
    /// An expression with its label: `members: […]`.
    case labelled(String, SwiftExpression)
    /// A list literal.
    case list([SwiftExpression])
    /// A call of what the text names.
    case call(String, [SwiftExpression])

    /// The expression on one line.
    var flat: String {
        switch self {
        case .code(let code): code
        case .words(let words): words.joined(separator: " ")
        case .prose(let text): SwiftText.literal(text)
        case .labelled(let label, let value): "\(label): \(value.flat)"
        case .list(let elements): "[\(Self.flat(elements))]"
        case .call(let name, let arguments): "\(name)(\(Self.flat(arguments)))"
        }
    }

    private static func flat(_ parts: [SwiftExpression]) -> String {
        parts.map(\.flat).joined(separator: ", ")
    }
}
