/// The part of a file that a request wants.
enum FileRange: Equatable {
    case whole
    /// From an offset up to, and without, another.
    case part(Range<Int>)
    /// Nothing of it is in the file.
    case outside

    /// Reads `Range` and `If-Range` of RFC 9110. A header that makes no sense here, or asks for several parts, is
    /// answered with the whole, as it may be.
    ///
    /// - Parameter tag: The file's entity tag: `If-Range` with another one wants the whole.
    init(_ request: ServerRequest, of count: Int, tag: String) {
        self = .whole
        guard request.method == "GET", let text = request.header("range"), text.hasPrefix("bytes="),
            request.header("if-range").map({ $0 == tag }) ?? true
        else { return }
        let sides = text.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return }
        switch (Self.number(sides[0]), Self.number(sides[1])) {
        case (let first?, let last?) where first <= last:
            self = first < count ? .part(first..<min(last, count - 1) + 1) : .outside
        case (let first?, nil) where sides[1].isEmpty:
            self = first < count ? .part(first..<count) : .outside
        case (nil, let length?) where sides[0].isEmpty:
            self = length > 0 && count > 0 ? .part(max(0, count - length)..<count) : .outside
        default: break
        }
    }

    /// Digits alone.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
