/// An `api.json` in the official layout: a service's actions and the objects they exchange.
public struct APIDescription: Sendable {
    /// The file it was read from; every `offset` below is an offset in this file.
    public var source: SourceFile
    /// The version of the layout (`2.0`), where the file says it.
    public var version: String?
    /// The service's short name, the first label of its host name: `mps`.
    public var serviceShortName: Located<String>
    /// The version of the API: `2019-06-12`.
    public var apiVersion: Located<String>
    /// The actions in the file's order.
    public var actions: [Action]
    /// The objects in the file's order: requests, responses, and what they are made of.
    public var objects: [Object]
}

/// One action of a service.
public struct Action: Sendable {
    /// Whether the service still offers it.
    public enum Status: String, Sendable, Hashable {
        /// In use; what an action without a status is, too.
        case online
        /// Answered still, but to be avoided.
        case deprecated
        /// Not answered any more.
        case offline
    }

    /// The name on the wire: `CreateAigcImageTask`.
    public var name: String
    /// Where the name stands.
    public var offset: UInt32
    /// A few words in place of the name; some descriptions repeat the name.
    public var title: String
    /// What it does.
    public var document: String
    /// The name of the request's object.
    public var input: Located<String>
    /// The name of the response's object.
    public var output: Located<String>
    /// Whether the service still offers it.
    public var status: Status
    /// Whether it is called without a signature.
    public var skipsSigning: Bool
}

/// An object: a request, a response, or a part of them.
public struct Object: Sendable {
    /// The object's name.
    public var name: String
    /// Where the name stands.
    public var offset: UInt32
    /// What it stands for.
    public var document: String
    /// The members in the file's order.
    public var members: [Member]

    /// The member of a wire name.
    public func member(named name: String) -> Member? {
        members.first { $0.name == name }
    }
}

/// A member of an object.
public struct Member: Sendable {
    /// The name on the wire.
    public var name: String
    /// Where the name stands.
    public var offset: UInt32
    /// What it holds.
    public var type: MemberType
    /// Where the type stands (the value of `member`).
    public var typeOffset: UInt32
    /// What it means.
    public var document: String
    /// A value as the official layout has it: a text whatever the type, JSON for lists and objects.
    public var example: Located<String>?
    /// Whether a request must carry it.
    public var isRequired: Bool
    /// Whether the service says that a response carries it. Real responses don't keep to it.
    public var isOutputRequired: Bool
    /// Whether the service says that it may be null. Real responses don't keep to it.
    public var isNullAllowed: Bool
    /// Whether the service has switched it off.
    public var isDisabled: Bool
    /// False where the type couldn't be read: an error is out already, and nothing further is said about it.
    package var hasReadableType = true
}
