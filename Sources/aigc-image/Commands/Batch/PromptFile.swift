import AigcImage
import JSONCoding

/// A file with a request in each line: JSON Lines or CSV.
enum PromptFile {
    /// One request as it is written: texts by the options' names.
    struct Row {
        var line: Int
        var values: [(name: String, texts: [String])]
    }

    /// A request, and where it stands.
    struct Entry {
        var line: Int
        var item: ImageBatch.Item
    }

    /// Mistakes in a file, each with its place.
    struct Mistakes: Error {
        var lines: [String]
    }

    /// The names of all that a request can say, for help.
    static var names: [String] { ["id"] + ImageOptions.ofLines.map(\.flag) }

    /// What a member or a column says.
    static func option(_ name: String) -> ImageOption? {
        ImageOptions.ofLines.first { $0.isCalled(name) }
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: Its name, for messages; one that ends with `.csv` is CSV, any other is JSON Lines.
    ///   - isText: Whether each line is a prompt, whatever the file is called.
    ///   - base: What holds for every request that doesn't say otherwise.
    /// - Throws: ``Mistakes``.
    static func entries(
        _ bytes: [UInt8], path: String, isText: Bool = false, base: OptionTexts
    ) throws(Mistakes) -> [Entry] {
        var mistakes: [String] = []
        var names = ItemNames()
        var entries: [Entry] = []
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Mistakes(lines: ["\(path) is in UTF-16; save it in UTF-8"])
        }
        let rows =
            if isText {
                TextRows.read(bytes)
            } else {
                path.lowercased().hasSuffix(".csv") ? CSVRows.read(bytes) : JSONRows.read(bytes)
            }
        for row in rows {
            do throws(UsageError) {
                let row = try row.get()
                entries.append(Entry(line: row.line, item: try item(row, base, &names)))
            } catch {
                mistakes.append("\(path):\(error.message)")
            }
        }
        if entries.isEmpty, mistakes.isEmpty { mistakes.append("\(path): there is no prompt in it") }
        guard mistakes.isEmpty else { throw Mistakes(lines: mistakes) }
        return entries
    }

    private static func item(
        _ row: Row, _ base: OptionTexts, _ names: inout ItemNames
    ) throws(UsageError) -> ImageBatch.Item {
        var request = ImageRequest("")
        var said = OptionTexts()
        var id: String?
        do throws(UsageError) {
            for (name, texts) in row.values {
                let texts = texts.filter { !$0.isEmpty }
                guard let text = texts.first else { continue }
                if name.lowercased() == "id" {
                    id = text
                } else {
                    guard let option = option(name) else { throw .unknown("member", name, among: self.names) }
                    said[option.name] = texts
                }
            }
            let mistakes = said.over(base, ImageOptions.ofLines).apply(ImageOptions.ofLines, to: &request)
            if !mistakes.isEmpty {
                throw UsageError(mistakes.map { "\($0.flag) \($0.message)" }.joined(separator: "; "))
            }
            if request.prompt.isEmpty, request.references.isEmpty {
                throw UsageError("there is neither a prompt nor a reference")
            }
            return .init(id: try names.name(id, prompt: request.prompt), request)
        } catch {
            throw UsageError("\(row.line): \(error.message)")
        }
    }
}

/// What tells the items of a batch apart, and names their files.
private struct ItemNames {
    private var taken = Set<String>()

    /// The name that is wished for, or one that is made from the prompt: the same prompt gets the same name when
    /// lines before it come or go.
    mutating func name(_ wish: String?, prompt: String) throws(UsageError) -> String {
        if let wish {
            guard taken.insert(wish).inserted else { throw UsageError("another line has the id '\(wish)'") }
            return wish
        }
        let isLatin = prompt.contains { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let base = isLatin ? OutputNames.name(from: prompt) : "image_\(Self.hash(prompt))"
        var name = base
        var number = 1
        while !taken.insert(name).inserted {
            number += 1
            name = "\(base)_\(number)"
        }
        return name
    }

    /// FNV-1a: short, and the same in every process.
    private static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return String(hash, radix: 36)
    }
}
