import APISpec
import JSONCoding

/// What a member's words say, as far as refinements can say it.
struct MemberDraft {
    /// A limit, as advice.
    struct Limit {
        /// Its key in `refinements.json`.
        var kind: String
        var value: JSONValue
        /// The mark of what it is taken from.
        var fingerprint: String
        var sentence: String
    }

    var address: MemberAddress
    /// The strings that it may be.
    var values: ValueList?
    var limits: [Limit] = []
    var defaultValue: DefaultInProse?

    /// Reads the words of a member.
    ///
    /// - Parameter isSent: whether requests hold it: only there are limits and defaults of any use.
    init?(_ member: Member, of object: String, isSent: Bool) {
        address = MemberAddress(object: object, member: member.name)
        let sentences = Fingerprint.sentences(of: member.document).filter { !Self.saysThatItMayBeNull($0) }
        switch member.type {
        case .string, .list(.string): values = ValueList(sentences, ofNumbers: false)
        case .int64, .uint64:
            if isSent, let list = ValueList(sentences, ofNumbers: true) { addValues(list, of: member) }
        default: break
        }
        if isSent { addLimits(sentences, of: member) }
        guard values != nil || !limits.isEmpty || defaultValue != nil else { return nil }
    }

    private static func saysThatItMayBeNull(_ sentence: String) -> Bool {
        let prose = Prose(sentence)
        return prose.contains("null") || prose.contains("取不到有效值")
    }

    private mutating func addValues(_ list: ValueList, of member: Member) {
        let numbers = list.values.compactMap { JSONNumber(text: $0.value) }
        guard numbers.allSatisfy({ member.type == .int64 ? $0.int64 != nil : $0.uint64 != nil }),
            Set(numbers).count == list.values.count
        else { return }
        let text = list.sentences.count == 1 ? list.sentences[0] : member.document
        limits.append(
            Limit(
                kind: "values", value: .array(numbers.map(JSONValue.number)),
                fingerprint: Fingerprint.of(text),
                sentence: list.sentences.joined(separator: "\n")))
    }

    private mutating func addLimits(_ sentences: [String], of member: Member) {
        if limits.isEmpty, values == nil, let kind = BoundsInProse.Kind(of: member.type) {
            let found = sentences.compactMap { BoundsInProse($0, of: kind) }
            // Of two that differ, neither can be told to be the one.
            if Set(found.map(\.words)).count == 1, let bounds = found.first { add(bounds, of: kind, member) }
        }
        if !member.isRequired, let found = DefaultInProse(sentences, of: member.type), keeps(found.value) {
            defaultValue = found
        }
    }

    private mutating func add(_ bounds: BoundsInProse, of kind: BoundsInProse.Kind, _ member: Member) {
        var object = JSONObject()
        for (name, text) in [("min", bounds.min), ("max", bounds.max)] {
            guard let text else { continue }
            guard let number = JSONNumber(text: text), let double = number.double, abs(double) <= 0x1p53,
                member.type == .float || number.int64 != nil, kind == .number || double >= 0
            else { return }
            object.members.append(JSONObject.Member(name: name, value: .number(number)))
        }
        limits.append(
            Limit(
                kind: kind.key, value: .object(object), fingerprint: Fingerprint.of(bounds.sentence),
                sentence: bounds.sentence))
    }

    /// Whether a default is among what is allowed; one that isn't leaves both in doubt, and the limit stays.
    private func keeps(_ value: JSONValue) -> Bool {
        if let values, let text = value.string { return values.values.contains { $0.value == text } }
        guard let limit = limits.first else { return true }
        if let allowed = limit.value.array { return allowed.contains(value) }
        guard let number = value.number?.double else { return limit.kind != "length" || value.string != nil }
        if let min = limit.value["min"]?.number?.double, number < min { return false }
        if let max = limit.value["max"]?.number?.double, number > max { return false }
        return true
    }
}

extension BoundsInProse.Kind {
    init?(of type: MemberType) {
        switch type {
        case .int64, .uint64, .float: self = .number
        case .string: self = .characters
        case .list: self = .elements
        default: return nil
        }
    }

    /// The key of such a limit in `refinements.json`.
    var key: String {
        switch self {
        case .number: "range"
        case .characters: "length"
        case .elements: "count"
        }
    }
}

extension BoundsInProse {
    var words: String { "\(min ?? "")…\(max ?? "")" }
}
