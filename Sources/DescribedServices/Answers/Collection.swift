import JSONCoding

/// Things that are listed page by page: as many as are made up.
struct Collection: Sendable {
    static let count = 45
    /// How many a page has unless it is said.
    private static let usualPage = 20

    let service: ServiceShape
    let pages: PageShape
    let output: Int

    /// Puts the page that a request asks for into its answer.
    ///
    /// - Parameter documented: The answer of an example, whose elements these are like.
    func turn(
        _ answer: inout JSONObject, to request: JSONObject, like documented: JSONObject?
    ) {
        guard let items = service.member(at: pages.items, from: output) else { return }
        let size = size(request)
        let first = first(request, size)
        let end = min(first + size, Self.count)
        let sample = documented?.value(at: pages.items)?.array?.first
        answer.set(
            .array((first..<end).compactMap { element($0 + 1, like: sample, items) }), at: pages.items[...])
        if let total = pages.total { answer.set(.number(JSONNumber(Self.count)), at: total[...]) }
        if case .token(_, let next) = pages.cursor {
            answer.set(.string(end < Self.count ? String(end) : ""), at: next[...])
        }
    }

    private func size(_ request: JSONObject) -> Int {
        let names = pages.limit.map { [$0] } ?? ["MaxResults", "Limit"]
        let size = names.lazy.compactMap { request[$0]?.wholeNumber }.first
        // By tokens an empty page would lead to itself.
        let least = if case .token = pages.cursor { 1 } else { 0 }
        return min(max(size ?? Self.usualPage, least), Self.count)
    }

    /// How many come before the page.
    private func first(_ request: JSONObject, _ size: Int) -> Int {
        let first: Int
        switch pages.cursor {
        case .offset(let name): first = request[name]?.wholeNumber ?? 0
        case .page(let name):
            first = (min(max(request[name]?.wholeNumber ?? 1, 1), Self.count + 1) - 1) * size
        // One that isn't from here is from a documented answer, behind which this collection begins.
        case .token(let name, _): first = request[name]?.string.flatMap { Int($0) } ?? 0
        }
        return min(max(first, 0), Self.count)
    }

    /// An element like the documented one; where that has nothing to tell it by, one that is made up.
    private func element(_ number: Int, like sample: JSONValue?, _ items: MemberShape) -> JSONValue? {
        switch (sample, items.kind) {
        case (.string(let text), .string): return .string("\(text)-\(number)")
        case (.object(var object), .object(let index)):
            let names = service.objects[index].members.filter { member in
                member.kind == .string && !member.isList && Self.isName(member.name)
            }
            var isNamed = false
            for member in names {
                guard let text = object[member.name]?.string else { continue }
                object[member.name] = .string("\(text)-\(number)")
                isNamed = true
            }
            if isNamed { return .object(object) }
        default: break
        }
        return AnswerMaker(service: service, number: number).single(items)
    }

    private static func isName(_ member: String) -> Bool {
        ["Id", "ID", "Name", "Key", "Uuid"].contains { member.hasSuffix($0) }
    }
}

extension JSONValue {
    /// A whole number, or the nearest that there is.
    fileprivate var wholeNumber: Int? {
        number.map { number in number.int64.map { Int(clamping: $0) } ?? .max }
    }
}

extension JSONObject {
    fileprivate func value(at path: [String]) -> JSONValue? {
        path.reduce(.object(self)) { $0?[$1] }
    }

    fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
        guard let name = path.first else { return }
        guard path.count > 1 else {
            self[name] = value
            return
        }
        var inner = self[name]?.object ?? JSONObject()
        inner.set(value, at: path.dropFirst())
        self[name] = .object(inner)
    }
}
