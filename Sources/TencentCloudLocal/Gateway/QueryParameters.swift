import JSONCoding

/// The parameters of a GET request: `Name=value`, nested ones as `FileInfos.0.FileId=value`.
package enum QueryParameters {
    /// The query as a JSON object of strings; nil for a bad escape, or a name both plain and nested.
    ///
    /// Strings do for numbers and booleans as well: the reader takes them.
    package static func object(_ query: String) -> JSONObject? {
        var root = Node()
        for pair in query.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = decoded(halves.dropFirst().first ?? "") else {
                return nil
            }
            let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard path.count <= 32, root.insert(value, at: path[...]) else { return nil }
        }
        return root.value.object ?? JSONObject()
    }

    /// A name or value without its escapes; nil when one is broken, or the bytes aren't UTF-8.
    ///
    /// - Parameter plusIsSpace: As in a query; false for a path.
    static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexDigit),
                    let low = rest.popFirst().flatMap(hexDigit)
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }

    /// A member, or the members below it.
    private struct Node {
        var text: String?
        var children: [(name: String, node: Node)] = []

        mutating func insert(_ value: String, at path: ArraySlice<String>) -> Bool {
            guard let name = path.first else {
                guard children.isEmpty, text == nil else { return false }
                text = value
                return true
            }
            guard text == nil, !name.isEmpty else { return false }
            if let index = children.firstIndex(where: { $0.name == name }) {
                return children[index].node.insert(value, at: path.dropFirst())
            }
            var node = Node()
            let isInserted = node.insert(value, at: path.dropFirst())
            children.append((name, node))
            return isInserted
        }

        var value: JSONValue {
            if let text { return .string(text) }
            let numbered = children.compactMap { child in Int(child.name).map { ($0, child.node) } }
            if !children.isEmpty, numbered.count == children.count {
                return .array(numbered.sorted { $0.0 < $1.0 }.map(\.1.value))
            }
            return .object(JSONObject(children.map { .init(name: $0.name, value: $0.node.value) }))
        }
    }
}
