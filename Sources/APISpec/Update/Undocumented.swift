extension Description {
    /// A warning for everything in `api.json` that nobody has found words for yet.
    ///
    /// An update leaves such gaps, since it takes over no official prose.
    public var undocumented: [Diagnostic] {
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

    /// Reads a description that only has to be compared with: stale refinements and error codes are let pass.
    ///
    /// - Returns: the description; nil, with the diagnostics, when `api.json` itself is wrong.
    package static func readLeniently(
        api: SourceFile, errors: SourceFile?, refinements: SourceFile?
    ) -> (description: Description?, diagnostics: [Diagnostic]) {
        let (clean, found) = read(api: api)
        guard let clean else { return (nil, found) }
        var ignored = Diagnostics()
        let description = Description(
            api: clean.api, errors: errors.flatMap { ErrorCatalogue.read($0, &ignored) },
            refinements: refinements.flatMap { Refinements.read($0, &ignored) })
        return (description, [])
    }
}
