/// What a member holds.
package enum MemberType: Sendable, Hashable {
    case string
    /// A date, in one of three official spellings; services keep to none of them, so it travels as text.
    case date(DateKind)
    case int64
    case uint64
    case float
    case bool
    /// Base64 text.
    case binary
    /// An object, by name.
    case object(String)
    /// A list. Lists of lists don't exist.
    indirect case list(MemberType)

    /// The spelling a date is declared in.
    package enum DateKind: String, Sendable, Hashable {
        /// `2019-06-12`.
        case date
        /// `2019-06-12 08:00:00`.
        case datetime
        /// `2019-06-12T08:00:00+08:00`.
        case datetimeISO = "datetime_iso"
    }

    /// The object that the member holds one or several of.
    package var objectName: String? {
        switch self {
        case .object(let name): name
        case .list(let element): element.objectName
        default: nil
        }
    }

    /// Whether it travels as a JSON string.
    package var isText: Bool {
        switch self {
        case .string, .date, .binary: true
        default: false
        }
    }

    /// Whether it travels as a JSON number.
    package var isNumber: Bool {
        switch self {
        case .int64, .uint64, .float: true
        default: false
        }
    }
}

extension MemberType: CustomStringConvertible {
    /// The type in words, with its article: `an int64`, `a uint64`.
    var withArticle: String {
        let name = description
        return name.first.map { "aeioAEIO".contains($0) } ?? false ? "an \(name)" : "a \(name)"
    }

    /// The type in words: `string`, `list of int64`, `AigcImageTask`.
    package var description: String {
        switch self {
        case .string: "string"
        case .date(let kind): kind.rawValue
        case .int64: "int64"
        case .uint64: "uint64"
        case .float: "float"
        case .bool: "bool"
        case .binary: "binary"
        case .object(let name): name
        case .list(let element): "list of \(element)"
        }
    }
}
