extension Description {
    /// Reads and lints a description: every mistake of every file at once.
    ///
    /// - Parameters:
    ///   - api: the `api.json`, in the official layout.
    ///   - errors: the `errors.json`, if there is one.
    ///   - refinements: the `refinements.json`, if there is one.
    /// - Returns: the description, nil as soon as there is an error; and all diagnostics by file and position.
    package static func read(
        api: SourceFile, errors: SourceFile? = nil, refinements: SourceFile? = nil
    ) -> (description: Description?, diagnostics: [Diagnostic]) {
        var diagnostics = Diagnostics()
        diagnostics.order([api, errors, refinements].compactMap { $0 })
        let readAPI = APIDescription.read(api, &diagnostics)
        let readErrors = errors.flatMap { ErrorCatalogue.read($0, &diagnostics) }
        let readRefinements = refinements.flatMap { Refinements.read($0, &diagnostics) }
        // Of a file that isn't JSON nothing is left, and what the others say about it can't be judged.
        guard let readAPI, (errors == nil) == (readErrors == nil),
            (refinements == nil) == (readRefinements == nil)
        else {
            return (nil, diagnostics.sorted)
        }
        let description = Description(api: readAPI, errors: readErrors, refinements: readRefinements)
        Linter.lint(description, &diagnostics)
        return (diagnostics.isUsable ? description : nil, diagnostics.sorted)
    }

    /// Reads and lints a description, and throws unless it is free of errors.
    ///
    /// - Throws: ``DescriptionError`` with every diagnostic of every file.
    package init(
        api: SourceFile, errors: SourceFile? = nil, refinements: SourceFile? = nil
    ) throws(DescriptionError) {
        let (description, diagnostics) = Self.read(api: api, errors: errors, refinements: refinements)
        guard let description else { throw DescriptionError(diagnostics) }
        self = description
    }

    /// Reads a description that only has to be compared with: refinements and error codes that address what isn't
    /// there are let pass.
    ///
    /// - Returns: the description; nil, with the diagnostics, when `api.json` is wrong or another file can't be read.
    package static func readLeniently(
        api: SourceFile, errors: SourceFile?, refinements: SourceFile?
    ) -> (description: Description?, diagnostics: [Diagnostic]) {
        let (clean, found) = read(api: api)
        guard let clean else { return (nil, found) }
        var mistakes = Diagnostics()
        let description = Description(
            api: clean.api, errors: errors.flatMap { ErrorCatalogue.read($0, &mistakes) },
            refinements: refinements.flatMap { Refinements.read($0, &mistakes) })
        return mistakes.isUsable ? (description, []) : (nil, mistakes.sorted)
    }
}

extension ErrorCatalogue {
    /// Reads and lints a file of error codes that stands alone, like those that every service shares.
    ///
    /// - Throws: ``DescriptionError`` with every diagnostic.
    package init(_ source: SourceFile) throws(DescriptionError) {
        var diagnostics = Diagnostics()
        let catalogue = Self.read(source, &diagnostics)
        if let catalogue {
            Linter.lint(catalogue, &diagnostics)
        }
        guard let catalogue, diagnostics.isUsable else { throw DescriptionError(diagnostics.sorted) }
        self = catalogue
    }
}
