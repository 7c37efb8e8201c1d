import TencentCloudRuntime

/// A task that exists, but whose images couldn't be had. It is billed once it is drawn, whatever happens here.
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
        let unknown = ServiceName(rawValue: service)?.traits.unknownTaskCode
        return code.belongs(to: .resourceNotFound) || unknown.map(code.belongs) ?? false
    }
}

extension ImageTaskError: TencentCloudError {
    /// Whether asking for the task again may bring its images.
    public var isTransient: Bool { underlying.mayPass }
    /// True: the service has the task.
    public var mayHaveTakenEffect: Bool { true }
    /// The ID of the last request about the task, where the service told one.
    public var requestID: String? { (underlying as? any TencentCloudError)?.requestID }
    /// How often was asked for the task.
    public var attempts: Int { (underlying as? any TencentCloudError)?.attempts ?? 0 }
    /// What kind of trouble it is.
    public var category: ErrorCategory { (underlying as? any TencentCloudError)?.category ?? .service }

    /// What to do about it, and for a task that failed, whether it was billed.
    public var advice: String? {
        let sentences = [
            (underlying as? any TencentCloudError)?.advice,
            hasFailed
                ? "It isn't documented whether \(service) bills a task that failed; the account's bill tells."
                : nil,
        ].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ").printable
    }
}

extension ImageTaskError {
    /// Whether the service says that the task ended without images, so that nothing is to be had of it any more.
    package var hasFailed: Bool {
        if underlying is NoImages { return true }
        return if case .failed? = (underlying as? WaiterError)?.reason { true } else { false }
    }
}

extension ImageTaskError: CustomStringConvertible {
    /// What went wrong, and with which task.
    public var description: String {
        // The waiter's name is of no use to whoever knows the task.
        let what = (underlying as? WaiterError).map { " \($0.outcome)" } ?? ": \(underlying)"
        return "\(service) task \(taskID)\(what)".printable
    }
}

/// A task that is done but has nothing to show.
struct NoImages: Error, CustomStringConvertible {
    var description: String { "the task is done, but the service names no image" }
}
