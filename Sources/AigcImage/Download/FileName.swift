/// Names of files in a folder, out of texts that nobody vouches for.
enum FileName {
    /// Systems allow 255 bytes; numbers and extensions come on top.
    private static let longest = 120

    /// A name that stays in its folder, shows in a listing and works on every system, without an extension.
    ///
    /// Separators, control characters and what Windows forbids become hyphens; dots and spaces at the ends go.
    /// What nothing is left of is called `image`.
    static func stem(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": name.append("-")
            case _ where isUnseen(scalar): name.append("-")
            default: name.unicodeScalars.append(scalar)
            }
        }
        while name.utf8.count > longest { name.removeLast() }
        let isMargin: (Character) -> Bool = { $0 == "." || $0 == " " }
        name = String(name.drop(while: isMargin))
        while let last = name.last, isMargin(last) { name.removeLast() }
        if name.allSatisfy({ $0 == "-" }) { return "image" }
        return isReserved(name) ? "\(name)-" : name
    }

    /// A server's file, without its extension.
    static func stem(ofURL url: String) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return stem(withoutExtension(String(last)))
    }

    /// Without the extension of an image, if it has one.
    static func withoutExtension(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."),
            ImageFormat(fileExtension: name[name.index(after: dot)...]) != nil
        else { return name }
        return String(name[..<dot])
    }

    /// Controls, and marks that turn or hide what stands around them.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            true
        default: false
        }
    }

    /// Devices on Windows, whatever their extension.
    private static func isReserved(_ name: String) -> Bool {
        let base = name.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(base) { return true }
        return base.count == 4 && (base.hasPrefix("COM") || base.hasPrefix("LPT"))
            && base.last?.isNumber == true
    }
}

extension ImageFormat {
    /// As in a file's name, without the dot.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .webp: "webp"
        }
    }

    /// The format that an extension stands for, in any case; nil when it isn't one of these.
    init?(fileExtension: some StringProtocol) {
        switch fileExtension.lowercased() {
        case "jpg", "jpeg": self = .jpeg
        case "png": self = .png
        case "webp": self = .webp
        default: return nil
        }
    }
}
