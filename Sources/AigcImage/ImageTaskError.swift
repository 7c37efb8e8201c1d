import TencentCloudRuntime

/// A task that exists, and is billed, but whose images couldn't be had.
public struct ImageTaskError: Error, Sendable {
    /// The task; where ``underlying`` is about waiting, it may still be drawn, and can be asked for later.
    public var taskID: String
    /// The service that has it: `mps` or `vod`.
    public var service: String
    /// What went wrong: `WaiterError` when the task failed or took too long.
    public var underlying: any Error

    /// Describes what went wrong with a task.
    public init(taskID: String, service: String, underlying: any Error) {
        self.taskID = taskID
        self.service = service
        self.underlying = underlying
    }
}

extension ImageTaskError {
    /// Whether the service says that it knows no such task: VOD forgets one after 3 days, and neither service has
    /// those of another account.
    public var isUnknownTask: Bool {
        guard let code = (underlying as? ServiceError)?.code else { return false }
        // MPS has no code of its own for it.
        let refusal: ServiceErrorCode =
            service == "mps" ? .invalidParameterValue : "InvalidParameterValue.TaskId"
        return code.belongs(to: .resourceNotFound) || code.belongs(to: refusal)
    }
}

extension ImageTaskError: CustomStringConvertible {
    /// What went wrong, and with which task.
    public var description: String { "\(service) task \(taskID): \(underlying)".printable }
}

/// A task that is done but has nothing to show.
struct NoImages: Error, CustomStringConvertible {
    var description: String { "the task is done, but the service names no image" }
}
