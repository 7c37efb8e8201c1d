/// Finds what is wrong with a description that could be read.
public enum Linter {
    /// All mistakes of a description, by file and position.
    public static func lint(_ description: Description) -> [Diagnostic] {
        var diagnostics = Diagnostics()
        diagnostics.order(
            [description.api.source, description.errors?.source, description.refinements?.source]
                .compactMap { $0 })
        lint(description, &diagnostics)
        return diagnostics.sorted
    }

    static func lint(_ description: Description, _ diagnostics: inout Diagnostics) {
    }

    static func lint(_ catalogue: ErrorCatalogue, _ diagnostics: inout Diagnostics) {
    }
}
