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
    /// What VOD knows the create by.
    var sessionID: String?

    /// Runs it and prints what it drew.
    func run(_ job: ImageJob) async throws -> [SavedImage] {
        let tell: @Sendable () -> Void = { if job.taskID == nil { Self.sayFarewell() } }
        do {
            let saved = try await Interruption.cancelling(tell: tell) {
                try await job.progress.during { try await job.run() }
            }
            if let pipe = job.target?.pipe {
                try pipe.send(saved)
            } else {
                try print(saved, taskID: job.taskID)
            }
            return saved
        } catch let error as OutputError {
            throw error
        } catch {
            let advice = Advice(
                arguments: arguments, connection: connection, pickUp: pickUp, sessionID: sessionID,
                output: job.target.map { $0.pipe == nil ? $0.names.path(0, format: $0.format) : "-" })
            throw TaskTrouble(
                underlying: error, service: connection.service.name, taskID: job.taskID, sessionID: sessionID,
                mayBeBilled: advice.mayBeBilled(after: error, taskID: job.taskID),
                advice: advice.text(after: error, taskID: job.taskID, isConfirmed: job.isConfirmed))
        }
    }

    /// What is said when a create is under way.
    @Sendable static func sayFarewell() {
        let seconds = ConnectionOptions.farewell.components.seconds
        ProgressLine.remark(
            "ending: what is being created has \(seconds) s to be answered, so that its task isn't lost; "
                + "once more ends at once")
    }

    private func print(_ saved: [SavedImage], taskID: String?) throws(OutputError) {
        let places = saved.map { saved -> TerminalText in
            "\(saved.file?.path ?? saved.image.url)\n"
        }.joined()
        do throws(OutputError) {
            if arguments.has("json") {
                try Terminal.standard.print(document: json(saved, taskID: taskID))
            } else {
                try Terminal.standard.print(places)
            }
        } catch {
            // Where the images are is known to nobody else.
            Terminal.standard.show(places)
            throw error
        }
    }

    private func json(_ saved: [SavedImage], taskID: String?) -> String {
        let result: JSONValue = [
            "service": .string(connection.service.name),
            "taskId": taskID.map(JSONValue.string) ?? .null, "images": .array(saved.map(\.json)),
        ]
        return result.text() + "\n"
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
