import AigcImage
import JSONCoding
import TencentCloudRuntime

/// What a service says of a task when it is asked once: a failure is an answer too.
struct TaskState: Sendable {
    private enum Outcome: Sendable {
        case update(ImageUpdate)
        case failed(code: String?, message: String?, ImageTaskError)
    }

    private var outcome: Outcome

    /// Asks.
    init(of taskID: String, _ generator: ImageGenerator, timeout: Duration?) async throws {
        do {
            outcome = .update(try await generator.state(ofTask: taskID, timeout: timeout))
        } catch let error as ImageTaskError {
            switch (error.underlying as? WaiterError)?.reason {
            case .failed(let code, let message): outcome = .failed(code: code, message: message, error)
            case .unexpected(let status):
                outcome = .failed(code: nil, message: "its state is '\(status)', which isn't known", error)
            case .timedOut, nil: throw error
            }
        }
    }

    /// For scripts.
    func json(of task: TaskID) -> JSONValue {
        var object = JSONObject()
        func add(_ name: String, _ value: JSONValue) {
            object.members.append(.init(name: name, value: value))
        }
        add("service", .string(task.service.rawValue))
        add("taskId", .string(task.text))
        switch outcome {
        case .update(let update):
            add("state", .string(update.state.rawValue))
            if let percent = update.percent { add("percent", .number(JSONNumber(percent))) }
            add("images", .array(update.images.map { SavedImage(image: $0).json }))
        case .failed(let code, let message, let error):
            add("state", "failed")
            add(
                "error",
                [
                    "code": code.map(JSONValue.string) ?? .null, "message": .string(message ?? ""),
                    "category": .string(error.category.rawValue),
                    "advice": error.advice.map(JSONValue.string) ?? .null,
                ])
            add("images", [])
        }
        return .object(object)
    }

    /// For people.
    func text(of task: TaskID, _ style: TextStyle) -> TerminalText {
        var lines = [("task", task.text), ("service", task.service.rawValue)]
        switch outcome {
        case .update(let update):
            let percent = update.state == .drawing ? update.percent.map { " \($0)%" } ?? "" : ""
            lines.append(("state", update.state.rawValue + percent))
            for image in update.images {
                lines.append(("image", image.url))
                if let id = image.fileID { lines.append(("file ID", id)) }
                if let end = image.expiresAt { lines.append(("expires", "in \(TimeLeft.words(until: end))")) }
            }
        case .failed(let code, let message, let error):
            let reason = [code, message].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
            lines += [("state", "failed"), ("reason", reason)]
            if let advice = error.advice { lines.append(("advice", advice)) }
        }
        return lines.map { label, text -> TerminalText in
            let pad = String(repeating: " ", count: max(0, 9 - label.count))
            return "\(style.faint("\(label)"))\(pad)\(text)\n"
        }.joined()
    }
}
