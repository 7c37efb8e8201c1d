import APISpec

extension Description {
    /// A warning for everything in `api.json` that nobody has found words for yet.
    ///
    /// An update leaves such gaps, since it takes over no official prose.
    package var undocumented: [Diagnostic] {
        var diagnostics = Diagnostics()
        func note(_ name: String, _ offset: UInt32, _ document: String) {
            guard document.isEmpty else { return }
            diagnostics.warning(
                "\"\(name)\" has no documentation", fix: "say what it is, in your own words", at: offset,
                in: api.source)
        }
        for action in api.actions { note(action.name, action.offset, action.document) }
        for object in api.objects {
            note(object.name, object.offset, object.document)
            for member in object.members {
                note("\(object.name).\(member.name)", member.offset, member.document)
            }
        }
        return diagnostics.sorted
    }
}
