import AigcImage
import Testing

/// What errors quote is shown, and does nothing, wherever their descriptions are printed.
@Suite struct ErrorTextTests {
    private struct Quoting: Error, CustomStringConvertible {
        var description: String { HostileText.text }
    }

    private static let errors: [any Error] = [
        ImageTaskError(taskID: HostileText.text, service: "mps", underlying: Quoting()),
        DownloadError(.fileExists, path: HostileText.text),
        DownloadError(.notTheImage(HostileText.text), path: "a"),
        DownloadError(.file(HostileText.text), path: "a"),
        ReferenceError(.notAnImage, reference: HostileText.text),
        ReferenceError(.unreadable(HostileText.text), reference: "a"),
        UnsupportedOption(option: "size", reason: HostileText.text),
        UnsupportedOption(option: "size", reason: "no", alternative: HostileText.text),
        ImageRequestError([
            .option(UnsupportedOption(option: "size", reason: HostileText.text)),
            .reference(ReferenceError(.notAnImage, reference: HostileText.text)),
            .limit(Violation(path: HostileText.text, message: "no", code: "a")),
        ]),
    ]

    @Test(arguments: errors.indices)
    func whatIsQuotedIsEscaped(index: Int) {
        let text = "\(Self.errors[index])"
        #expect(text.contains(HostileText.shown) && HostileText.controls(in: text) == [], "\(text)")
    }
}
