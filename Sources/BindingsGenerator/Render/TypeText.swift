/// How types are written, in a namespace that may have types named like the standard library's.
package struct TypeText {
    private let bindings: Bindings
    private let declared: Set<String>
    private let structures: [String]
    private let enumerations: [String]

    package init(_ bindings: Bindings) {
        self.bindings = bindings
        structures = bindings.structures.map(\.name)
        enumerations = bindings.enumerations.map(\.name)
        declared = Set(structures + enumerations)
    }

    /// A type of the standard library, the runtime or the JSON coding; with its module, where the namespace
    /// has one of the same name.
    func outer(_ name: String) -> String {
        guard declared.contains(name) else { return name }
        if name.hasPrefix("JSON") {
            return name == "JSONString" ? "TencentCloudRuntime.\(name)" : "JSONCoding.\(name)"
        }
        if Self.limits.contains(name) { return "TencentCloudLimits.\(name)" }
        return Self.runtime.contains(name) ? "TencentCloudRuntime.\(name)" : "Swift.\(name)"
    }

    private static let runtime: Set<String> = [
        "APIAction", "APIRequest", "BinaryContent", "ErrorAdvice", "OpenEnumeration", "ServiceDate",
        "ServiceErrorCode",
        "Validatable", "Validator", "Waiter",
    ]

    private static let limits: Set<String> = [
        "Bounds", "Condition", "Dimensions", "Limit", "LimitRule", "LimitSource", "LimitedObject",
        "MemberLimits", "MemberPlace", "MemberValue", "ModelEntry", "ModelTable", "ObjectLimits",
        "PromptOption", "TextForm",
    ]

    /// A type as it is written in the namespace.
    package func name(_ type: Bindings.ValueType) -> String {
        switch type {
        case .string: outer("String")
        case .int64: outer("Int64")
        case .uint64: outer("UInt64")
        case .double: outer("Double")
        case .bool: outer("Bool")
        case .binary: outer("BinaryContent")
        case .enumeration(let index): enumerations[index]
        case .structure(let index): structures[index]
        case .json(let index): "\(outer("JSONString"))<\(structures[index])>"
        case .list(let element): "[\(name(element))]"
        }
    }

    /// A type as documentation says it, with a link to it where it has a page.
    func words(_ type: Bindings.ValueType) -> String {
        switch type {
        case .string: "`String`"
        case .int64: "`Int64`"
        case .uint64: "`UInt64`"
        case .double: "`Double`"
        case .bool: "`Bool`"
        case .binary: "``BinaryContent``"
        case .enumeration(let index): link(enumerations[index])
        case .structure(let index): link(structures[index])
        case .json(let index): "JSON text of \(link(structures[index]))"
        case .list(let element): "list of \(words(element))"
        }
    }

    /// The enum that holds the types.
    var namespace: String { bindings.namespace }

    /// A symbol link to a type of the namespace.
    func link(_ name: String) -> String { "``\(bindings.namespace)/\(name)``" }
}
