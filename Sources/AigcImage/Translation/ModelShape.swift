/// How large a picture is, and of what shape, as a model is told it: in one way, so that no two members of a request
/// disagree.
enum ModelShape: Equatable {
    /// As it travels: `1024x768`, or with the model's own separator.
    case size(String)
    /// A class of size and a shape, as the model spells them, neither of which says anything of the other.
    case parameters(resolution: String? = nil, aspectRatio: String? = nil)
    /// The shape as words that follow the prompt, and a class of size.
    case words(String, resolution: String? = nil)
}

extension ModelShape {
    /// The members that it becomes.
    var size: String? { if case .size(let text) = self { text } else { nil } }
    var aspectRatio: String? { if case .parameters(_, let text) = self { text } else { nil } }
    var resolution: String? {
        switch self {
        case .size: nil
        case .parameters(let resolution, _), .words(_, let resolution): resolution
        }
    }
    /// What follows the prompt.
    var words: String { if case .words(let words, _) = self { words } else { "" } }
}

extension ImageSize {
    /// How many pixels a class of size stands for; nil when it isn't one of these.
    static func pixels(ofClass name: String) -> Int? {
        switch name.uppercased() {
        case "720P": 1280 * 720
        case "1080P": 1920 * 1080
        case "1K": 1024 * 1024
        case "2K": 2048 * 2048
        case "3K": 3072 * 3072
        case "4K": 4096 * 4096
        default: nil
        }
    }

    /// The largest size of a shape such as `16:9` within an area, its sides divisible by 16; nil when the text
    /// isn't a shape, or one beyond 4:1.
    init?(aspectRatio: String, pixels: Int) {
        let sides = aspectRatio.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, let across = Int(sides[0]), let down = Int(sides[1]),
            (1...100).contains(across), (1...100).contains(down), across <= 4 * down, down <= 4 * across
        else { return nil }
        let unit = (Double(pixels) / Double(across * down)).squareRoot()
        func side(_ share: Int) -> Int { Int(unit * Double(share)) / 16 * 16 }
        self.init(width: side(across), height: side(down))
    }
}
