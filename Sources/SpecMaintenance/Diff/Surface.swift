import APISpec

/// What callers see of a description's bindings: one entry for each thing that has a name.
///
/// Two of them are compared by ``Difference``. BindingsGenerator makes them, since only what resolves names and
/// types knows how a description is spelt in Swift; a test can make them by hand.
package struct Surface: Sendable {
    /// The service's short name: `mps`.
    package var service: String
    /// The API's version: `2019-06-12`.
    package var version: String
    /// The enum that holds the types: `MPS`.
    package var namespace: String
    /// Everything with a name, an object before its members, an enumeration before its values.
    package var entries: [Entry]

    /// A surface by its parts.
    package init(service: String, version: String, namespace: String, entries: [Entry] = []) {
        self.service = service
        self.version = version
        self.namespace = namespace
        self.entries = entries
    }
}

extension Surface {
    /// What an entry is.
    package enum Kind: String, Sendable, Hashable {
        case service, action, object, member, date, enumeration, value, errorCode, waiter, pagination, stream

        var words: String {
            switch self {
            case .errorCode: "error code"
            case .date: "property that tells the date"
            default: rawValue
            }
        }
    }

    /// A thing that callers can name.
    package struct Entry: Sendable {
        /// What it is.
        package var kind: Kind
        /// The object, enumeration, member or nothing that it belongs to, by its name in the description.
        package var owner: String?
        /// Its name on the wire, or in the description.
        package var wireName: String
        /// Its own name in Swift: `prompt`.
        package var name: String
        /// Its name in Swift with all that goes before: `MPS.CreateAigcImageTaskRequest.prompt`.
        package var swiftName: String
        /// Its type in Swift, without the namespace and without the question mark of an optional; empty for what
        /// has none.
        package var type = ""
        /// Its type on the wire, in words; empty for what has none.
        package var wireType = ""
        /// Whether it may be nil.
        package var isOptional = false
        /// Whether requests must carry it.
        package var isRequired = false
        /// Whether it travels in requests.
        package var isSent = false
        /// Whether it travels in responses.
        package var isReceived = false
        /// Whether the service answers it no more.
        package var isOffline = false
        /// Whether a limit of ours depends on what its documentation says; where nothing tells our limits, whether
        /// one could.
        package var isLimited = false
        /// The actions whose callers meet it, in the description's order; empty for what is of the whole service.
        package var actions: [String] = []
        /// What reads differently when it changes and breaks nobody: its label, and what it says.
        package var texts: [(label: String, text: String)] = []

        /// An entry by its names.
        package init(
            _ kind: Kind, _ wireName: String, of owner: String? = nil, name: String, swiftName: String
        ) {
            self.kind = kind
            self.wireName = wireName
            self.owner = owner
            self.name = name
            self.swiftName = swiftName
        }

        /// Where it is in the description: `CreateAigcImageTaskRequest.Prompt`.
        package var path: String { owner.map { "\($0).\(wireName)" } ?? wireName }

        /// Its type as a declaration has it.
        var declaredType: String { isOptional ? type + "?" : type }
    }
}
