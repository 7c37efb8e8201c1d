import AigcImage
import JSONCoding
import TencentCloudLocal
import TencentCloudRuntime

/// Runs a job for a command: with progress, with Ctrl-C, with the way to pick it up when it is broken off.
struct JobRunner: Sendable {
    let arguments: ParsedArguments
    let connection: Connection
    /// What picks a task up: `wait` or `download`.
    let pickUp: PickUp

    /// Runs it and prints what it drew.
    func run(_ job: ImageJob) async throws -> [SavedImage] {
        let work = Task { try await job.progress.during { try await job.run() } }
        Interruption.handle { work.cancel() }
        do {
            let saved = try await work.value
            print(saved, taskID: job.taskID)
            return saved
        } catch {
            throw TaskTrouble(
                underlying: error, service: connection.service.name, taskID: job.taskID,
                advice: advice(after: error, taskID: job.taskID))
        }
    }

    private func print(_ saved: [SavedImage], taskID: String?) {
        guard arguments.has("json") else {
            Terminal.standard.write(saved.map { ($0.file?.path ?? $0.image.url) + "\n" }.joined())
            return
        }
        let result: JSONValue = [
            "service": .string(connection.service.name),
            "taskId": taskID.map(JSONValue.string) ?? .null, "images": .array(saved.map(\.json)),
        ]
        Terminal.standard.write(result.text() + "\n")
    }

    /// How to get at the task after an error, when it may still be drawn.
    private func advice(after error: any Error, taskID: String?) -> String? {
        guard let taskID else {
            let isInDoubt = error is CancellationError && !connection.isLocal
            return isInDoubt ? "The task may have been created all the same, without telling its ID." : nil
        }
        switch (error as? ImageTaskError)?.underlying {
        case let waiting as WaiterError:
            if case .failed = waiting.reason { return nil }
        case is CredentialsError: return nil
        case let refusal as ServiceError:
            // A service that doesn't know the task won't know it later.
            if ServiceErrorCode.resourceNotFound ~= refusal.code { return nil }
        default: break
        }
        // A service inside this program ends with it, and the task too.
        if connection.isLocal { return "task: \(taskID)" }
        return """
            task: \(taskID)
            It is drawn, and billed, whatever happens here. Pick it up with
              \(pickUp.line(for: taskID, arguments, connection))
            """
    }
}

extension SavedImage {
    /// For scripts.
    var json: JSONValue {
        var object = JSONObject()
        if let file {
            object.members = [
                .init(name: "path", value: .string(file.path)),
                .init(name: "format", value: .string(file.format.rawValue)),
                .init(name: "bytes", value: .number(JSONNumber(file.byteCount))),
            ]
        }
        object.members.append(.init(name: "url", value: .string(image.url)))
        object.members.append(
            .init(name: "expiresAt", value: image.expiresAt.map { .number(JSONNumber($0)) } ?? .null))
        object.members.append(.init(name: "fileId", value: image.fileID.map(JSONValue.string) ?? .null))
        return .object(object)
    }
}
