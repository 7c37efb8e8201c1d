/// Collects the diagnostics of one description while its files are read and linted.
package struct Diagnostics {
    private var entries: [(file: Int, diagnostic: Diagnostic)] = []
    private var files: [String] = []

    package init() {}

    /// Notes an error.
    package mutating func error(
        _ message: String, fix: String? = nil, at offset: UInt32, in source: SourceFile
    ) {
        add(Diagnostic(.error, at: source.location(at: offset), message, fix: fix))
    }

    /// Notes a warning.
    package mutating func warning(
        _ message: String, fix: String? = nil, at offset: UInt32, in source: SourceFile
    ) {
        add(Diagnostic(.warning, at: source.location(at: offset), message, fix: fix))
    }

    private mutating func add(_ diagnostic: Diagnostic) {
        let file = files.firstIndex(of: diagnostic.location.file) ?? files.count
        if file == files.count {
            files.append(diagnostic.location.file)
        }
        entries.append((file, diagnostic))
    }

    /// Fixes the order of the files; one that isn't listed here comes after these, as its first mistake came.
    package mutating func order(_ sources: [SourceFile]) {
        files = sources.map(\.path)
    }

    /// Whether nothing worse than a warning was noted.
    package var isUsable: Bool {
        entries.allSatisfy { $0.diagnostic.severity != .error }
    }

    /// All of them by file and position, each once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return entries.enumerated()
            .sorted { left, right in
                let (a, b) = (left.element, right.element)
                return (a.file, a.diagnostic.location.offset, left.offset)
                    < (b.file, b.diagnostic.location.offset, right.offset)
            }
            .map(\.element.diagnostic)
            .filter { seen.insert($0).inserted }
    }
}
