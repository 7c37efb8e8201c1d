/// The names that generated code itself declares or uses, scope by scope: what comes from a description gets
/// out of their way.
enum GeneratedNames {
    /// Beside the types of a namespace.
    static let inNamespace: Set<String> = [
        "Actions", "ErrorCode", "LimitSources", "ModelTables", "Waiters", "Type", "Protocol", "Self", "Any",
    ]

    /// Beside the members of a structure.
    static let inStructure: Set<String> = [
        "self", "write", "validate", "readMembers", "binaryMembers", "jsonBytes", "jsonText", "hashValue", "",
    ]

    /// Beside the values of an enumeration. `none` and `some` would be taken for an optional's.
    static let inEnumeration: Set<String> = [
        "self", "allKnownCases", "rawValue", "description", "hash", "hashValue", "init", "none", "some",
    ]

    /// Beside the error codes.
    static let inErrorCodes: Set<String> = [
        "self", "rawValue", "description", "belongs", "hash", "hashValue", "init", "none", "some",
        "advice",
    ]

    /// Beside a client's or a server's methods.
    static let inClient: Set<String> = ["self", "configuration", "service", "routes", "init"]
}
