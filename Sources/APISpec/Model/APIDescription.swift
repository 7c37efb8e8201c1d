/// An `api.json` in the official layout: a service's actions and the objects they exchange.
package struct APIDescription: Sendable {
    /// The file it was read from; every `offset` below is an offset in this file.
    package var source: SourceFile
    /// The version of the layout (`2.0`), where the file says it.
    package var version: String?
    /// The service's short name, the first label of its host name: `mps`.
    package var serviceShortName: Located<String>
    /// The version of the API: `2019-06-12`.
    package var apiVersion: Located<String>
    /// The actions in the file's order.
    package var actions: [Action]
    /// The objects in the file's order: requests, responses, and what they are made of.
    package var objects: [Object]
}

/// One action of a service.
package struct Action: Sendable {
    /// Whether the service still offers it.
    package enum Status: String, Sendable, Hashable {
        /// In use; what an action without a status is, too.
        case online
        /// Still answered, but to be avoided.
        case deprecated
        /// Not answered any more.
        case offline
    }

    /// The name on the wire: `CreateAigcImageTask`.
    package var name: String
    /// Where the name stands.
    package var offset: UInt32
    /// The title, a few words; some descriptions repeat the name.
    package var title: String
    /// What it does.
    package var document: String
    /// The name of the request's object.
    package var input: Located<String>
    /// The name of the response's object.
    package var output: Located<String>
    /// Whether the service still offers it.
    package var status: Status
    /// Whether it is called without a signature.
    package var skipsSigning: Bool
}

/// An object: a request, a response, or a part of them.
package struct Object: Sendable {
    /// The object's name.
    package var name: String
    /// Where the name stands.
    package var offset: UInt32
    /// The documentation.
    package var document: String
    /// The members in the file's order.
    package var members: [Member]

    /// The member of a wire name.
    package func member(named name: String) -> Member? {
        members.first { $0.name == name }
    }
}

/// A member of an object.
package struct Member: Sendable {
    /// The name on the wire.
    package var name: String
    /// Where the name stands.
    package var offset: UInt32
    /// What it holds.
    package var type: MemberType
    /// Where the type stands (the value of `member`).
    package var typeOffset: UInt32
    /// What it means.
    package var document: String
    /// A value as the official layout has it: a text whatever the type, JSON for lists and objects.
    package var example: Located<String>?
    /// Whether a request must carry it.
    package var isRequired: Bool
    /// Whether the service says that a response carries it. Real responses don't keep to it.
    package var isOutputRequired: Bool
    /// Whether the service says that it may be null. Real responses don't keep to it.
    package var isNullAllowed: Bool
    /// Whether the service has switched it off.
    package var isDisabled: Bool
    /// False where the type couldn't be read: an error is out already, and nothing further is said about it.
    package var hasReadableType = true
}
