import AigcImage

/// Reads lines of plain text: each that isn't empty is a prompt.
enum TextRows {
    static func read(_ bytes: [UInt8]) -> [Result<PromptFile.Row, UsageError>] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { index, line in
            guard let text = String(validating: line, as: UTF8.self) else {
                return .failure(UsageError("\(index + 1): the line isn't UTF-8"))
            }
            let blanks: Set<Character> = [" ", "\t", "\r"]
            let prompt = text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
            guard !prompt.isEmpty else { return nil }
            return .success(.init(line: index + 1, values: [(name: "prompt", texts: [String(prompt)])]))
        }
    }
}
