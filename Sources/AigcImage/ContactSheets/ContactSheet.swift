/// Pictures and what was asked for, on one page of HTML that opens without a network.
///
/// ```swift
/// let batch = ImageBatch([], folder: "out", generator: ImageGenerator(.mps(MPSClient())))
/// try batch.contactSheet().write(to: "out/index.html", overwrite: true)
/// ```
/// The page needs nothing else but the pictures beside it, and not even those where they are
/// ``Picture/embedded(_:)``. It shows light or dark, as its reader's system does, and prints.
public struct ContactSheet: Sendable {
    /// A picture on the page.
    public enum Picture: Sendable, Hashable {
        /// A file, by its path from the page's folder, such as `panda.png`.
        case file(String)
        /// Inside the page: the bytes of a JPEG, PNG or WebP image.
        case embedded([UInt8])
    }

    /// What the page shows of one request.
    public struct Entry: Sendable, Hashable {
        /// What it is called.
        public var title: String
        /// What was to be drawn.
        public var prompt: String
        /// Its pictures, if there are any.
        public var pictures: [Picture] = []
        /// What drew it.
        public var model: String?
        /// The seed.
        public var seed: Int64?
        /// How long it took.
        public var duration: Duration?
        /// The task.
        public var taskID: String?
        /// What stands in place of a picture: an error, or how far it is.
        public var note: String?

        /// An entry without pictures.
        public init(title: String, prompt: String) {
            self.title = title
            self.prompt = prompt
        }
    }

    /// The page's heading.
    public var title: String
    /// In the order of the page.
    public var entries: [Entry]

    /// A page of entries.
    public init(title: String = "Contact sheet", entries: [Entry]) {
        self.title = title
        self.entries = entries
    }

    /// The page, in UTF-8.
    public var html: String {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data: file:; style-src 'unsafe-inline'">
            <title>\(HTML.text(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header><h1>\(HTML.text(title))</h1><p>\(HTML.text(summary))</p></header>
            <main>

            """
        for entry in entries { page += Self.article(entry) }
        return page + "</main>\n</body>\n</html>\n"
    }

    /// Writes the page; it has its name only when it is complete.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist, and files among the pictures are looked for from there.
    ///   - overwrite: Whether a file of that name is replaced.
    /// - Throws: ``DownloadError``.
    public func write(to path: String, overwrite: Bool = false) throws {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard slash < path.endIndex else { throw DownloadError(.file("names a folder"), path: path) }
        let file = try AtomicFile(in: path[..<slash], name: path[slash...])
        do {
            try Array(html.utf8).withUnsafeBytes { try file.write($0) }
            try file.commit(to: path, overwrite: overwrite)
        } catch {
            file.discard()
            throw error
        }
    }

    private var summary: String {
        let drawn = entries.count { !$0.pictures.isEmpty }
        let pictures = entries.reduce(0) { $0 + $1.pictures.count }
        return "\(pictures) picture\(pictures == 1 ? "" : "s"), \(drawn) of \(entries.count) requests drawn"
    }
}

// MARK: The page's parts

extension ContactSheet {
    private static func article(_ entry: Entry) -> String {
        var text = "<article>\n"
        let pictures = entry.pictures.compactMap { image($0, of: entry) }
        if !pictures.isEmpty { text += "<div class=\"pictures\">\n\(pictures.joined())</div>\n" }
        if let note = entry.note {
            text += "<p class=\"note\(pictures.isEmpty ? " alone" : "")\">\(HTML.text(note))</p>\n"
        }
        text += "<p class=\"prompt\">\(HTML.text(entry.prompt))</p>\n<dl>\n"
        let facts = [
            ("model", entry.model), ("seed", entry.seed.map { String($0) }),
            ("time", entry.duration.map(seconds)), ("item", entry.title), ("task", entry.taskID),
        ]
        for case (let name, let value?) in facts {
            text += "<div class=\"\(name)\"><dt>\(name)</dt><dd>\(HTML.text(value))</dd></div>\n"
        }
        return text + "</dl>\n</article>\n"
    }

    /// Nil for bytes that are no image.
    private static func image(_ picture: Picture, of entry: Entry) -> String? {
        guard let source = source(picture) else { return nil }
        let image = "<img loading=\"lazy\" src=\"\(source)\" alt=\"\(HTML.text(entry.prompt))\">"
        return switch picture {
        case .file: "<a href=\"\(source)\">\(image)</a>\n"
        case .embedded: "\(image)\n"
        }
    }

    private static func source(_ picture: Picture) -> String? {
        switch picture {
        case .file(let path): HTML.path(path)
        case .embedded(let bytes):
            ImageSignature(bytes).format.map { "data:image/\($0.rawValue);base64,\(Base64.text(bytes))" }
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        "\(duration.components.seconds) s"
    }

    /// Frames of one size, so that rows are even and nothing moves while pictures load; each shows its picture whole.
    private static let style = """
        :root { color-scheme: light dark; --page: light-dark(#f3f3f1, #141416); --card: light-dark(#fff, #1f1f23); \
        --mat: light-dark(#e6e6e3, #0b0b0d); --line: light-dark(#0000001a, #ffffff1f); \
        --faint: light-dark(#66666c, #9d9da6); --trouble: light-dark(#9c2410, #ff9d84); \
        --trouble-mat: light-dark(#fbe9e5, #34201c); }
        body { margin: 0 auto; max-width: 110rem; padding: 2rem; font: 15px/1.45 system-ui, sans-serif; \
        background: var(--page); }
        header { margin-bottom: 1.5rem; }
        h1 { margin: 0; font-size: 1.5rem; }
        header p { margin: 0.25rem 0 0; color: var(--faint); }
        main { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
        article { border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden; break-inside: avoid; \
        background: var(--card); }
        .pictures { display: grid; gap: 1px; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); \
        background: var(--line); }
        img { display: block; width: 100%; aspect-ratio: 4 / 3; object-fit: contain; background: var(--mat); }
        .note, .prompt { margin: 0; padding: 0.8rem 1rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
        .note { color: var(--trouble); }
        .alone { box-sizing: border-box; display: grid; align-content: center; aspect-ratio: 4 / 3; padding: 1rem; \
        font-size: 0.85rem; background: var(--trouble-mat); }
        .prompt { font-weight: 600; }
        dl { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; margin: 0; padding: 0.45rem 1rem 0.9rem; \
        font-size: 0.85rem; }
        dl div { display: flex; gap: 0.4rem; }
        dt { color: var(--faint); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .item, .task { flex-basis: 100%; font-size: 0.75rem; }
        .item dd, .task dd { font-family: ui-monospace, monospace; color: var(--faint); }
        @media print { body { padding: 0; } }
        """
}
