/// A `bindings-config.json`: what a target wants generated, and from which description.
public struct BindingsConfig: Sendable {
    /// The file it was read from; every offset below is an offset in this file.
    public var source: SourceFile
    /// The short name of the service, which the description must agree with.
    public var service: Located<String>?
    /// The folder of the description, below the package's folder of descriptions: `mps/2019-06-12`.
    public var spec: Located<String>?
    /// A file of common error codes, below the same folder. They become members of `ServiceErrorCode`, so the
    /// target is the runtime, and what is generated for a service beside them doesn't import it.
    public var errors: Located<String>?
    /// Who may see the common error codes, where it shall not be ``access``.
    public var errorsAccess: AccessLevel?
    /// The actions to generate; nil: all of the description's.
    public var actions: [Located<String>]?
    /// Who may see the generated code; by default the module alone.
    public var access = AccessLevel.internal
    /// Whether to generate the other end too; by default not.
    public var server = false
    /// The namespace of the generated types, where it shall not be the description's.
    public var namespace: Located<String>?
}

/// Who may see generated code.
public enum AccessLevel: String, Sendable, CaseIterable {
    /// Whoever imports the module.
    case `public`
    /// The targets of the package.
    case package
    /// The module alone.
    case `internal`
}
