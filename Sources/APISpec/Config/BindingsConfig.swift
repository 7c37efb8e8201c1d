/// A `bindings-config.json`: what a target wants generated, and from which description.
package struct BindingsConfig: Sendable {
    /// The file it was read from; every offset below is an offset in this file.
    package var source: SourceFile
    /// The short name of the service, which the description must agree with.
    package var service: Located<String>?
    /// The folder of the description, below the package's folder of descriptions: `mps/2019-06-12`.
    package var spec: Located<String>?
    /// A file of common error codes, below the same folder. They become members of `ServiceErrorCode`, so the
    /// target is the runtime, and what is generated for a service beside them doesn't import it.
    package var errors: Located<String>?
    /// Who may see the common error codes, where it shall not be ``access``.
    package var errorsAccess: AccessLevel?
    /// The actions to generate; nil: all of the description's.
    package var actions: [Located<String>]?
    /// Who may see the generated code; by default the module alone.
    package var access = AccessLevel.internal
    /// Whether to generate the other end too; by default not.
    package var server = false
    /// The namespace of the generated types, where it shall not be the description's.
    package var namespace: Located<String>?
    /// Which actions may be sent twice, where refinements don't say; the first pattern that fits an action counts.
    package var idempotency: [IdempotencyPattern] = []
}

/// Whether actions of some names may be sent twice.
package struct IdempotencyPattern: Sendable {
    /// The name of an action; `*` stands for any letters.
    package var pattern: Located<String>
    /// Whether they may be.
    package var isSafe: Bool

    /// Whether it is about an action.
    package func describes(_ action: String) -> Bool {
        let parts = pattern.value.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return action == pattern.value }
        guard let head = parts.first, let tail = parts.last, action.hasPrefix(head) else { return false }
        var rest = action.dropFirst(head.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(tail)
    }
}

/// Who may see generated code.
package enum AccessLevel: String, Sendable, CaseIterable {
    /// Whoever imports the module.
    case `public`
    /// The targets of the package.
    case package
    /// The module alone.
    case `internal`
}
