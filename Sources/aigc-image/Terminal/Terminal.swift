import TencentCloudPlatform
import TencentCloudRuntime

/// The program's two streams: results go to the output, everything else to the messages.
struct Terminal: Sendable {
    enum Stream: Int32 {
        case output = 1
        case messages = 2
    }

    static let standard = Terminal()

    /// Writes results at once: whoever reads a line knows that what it says has happened.
    func print(_ text: TerminalText) throws(OutputError) {
        if let code = write(text.rendered, to: .output) { throw OutputError(code: code) }
    }

    /// Writes a document for programs, byte for byte. A terminal gets it with what would steer it escaped, which means
    /// the same inside JSON.
    func print(document: String) throws(OutputError) {
        let isSeen = isatty(Stream.output.rawValue) == 1
        let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
        let text = isSeen ? lines.map { String($0).printable }.joined(separator: "\n") : document
        if let code = write(text, to: .output) { throw OutputError(code: code) }
    }

    /// Writes a file's content.
    func print(bytes: [UInt8]) throws(OutputError) {
        do throws(SystemError) {
            try FileContents.write(bytes, to: Stream.output.rawValue)
        } catch {
            throw OutputError(code: error.code)
        }
    }

    /// Writes a line of the messages. Where they can't be written, there is nobody to tell.
    func message(_ text: TerminalText) { show(text + "\n") }

    /// Writes messages as they stand.
    func show(_ text: TerminalText) { _ = write(text.rendered, to: .messages) }

    /// - Returns: The system's code when it can't be written.
    private func write(_ text: String, to stream: Stream) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            do throws(SystemError) {
                try FileContents.write(UnsafeRawBufferPointer(bytes), to: stream.rawValue)
                return nil
            } catch {
                return error.code
            }
        }
    }

    /// Keeps the streams' numbers from files that are opened later, when the caller has closed a stream: writing to
    /// it is an error then, and ends up in no image.
    static func reserve() {
        for number in 0...Stream.messages.rawValue where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Whether somebody is watching, on a terminal that can rewrite a line.
    func isInteractive(_ stream: Stream) -> Bool {
        isatty(stream.rawValue) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// Colours are for a terminal, and for those who haven't set `NO_COLOR`.
    func style(for stream: Stream) -> TextStyle {
        let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return TextStyle(isPlain: isRefused || !isInteractive(stream))
    }

    /// In characters; 80 where nobody knows.
    var width: Int {
        var size = winsize()
        for stream in [Stream.output, .messages]
        where ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return 80
    }
}

/// Emphasis, where it can be shown.
struct TextStyle: Sendable {
    var isPlain: Bool

    func bold(_ text: TerminalText) -> TerminalText { looking(text, 1) }
    func faint(_ text: TerminalText) -> TerminalText { looking(text, 2) }
    func red(_ text: TerminalText) -> TerminalText { looking(text, 31) }
    func green(_ text: TerminalText) -> TerminalText { looking(text, 32) }

    private func looking(_ text: TerminalText, _ look: Int) -> TerminalText {
        isPlain ? text : text.looking(look)
    }
}
