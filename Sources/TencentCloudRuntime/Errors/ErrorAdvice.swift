/// What to do about errors, by code: generated from a service's `errors.json`.
///
/// It is one text, which costs a program its length and no work until an error is to be explained.
public struct ErrorAdvice: Sendable, Hashable {
    private let table: String

    /// Takes a table.
    ///
    /// - Parameter table: A line for each code: the code, a tab, the sentences.
    public init(_ table: String) { self.table = table }

    private func entry(_ code: Substring) -> String? {
        for line in table.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: code.utf8) {
            let rest = line.dropFirst(code.utf8.count)
            if rest.first == UInt8(ascii: "\t") { return String(Substring(rest.dropFirst())) }
        }
        return nil
    }

    /// The sentences for a code, else those for its family.
    ///
    /// - Parameter own: The service's, which come before those of all services.
    static func text(for code: ServiceErrorCode, _ own: [ErrorAdvice?]) -> String? {
        var name = code.canonical.rawValue[...]
        while true {
            for case let advice? in own + [common] {
                if let text = advice.entry(name) { return text }
            }
            guard let dot = name.lastIndex(of: ".") else { return nil }
            name = name[..<dot]
        }
    }

    /// Feeds nothing: tables are long, and few.
    public func hash(into hasher: inout Hasher) {}
}
