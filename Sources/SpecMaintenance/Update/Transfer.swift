import APISpec
import JSONCoding

/// Takes a newer description over into one of ours.
///
/// Ours says which actions are shipped, and has our words; the newer one says how they are now. The result has
/// our actions and those to be added, what they reach, and of the newer file's words none: they are somebody
/// else's, unless the caller knows better. It keeps our order, since Swift's initialisers follow it.
package struct Transfer {
    /// What to take over beside what is shipped already.
    package struct Choice: Sendable {
        /// Actions to ship from now on.
        package var actions: [String] = []
        /// Members to ship from now on, of those that are left out.
        package var members: [MemberAddress] = []
        /// Whether the newer file's words may be taken over.
        package var takesDocumentation = false

        package init(
            actions: [String] = [], members: [MemberAddress] = [], takesDocumentation: Bool = false
        ) {
            self.actions = actions
            self.members = members
            self.takesDocumentation = takesDocumentation
        }
    }

    /// The content of the new file, in our formatting.
    package private(set) var text = ""
    /// Members that the newer file has and the result hasn't: they only come back in responses, and lead to
    /// objects that are not shipped.
    package private(set) var leftOut: [MemberAddress] = []

    private let ours: JSONValue
    private let theirs: JSONValue
    private let choice: Choice
    /// The objects that our requests reach: what is new there is a new parameter.
    private let sent: Set<String>
    private let requestIDDocument: String

    /// Takes over.
    ///
    /// - Parameters:
    ///   - theirs: the newer description, clean.
    ///   - ours: the shipped description with its refinements.
    package init(_ theirs: APIDescription, into ours: Description, _ choice: Choice) throws(JSONError) {
        self.choice = choice
        self.ours = try JSONValue(jsonBytes: ours.api.source.bytes)
        self.theirs = try JSONValue(jsonBytes: theirs.source.bytes)
        sent = Reach(ours).requests
        requestIDDocument =
            ours.api.objects.lazy.compactMap { $0.member(named: "RequestId")?.document }
            .first { !$0.isEmpty } ?? ""
        let carried = (ours.refinements?.objects ?? []).flatMap(\.members).compactMap(\.type.objectName)
        text = result(alsoReaching: carried).text(pretty: true) + "\n"
    }

    private mutating func result(alsoReaching roots: [String]) -> JSONValue {
        let actions = self.actions()
        let ends = actions.members.flatMap { [$0.value["input"]?.string, $0.value["output"]?.string] }
        let objects = self.objects(reachedFrom: ends.compactMap { $0 } + roots)
        var result: JSONObject = [
            "actions": .object(actions), "metadata": ours["metadata"] ?? .null, "objects": .object(objects),
        ]
        result["version"] = theirs["version"] ?? ours["version"]
        return .object(result)
    }

    // MARK: Actions

    private func actions() -> JSONObject {
        let shipped = ours["actions"]?.object?.members.map(\.name) ?? []
        let added = choice.actions.filter { !shipped.contains($0) }
        var actions = JSONObject()
        for name in shipped + added {
            guard var action = theirs["actions"]?[name]?.object else { continue }
            let mine = ours["actions"]?[name]
            action["document"] = words("document", mine, .object(action), otherwise: "")
            action["name"] = words("name", mine, .object(action), otherwise: name)
            actions.members.append(JSONObject.Member(name: name, value: .object(action.tidy)))
        }
        return actions
    }

    /// Our words; theirs, where they may be taken; or what stands for none.
    private func words(
        _ key: String, _ mine: JSONValue?, _ their: JSONValue, otherwise: String
    ) -> JSONValue {
        if choice.takesDocumentation, let text = their[key]?.string, !text.isEmpty { return .string(text) }
        return mine?[key] ?? .string(otherwise)
    }

    // MARK: Objects

    private mutating func objects(reachedFrom roots: [String]) -> JSONObject {
        let mine = index(ours["objects"])
        let their = index(theirs["objects"])
        var taken: [String: JSONValue] = [:]
        var waiting = Array(roots.reversed())
        while let name = waiting.popLast() {
            guard taken[name] == nil, let object = their[name]?.object else { continue }
            let (value, reached) = take(object, named: name, mine)
            taken[name] = value
            waiting += reached
        }
        leftOut.sort { ($0.object, $0.member) < ($1.object, $1.member) }

        var objects = JSONObject()
        for (name, _) in ours["objects"]?.object?.members.map({ ($0.name, $0.value) }) ?? [] {
            if let value = taken.removeValue(forKey: name) {
                objects.members.append(JSONObject.Member(name: name, value: value))
            }
        }
        // Official files have them in the order of the alphabet, and so have ours.
        for (name, value) in taken.sorted(by: { $0.key < $1.key }) {
            let place = objects.members.firstIndex { $0.name > name } ?? objects.members.count
            objects.members.insert(JSONObject.Member(name: name, value: value), at: place)
        }
        return objects
    }

    private func index(_ objects: JSONValue?) -> [String: JSONValue] {
        let members = objects?.object?.members ?? []
        return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }

    private mutating func take(
        _ object: JSONObject, named name: String, _ shipped: [String: JSONValue]
    ) -> (JSONValue, reached: [String]) {
        let mine = shipped[name]
        let known = mine?["members"]?.array ?? []
        var members: [JSONValue] = []
        var reached: [String] = []
        for member in Self.inOrder(of: known, object["members"]?.array ?? []) {
            guard let memberName = member["name"]?.string else { continue }
            let old = known.first { $0["name"]?.string == memberName }
            let target = member.objectName
            if mine != nil, old == nil, let target, shipped[target] == nil,
                isLeftOut(MemberAddress(object: name, member: memberName))
            {
                leftOut.append(MemberAddress(object: name, member: memberName))
                continue
            }
            members.append(take(member, named: memberName, old))
            if let target { reached.append(target) }
        }
        var object = object
        object["document"] = words("document", mine, .object(object), otherwise: "")
        object["members"] = .array(members)
        return (.object(object.tidy), reached)
    }

    /// Whether a new member that leads to an object of its own stays out: responses are read without it as
    /// well, and what it leads to may be half the service.
    private func isLeftOut(_ address: MemberAddress) -> Bool {
        !sent.contains(address.object) && !choice.members.contains(address)
    }

    private func take(_ member: JSONValue, named name: String, _ old: JSONValue?) -> JSONValue {
        guard var taken = member.object else { return member }
        let fallback = name == "RequestId" && old == nil ? requestIDDocument : ""
        taken["document"] = words("document", old, member, otherwise: fallback)
        let hasSameType = old?["type"] == member["type"] && old?["member"] == member["member"]
        if !choice.takesDocumentation || member["example"] == nil {
            taken["example"] = hasSameType ? old?["example"] : nil
        }
        for flag in ["required", "output_required", "value_allowed_null", "disabled"] {
            // What is false may be said or not, and files change their mind about it.
            if taken[flag]?.isTrue ?? false {
                taken[flag] = true
            } else if let old {
                taken[flag] = old[flag].map { _ in false }
            } else {
                taken[flag] = taken[flag].flatMap { _ in flag == "disabled" ? nil : false }
            }
        }
        return .object(taken.tidy)
    }

    /// The members in our order; each new one behind the one that it follows in the newer file.
    private static func inOrder(of known: [JSONValue], _ members: [JSONValue]) -> [JSONValue] {
        let names = Set(known.compactMap { $0["name"]?.string })
        var ordered = known.compactMap { old in members.first { $0["name"] == old["name"] } }
        var previous: JSONValue?
        for member in members {
            if let name = member["name"]?.string, !names.contains(name) {
                let place = previous.flatMap { previous in ordered.firstIndex { $0["name"] == previous } }
                ordered.insert(member, at: place.map { $0 + 1 } ?? 0)
            }
            previous = member["name"]
        }
        return ordered
    }
}

extension JSONObject {
    /// The members by name, as official files have them wherever they describe one thing.
    fileprivate var tidy: JSONObject {
        JSONObject(members.sorted { $0.name < $1.name })
    }
}

extension JSONValue {
    /// Whether a flag is set; official files write 1 here and there.
    fileprivate var isTrue: Bool { self == true || number?.text == "1" }

    /// The object that a member of the layout holds one or several of.
    fileprivate var objectName: String? {
        guard let kind = self["type"]?.string, let detail = self["member"]?.string else { return nil }
        let plain = ["string", "int64", "uint64", "float", "bool"]
        return kind == "object" || (kind == "list" && !plain.contains(detail)) ? detail : nil
    }
}
