/// Sections of `key = value` lines, as the official tools keep them: `#` and `;` begin a comment line, what
/// stands before the first section belongs to none and is left out, a line that is neither is left out too.
struct INIFile {
    private(set) var sections: [String: [String: String]] = [:]

    init(_ text: String) {
        var section: String?
        for rawLine in text.split(whereSeparator: \.isNewline) {
            let line = String(rawLine).trimmingASCIIWhitespace()
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                let name = String(line.dropFirst().dropLast()).trimmingASCIIWhitespace()
                sections[name, default: [:]].merge([:]) { first, _ in first }
                section = name
            } else if let section, let equals = line.firstIndex(of: "=") {
                let key = String(line[..<equals]).trimmingASCIIWhitespace()
                sections[section]?[key] = String(line[line.index(after: equals)...]).trimmingASCIIWhitespace()
            }
        }
    }
}
