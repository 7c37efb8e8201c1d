/// What callers see of a description's bindings: one entry for each thing that has a name.
///
/// Two of them are compared by ``Difference``. BindingsGenerator makes them, since only what resolves names and
/// types knows how a description is spelt in Swift; a test can make them by hand.
public struct Surface: Sendable {
    /// The service's short name: `mps`.
    public var service: String
    /// The API's version: `2019-06-12`.
    public var version: String
    /// The enum that holds the types: `MPS`.
    public var namespace: String
    /// Everything with a name, an object before its members, an enumeration before its values.
    public var entries: [Entry]

    /// A surface by its parts.
    public init(service: String, version: String, namespace: String, entries: [Entry] = []) {
        self.service = service
        self.version = version
        self.namespace = namespace
        self.entries = entries
    }
}

extension Surface {
    /// What an entry is.
    public enum Kind: String, Sendable, Hashable {
        case service, action, object, member, enumeration, value, errorCode, waiter, pagination

        var words: String { self == .errorCode ? "error code" : rawValue }
    }

    /// A thing that callers can name.
    public struct Entry: Sendable {
        /// What it is.
        public var kind: Kind
        /// The object, enumeration or nothing that it belongs to, by its name in the description.
        public var owner: String?
        /// Its name on the wire, or in the description.
        public var wireName: String
        /// Its own name in Swift: `prompt`.
        public var name: String
        /// Its name in Swift with all that goes before: `MPS.CreateAigcImageTaskRequest.prompt`.
        public var swiftName: String
        /// Its type in Swift, without the namespace and without the question mark of an optional; empty for what
        /// has none.
        public var type = ""
        /// Its type on the wire, in words; empty for what has none.
        public var wireType = ""
        /// Whether it may be nil.
        public var isOptional = false
        /// Whether requests must carry it.
        public var isRequired = false
        /// Whether it travels in requests.
        public var isSent = false
        /// Whether it travels in responses.
        public var isReceived = false
        /// Whether the service answers it no more.
        public var isOffline = false
        /// What reads differently when it changes and breaks nobody: its label, and what it says.
        public var texts: [(label: String, text: String)] = []

        /// An entry by its names.
        public init(
            _ kind: Kind, _ wireName: String, of owner: String? = nil, name: String, swiftName: String
        ) {
            self.kind = kind
            self.wireName = wireName
            self.owner = owner
            self.name = name
            self.swiftName = swiftName
        }

        /// Where it is in the description: `CreateAigcImageTaskRequest.Prompt`.
        public var path: String { owner.map { "\($0).\(wireName)" } ?? wireName }

        /// Its type as a declaration has it.
        var declaredType: String { isOptional ? type + "?" : type }
    }
}
