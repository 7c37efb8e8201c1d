/// Words that can't stand as a bare identifier.
enum Keywords {
    /// The identifier as it is written where it is declared and where it is used bare.
    static func escaped(_ identifier: String) -> String {
        reserved.contains(identifier) ? "`\(identifier)`" : identifier
    }

    /// The identifier as it is written behind a dot, where most keywords are plain names.
    static func escapedAfterDot(_ identifier: String) -> String {
        reservedAfterDot.contains(identifier) ? "`\(identifier)`" : identifier
    }

    private static let reservedAfterDot: Set<String> = ["init", "self", "Self", "Type", "Protocol"]

    private static let reserved: Set<String> = [
        // Declarations.
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init",
        "inout",
        "internal", "let", "open", "operator", "precedencegroup", "private", "protocol", "public", "rethrows",
        "static", "struct", "subscript", "typealias", "var",
        // Statements.
        "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard",
        "if",
        "in", "repeat", "return", "switch", "throw", "where", "while",
        // Expressions and types.
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "Type",
        "Protocol",
    ]
}
