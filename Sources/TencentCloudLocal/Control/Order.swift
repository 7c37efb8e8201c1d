import JSONCoding

/// A request's JSON body, read strictly: a misspelt member would be an order that nobody carries out.
struct Order {
    private let members: JSONObject

    init(_ request: ServerRequest, names: [String]) throws(ControlError) {
        guard let value = try? JSONValue(jsonBytes: request.body), let object = value.object else {
            throw ControlError("The body has to be a JSON object with \(Self.list(names)).")
        }
        if let unknown = object.members.first(where: { !names.contains($0.name) }) {
            throw ControlError("There is no \"\(unknown.name)\"; there are \(Self.list(names)).")
        }
        members = object
    }

    /// A value as it stands.
    subscript(name: String) -> JSONValue? { members[name] }

    func required(_ name: String) throws(ControlError) -> String {
        guard let text = try text(name), !text.isEmpty else {
            throw ControlError("\"\(name)\" is missing.")
        }
        return text
    }

    func text(_ name: String) throws(ControlError) -> String? {
        guard let value = present(name) else { return nil }
        guard let text = value.string else { throw ControlError("\"\(name)\" has to be a text.") }
        return text
    }

    func flag(_ name: String) throws(ControlError) -> Bool? {
        guard let value = present(name) else { return nil }
        guard let flag = value.bool else { throw ControlError("\"\(name)\" has to be true or false.") }
        return flag
    }

    func number(_ name: String) throws(ControlError) -> Double? {
        guard let value = present(name) else { return nil }
        guard let number = value.number?.double else {
            throw ControlError("\"\(name)\" has to be a number.")
        }
        return number
    }

    func count(_ name: String) throws(ControlError) -> Int? {
        guard let value = present(name) else { return nil }
        guard let count = value.number?.int64.flatMap(Int.init(exactly:)), count >= 0 else {
            throw ControlError("\"\(name)\" has to be a whole number, 0 or more.")
        }
        return count
    }

    private func present(_ name: String) -> JSONValue? {
        guard let value = members[name], value.kind != .null else { return nil }
        return value
    }

    private static func list(_ names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}

/// A request's query, as conditions.
struct Filter {
    private let conditions: JSONObject

    init(_ request: ServerRequest, names: [String]) throws(ControlError) {
        guard let object = QueryParameters.object(request.query) else {
            throw ControlError("The query isn't made of name=value.")
        }
        if let unknown = object.members.first(where: { !names.contains($0.name) }) {
            throw ControlError(
                "There is no filter '\(unknown.name)'; there are \(names.joined(separator: ", ")).")
        }
        conditions = object
    }

    subscript(name: String) -> String? { conditions[name]?.string }

    /// Whether a value is the one that is asked for, or none is.
    func admits(_ name: String, _ value: String) -> Bool { self[name].map { $0 == value } ?? true }

    func number(_ name: String) throws(ControlError) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw ControlError("'\(name)' has to be a whole number, 0 or more.")
        }
        return number
    }
}
