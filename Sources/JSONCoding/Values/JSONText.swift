extension JSONValue {
    /// The value as text.
    /// - Parameter pretty: one member or element a line, indented by two spaces; else without any white space.
    public func text(pretty: Bool = false) -> String {
        guard pretty else { return jsonText }
        var text = ""
        append(to: &text, indentation: "\n")
        return text
    }

    private func append(to text: inout String, indentation: String) {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let inner = indentation + "  "
            text += "["
            for (index, element) in elements.enumerated() {
                text += (index == 0 ? "" : ",") + inner
                element.append(to: &text, indentation: inner)
            }
            text += indentation + "]"
        case .object(let object) where !object.members.isEmpty:
            let inner = indentation + "  "
            text += "{"
            for (index, member) in object.members.enumerated() {
                text += (index == 0 ? "" : ",") + inner + member.name.jsonText + ": "
                member.value.append(to: &text, indentation: inner)
            }
            text += indentation + "}"
        default: text += jsonText
        }
    }
}
