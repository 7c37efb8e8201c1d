extension Lint {
    /// What only `api.json` itself can get wrong.
    mutating func lintAPI() {
        for action in description.api.actions {
            lintName(Located(action.name, at: action.offset), "an action")
            _ = object(action.input)
            _ = object(action.output)
        }
        for object in description.api.objects {
            lint(object)
        }
    }

    /// An object of either file.
    mutating func lint(_ object: Object) {
        lintName(Located(object.name, at: object.offset), "an object")
        var seen: Set<String> = []
        seen.reserveCapacity(object.members.count)
        for member in object.members {
            lintName(Located(member.name, at: member.offset), "a member")
            if !seen.insert(member.name).inserted {
                error(
                    "\"\(object.name)\" has the member \"\(member.name)\" twice", fix: "keep one of them",
                    at: member.offset)
            }
            if member.hasReadableType, let name = member.type.objectName {
                _ = self.object(Located(name, at: member.typeOffset))
            }
        }
    }

    /// A wire name, of which a Swift name is made.
    private mutating func lintName(_ name: Located<String>, _ what: String) {
        if !name.value.isIdentifier {
            error(
                "\"\(name.value)\" can't name \(what)", fix: "use letters, digits and _, and no digit first",
                at: name.offset)
        }
    }
}

extension String {
    /// Whether it is letters, digits and underscores of ASCII, the first of which that is no underscore is a letter.
    var isIdentifier: Bool {
        let first = utf8.first { $0 != UInt8(ascii: "_") }
        guard let first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
