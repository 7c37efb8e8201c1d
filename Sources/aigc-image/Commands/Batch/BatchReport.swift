import AigcImage
import JSONCoding
import Synchronization

/// Draws a batch and says how it goes: one line on a terminal, a line for each image elsewhere.
struct BatchReport: Sendable {
    private let batch: ImageBatch
    private let progress: ProgressLine
    private let isQuiet: Bool
    private let isJSON: Bool
    private let isLocal: Bool
    private let terminal = Terminal.standard
    /// A batch is drawn to its end though its results can't be written.
    private let output = DeferredOutput(Terminal.standard)
    /// Tasks that the journal doesn't have, by their items' IDs.
    private let unrecorded = Unrecorded()

    init(_ batch: ImageBatch, isQuiet: Bool, isJSON: Bool, isLocal: Bool) {
        self.batch = batch
        self.isQuiet = isQuiet
        self.isJSON = isJSON
        self.isLocal = isLocal
        progress = ProgressLine(on: .standard, isQuiet: isQuiet, estimates: false)
    }

    private var sheet: String { "\(batch.folder)/index.html" }

    /// What is odd about the models, each said once.
    func hints(service: String) {
        var said = Set<String>()
        for model in batch.items.compactMap(\.request.model) {
            if let hint = ModelNames.hint(on: model, of: service), said.insert(hint).inserted {
                terminal.message("note: \(hint)")
            }
        }
    }

    /// Draws what isn't drawn yet.
    func draw() async throws {
        try await progress.during {
            for try await update in batch.updates() { show(update) }
        }
    }

    private func show(_ update: BatchUpdate) {
        let progress = update.progress
        let counts = "\(progress.ended) of \(progress.total)"
        let id = update.item?.id ?? ""
        let reason = update.item?.reason ?? ""
        switch update.event {
        case .began:
            if progress.saved > 0 {
                note("going on: \(progress.saved) of \(progress.total) are there already")
            }
        case .reached(.saved):
            if !isJSON, !terminal.isInteractive(.output) {
                for file in update.item?.files ?? [] { output.print("\(batch.folder)/\(file)\n") }
            }
            if !self.progress.isRewritten { note("saved \(id) (\(counts)\(Self.pace(progress)))") }
        case .reached(.inDoubt): self.progress.note("in doubt \(id): \(reason)")
        case .reached(let state) where state.isFailure:
            let word = terminal.style(for: .messages).red("\(state.rawValue)")
            self.progress.note("\(word) \(id): \(reason)")
        case .unrecorded(let taskID, _):
            unrecorded.add(id, taskID)
            self.progress.note("created \(id): task \(taskID), which the journal doesn't have")
        case .unfinished(let reason): self.progress.note("not finished \(id): \(reason)")
        case .reached, .waiting, .drawing: break
        }
        if self.progress.isRewritten {
            var text: TerminalText = "\(progress.saved) of \(progress.total) saved"
            if progress.failed > 0 { text += ", \(progress.failed) failed" }
            if progress.inDoubt > 0 { text += ", \(progress.inDoubt) in doubt" }
            if progress.underWay > 0 { text += ", \(progress.underWay) under way" }
            self.progress.show(
                "\(text)\(Self.pace(progress))", percent: progress.ended * 100 / max(1, progress.total))
        }
    }

    private func note(_ text: TerminalText) {
        if !isQuiet { progress.note(text) }
    }

    /// Rate and time left, once there are any: `, 24 a minute, about 20 min left`.
    private static func pace(_ progress: BatchProgress) -> String {
        guard let rate = progress.perMinute, let remaining = progress.remaining,
            progress.ended < progress.total
        else { return "" }
        let left = TimeLeft.words(remaining.components.seconds + 1)
        return
            ", \(rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))") a minute, about \(left) left"
    }

    /// Says what became of all, and writes the contact sheet.
    ///
    /// - Parameter error: What ended the batch early.
    func end(after error: (any Error)? = nil) throws -> ExitStatus {
        // Before a line of the journal is there, there is nothing to say but why.
        guard var outcomes = try? batch.outcomes() else {
            throw error ?? BatchError.journal("is gone", path: batch.folder)
        }
        unrecorded.complete(&outcomes)
        let tally = BatchProgress(outcomes)
        let sheet = writtenSheet()
        if isJSON { output.print(document: json(outcomes, tally, sheet, error).text() + "\n") }
        if !isQuiet || tally.saved < outcomes.count {
            let place: TerminalText = sheet.map { "; see \($0)" } ?? ""
            terminal.message("\(tally.words)\(place)")
        }
        advise(outcomes, tally)
        if error is CancellationError {
            sayInterrupted(outcomes)
            return .interrupted
        }
        // The document has it already, and is the only one.
        if let error { return Failure(error).report(on: terminal) }
        if let error = output.error { throw error }
        return tally.saved == outcomes.count ? .done : .failed
    }

    /// The contact sheet's path; nil, with a note, when it can't be written: the pictures are there all the same.
    private func writtenSheet() -> String? {
        do {
            try batch.contactSheet().write(to: sheet, overwrite: true)
            return sheet
        } catch {
            terminal.message("note: there is no new contact sheet: \(error)")
            return nil
        }
    }

    /// What can be done about what isn't saved.
    private func advise(_ outcomes: [BatchOutcome], _ tally: BatchProgress) {
        if outcomes.contains(where: { $0.state.isFailure && $0.state.mayBeBilled }) {
            terminal.message(
                "--redraw-failed draws again what failed, which is billed again; --redraw-failed=ITEM,... some of it."
            )
        }
        if tally.inDoubt > 0 {
            terminal.message(
                "What is in doubt may have been drawn, and billed, but its answer was lost. --resend-doubtful "
                    + "sends it again, all or --resend-doubtful=ITEM,...; a task that was found, in the console, is "
                    + "taken over by --claim ITEM=TASK-ID.")
        }
        let claims = unrecorded.claims
        if !claims.isEmpty {
            terminal.message(
                "The journal couldn't be written. Once it can, these give the tasks that it doesn't have to their "
                    + "items:\n  \(claims)")
        }
    }

    private func sayInterrupted(_ outcomes: [BatchOutcome]) {
        let underWay = outcomes.filter { $0.state == .created }
        for outcome in underWay.prefix(Self.mostUnderWay) {
            terminal.message("under way \(outcome.id): task \(outcome.taskID ?? "")")
        }
        if underWay.count > Self.mostUnderWay {
            terminal.message("and \(underWay.count - Self.mostUnderWay) more, in the journal")
        }
        let words = CommandLine.arguments.dropFirst().map(ShellWord.quoted).joined(separator: " ")
        terminal.message("interrupted; the same command goes on where this left off\n  aigc-image \(words)")
        if isLocal {
            terminal.message(
                "The service of --local ended, and with it the tasks under way; one that stays is aigc-image serve."
            )
        }
    }

    /// More of them than these have their place in the journal.
    private static let mostUnderWay = 20

    private func json(
        _ outcomes: [BatchOutcome], _ tally: BatchProgress, _ sheet: String?, _ error: (any Error)?
    ) -> JSONValue {
        [
            "total": .number(JSONNumber(outcomes.count)), "saved": .number(JSONNumber(tally.saved)),
            "failed": .number(JSONNumber(tally.failed)), "inDoubt": .number(JSONNumber(tally.inDoubt)),
            "unfinished": .number(JSONNumber(tally.unfinished)),
            "contactSheet": sheet.map(JSONValue.string) ?? .null,
            "error": error.map { Failure($0).details } ?? .null,
            "items": .array(outcomes.map { $0.json(folder: batch.folder) }),
        ]
    }
}

/// Tasks that couldn't be written down: told here or nowhere.
private final class Unrecorded: Sendable {
    private let tasks = Mutex<[String: String]>([:])

    func add(_ item: String, _ taskID: String) { tasks.withLock { $0[item] = taskID } }

    /// What the journal would say.
    func complete(_ outcomes: inout [BatchOutcome]) {
        let tasks = tasks.withLock { $0 }
        for index in outcomes.indices {
            guard let taskID = tasks[outcomes[index].id] else { continue }
            (outcomes[index].state, outcomes[index].reason) = (.created, nil)
            outcomes[index].taskID = taskID
        }
    }

    /// The options that give them to their items.
    var claims: String {
        tasks.withLock { $0 }.sorted { $0.key < $1.key }
            .map { "--claim \(ShellWord.quoted("\($0.key)=\($0.value)"))" }.joined(separator: " ")
    }
}

extension BatchProgress {
    /// How many items stand where.
    fileprivate var words: String {
        var text = "\(saved) of \(total) saved"
        if failed > 0 { text += ", \(failed) failed" }
        if inDoubt > 0 { text += ", \(inDoubt) in doubt" }
        if unfinished > 0 { text += ", \(unfinished) not finished" }
        return text
    }
}

extension BatchItemState {
    /// Whether there is nothing to be had of it.
    fileprivate var isFailure: Bool { [.refused, .failed, .forgotten].contains(self) }
}

extension BatchOutcome {
    fileprivate func json(folder: String) -> JSONValue {
        [
            "id": .string(id), "state": .string(state.rawValue), "prompt": .string(prompt),
            "model": model.map(JSONValue.string) ?? .null,
            "seed": seed.map { .number(JSONNumber($0)) } ?? .null,
            "taskId": taskID.map(JSONValue.string) ?? .null,
            "sessionId": sessionID.map(JSONValue.string) ?? .null,
            "paths": .array(files.map { .string("\(folder)/\($0)") }),
            "fileIds": .array(fileIDs.map(JSONValue.string)),
            "seconds": duration.map { .number(JSONNumber($0.components.seconds)) } ?? .null,
            "mayBeBilled": .bool(state.mayBeBilled), "error": reason.map(JSONValue.string) ?? .null,
        ]
    }
}
