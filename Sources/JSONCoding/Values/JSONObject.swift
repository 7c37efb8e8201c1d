/// An object's members in their order.
///
/// Made for small objects: a look-up goes through the members one by one.
public struct JSONObject: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name, without escapes.
        public var name: String
        /// What stands under the name.
        public var value: JSONValue

        /// A member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members as they stand in the document, a repeated name included.
    public var members: [Member]

    /// An object of these members, in this order.
    public init(_ members: [Member] = []) { self.members = members }

    /// Members in the order they are written in.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        members = elements.map { Member(name: $0.0, value: $0.1) }
    }

    /// The member of that name, the last one if there are several. Setting it replaces it in its place or
    /// puts it at the end; setting `nil` removes all of that name.
    public subscript(name: String) -> JSONValue? {
        get { members.last { $0.name == name }?.value }
        set {
            guard let newValue else { return members.removeAll { $0.name == name } }
            if let index = members.lastIndex(where: { $0.name == name }) {
                members[index].value = newValue
            } else {
                members.append(Member(name: name, value: newValue))
            }
        }
    }
}

extension JSONObject: JSONReadable, JSONWritable {
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let name = key.string
            members.append(Member(name: name, value: try reader.read()))
        }
    }

    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for member in members {
            writer.key(member.name)
            member.value.write(to: &writer)
        }
        writer.endObject()
    }
}
