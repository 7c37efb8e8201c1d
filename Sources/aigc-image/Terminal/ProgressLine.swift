import Synchronization

/// How far something is: on a terminal one line that is rewritten and keeps its clock running, elsewhere a
/// line for each thing that changes.
final class ProgressLine: Sendable {
    private struct State {
        var text: TerminalText = ""
        var percent: Int?
        var isShown = false
        var frame = 0
        var isOver = false
    }

    private static let frames: [TerminalText] = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
    private static let barWidth = 20
    /// Goes to the line's start and empties it.
    private static let erasing: TerminalText = "\r\u{1B}[K"

    /// The line that somebody sees at this moment.
    private static let current = Mutex<ProgressLine?>(nil)

    private let terminal: Terminal
    private let isQuiet: Bool
    /// Whether there is one line that is rewritten.
    let isRewritten: Bool
    private let estimates: Bool
    private let style: TextStyle
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameter estimates: Whether to say how long it will take, from the percentage.
    init(on terminal: Terminal, isQuiet: Bool, estimates: Bool = true) {
        self.terminal = terminal
        self.estimates = estimates
        self.isQuiet = isQuiet
        isRewritten = terminal.isInteractive(.messages)
        style = terminal.style(for: .messages)
    }

    /// Shows what is going on now.
    ///
    /// - Parameter isPassing: Whether it is of interest only as long as it lasts: it gets no line of its own.
    func show(_ text: TerminalText, percent: Int? = nil, isPassing: Bool = false) {
        guard !isQuiet else { return }
        state.withLock { state in
            let isNew = state.text != text || state.percent != percent
            (state.text, state.percent) = (text, percent)
            guard !state.isOver else { return }
            if isRewritten {
                draw(&state)
            } else if isNew, !isPassing {
                terminal.message("\(text)\(percent.map { " \($0)%" } ?? "") (\(elapsed))")
            }
        }
    }

    /// Writes a line that stays, above the one that is rewritten.
    func note(_ text: TerminalText) {
        state.withLock { state in
            terminal.show((state.isShown ? Self.erasing : "") + text + "\n")
            if state.isShown { draw(&state) }
        }
    }

    /// Writes a line of the messages, above the one that is rewritten if there is one: for whoever doesn't know.
    static func remark(_ text: TerminalText) {
        guard let line = current.withLock({ $0 }) else { return Terminal.standard.message(text) }
        line.note(text)
    }

    /// Removes the line, so that other text can follow.
    func end() {
        state.withLock { state in
            state.isOver = true
            if state.isShown { terminal.show(Self.erasing) }
            state.isShown = false
        }
    }

    /// Keeps the line moving while `body` runs.
    func during<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        defer { end() }
        guard isRewritten, !isQuiet else { return try await body() }
        Self.current.withLock { $0 = self }
        defer { Self.current.withLock { $0 = nil } }
        let ticker = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(100))
                state.withLock { if !$0.isOver, !$0.text.isEmpty { draw(&$0) } }
            }
        }
        defer { ticker.cancel() }
        return try await body()
    }

    private func draw(_ state: inout State) {
        state.frame += 1
        state.isShown = true
        let times = elapsed + (timeLeft(state.percent).map { ", \($0) left" } ?? "")
        // A line that is wider than the terminal, or gets so by ^C, couldn't be rewritten: the bar goes first.
        let space = terminal.width - times.count - 7
        let barSpace = state.percent == nil ? 0 : Self.barWidth + 6
        var text = state.text
        let hasBar = text.width + barSpace <= space
        if !hasBar, text.width > space { text = text.prefix(max(0, space - 1)) + "…" }
        var line: TerminalText = "\(style.green(Self.frames[state.frame % Self.frames.count])) \(text)"
        if let percent = state.percent, hasBar {
            let full = min(Self.barWidth, max(0, percent * Self.barWidth / 100))
            let bar = TerminalText(trusted: String(repeating: "━", count: full))
            let rest = TerminalText(trusted: String(repeating: "━", count: Self.barWidth - full))
            line += " \(style.green(bar))\(style.faint(rest)) \(percent)%"
        }
        terminal.show("\r\(line)  \(style.faint("\(times)"))\u{1B}[K")
    }

    /// As if it went on as it has so far; nil while that would be a guess.
    private func timeLeft(_ percent: Int?) -> String? {
        guard estimates, let percent, (5..<100).contains(percent) else { return nil }
        let seconds = (ContinuousClock.now - start).components.seconds
        guard seconds >= 2 else { return nil }
        return "about \(TimeLeft.words(seconds * Int64(100 - percent) / Int64(percent) + 1))"
    }

    private var elapsed: String {
        let time = ContinuousClock.now - start
        let tenths = time.components.seconds * 10 + time.components.attoseconds / 100_000_000_000_000_000
        return tenths < 600 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 600) min \(tenths / 10 % 60) s"
    }
}
