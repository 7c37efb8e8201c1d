import AigcImage

/// What the image files are called.
struct OutputNames: Sendable {
    /// Without the extension.
    private let base: String
    /// With its dot; empty when the caller's name has none.
    private let fileExtension: String?
    /// Whether the caller named it.
    let isChosen: Bool

    /// - Parameters:
    ///   - path: What the caller wants; nil makes a name from the prompt.
    init(path: String?, prompt: String) {
        isChosen = path != nil
        guard let path else {
            base = Self.name(from: prompt)
            fileExtension = nil
            return
        }
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        if let dot = path[start...].lastIndex(of: "."), dot > start {
            (base, fileExtension) = (String(path[..<dot]), String(path[dot...]))
        } else {
            (base, fileExtension) = (path, "")
        }
    }

    /// The format that the caller's extension asks for.
    var format: ImageFormat? {
        switch fileExtension?.lowercased() {
        case ".png": .png
        case ".jpg", ".jpeg": .jpeg
        case ".webp": .webp
        default: nil
        }
    }

    /// Why nothing can be saved under the caller's name; nil when something can.
    var obstacle: String? {
        let path = base + (fileExtension ?? "")
        guard isChosen else { return nil }
        if path.hasSuffix("/") || Files.isFolder(path) {
            return
                "\(path) is a folder: name a file in it, such as \(path)\(path.hasSuffix("/") ? "" : "/")image.png"
        }
        // A name that says another format would be taken for it.
        if let fileExtension, Self.otherFormats.contains(fileExtension.lowercased()) {
            return "\(path): no service draws \(fileExtension.dropFirst()); call it .png or .jpg"
        }
        return nil
    }

    private static let otherFormats: Set = [
        ".avif", ".bmp", ".gif", ".heic", ".heif", ".jxl", ".pdf", ".psd", ".svg", ".tif", ".tiff",
    ]

    /// The name of an image: the first has the plain one, the others `-2`, `-3`.
    ///
    /// - Parameter format: Gives the extension of a name that the caller didn't choose.
    func path(_ index: Int, format: ImageFormat?) -> String {
        let number = index == 0 ? "" : "-\(index + 1)"
        return base + number
            + (fileExtension ?? (format == .jpeg ? ".jpg" : format == .webp ? ".webp" : ".png"))
    }

    /// A made-up name moves on to a free one; a chosen one stays.
    func movedToFree(count: Int, format: ImageFormat?) -> OutputNames {
        guard !isChosen else { return self }
        var candidate = self
        var number = 1
        while (0..<count).contains(where: { Files.exists(candidate.path($0, format: format)) }) {
            number += 1
            candidate = OutputNames(base: "\(base)-\(number)")
        }
        return candidate
    }

    /// A made-up name, without the extension.
    init(base: String) {
        self.base = base
        fileExtension = nil
        isChosen = false
    }

    /// The prompt's first words: `a-red-panda`.
    static func name(from prompt: String) -> String {
        var name = ""
        for character in prompt.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber {
                name.append(character)
            } else if !name.isEmpty, name.last != "-" {
                name.append("-")
            }
            if name.count >= 40 { break }
        }
        while name.last == "-" { name.removeLast() }
        return name.isEmpty ? "image" : name
    }
}
