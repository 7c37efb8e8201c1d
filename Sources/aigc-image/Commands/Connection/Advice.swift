import AigcImage
import TencentCloudRuntime

/// What to do about an error of a command that is about a task: how to get at what is drawn, and billed, all the same.
struct Advice {
    var arguments: ParsedArguments
    var connection: Connection
    /// What picks a task up.
    var pickUp: PickUp
    /// What VOD knows the create by.
    var sessionID: String?
    /// Where the first image was to be saved.
    var output: String?

    /// Nil when there is nothing to be done.
    ///
    /// - Parameter isConfirmed: Whether the service has said that it has the task.
    func text(after error: any Error, taskID: String?, isConfirmed: Bool) -> TerminalText? {
        if (error as? ImageTaskError)?.isUnknownTask == true { return unknown }
        // A service inside this program ends with it, and the task too.
        if connection.isLocal { return taskID.map { "task: \($0)" } }
        guard mayBeBilled(after: error, taskID: taskID) else { return nil }
        if (error as? ImageTaskError)?.hasFailed == true { return nil }
        guard let taskID else { return withoutTask(error) }
        guard isConfirmed else { return nil }
        return """
            task: \(taskID)
            \(isKnown(error) ? "It is drawn, and billed, whatever happens here." : "It may be drawn, and billed.") Pick it up with
              \(pickUp.line(for: taskID, arguments, connection, output: output))
            """
    }

    /// Whether the task is in a state that this release knows.
    private func isKnown(_ error: any Error) -> Bool {
        let reason = ((error as? ImageTaskError)?.underlying as? WaiterError)?.reason
        return if case .unexpected? = reason { false } else { true }
    }

    /// Whether there is a task, or may be one without its ID being known, that is drawn whatever happened here.
    func mayBeBilled(after error: any Error, taskID: String?) -> Bool {
        if connection.isLocal { return false }
        guard taskID != nil else { return error is CancellationError || CreationDoubt(error) != nil }
        guard let error = error as? ImageTaskError else { return true }
        return !error.isUnknownTask && !(error.underlying is CredentialsError)
    }

    private var unknown: TerminalText {
        connection.generator.backend.subAppID == nil
            ? "mps has no such task for these credentials; check the ID, --profile and --site."
            : "vod forgets a task 3 days after its creation, and has it for its own application only: check the ID "
                + "and --sub-app-id."
    }

    private var console: String { connection.generator.backend.configuration.console }

    private func withoutTask(_ error: any Error) -> TerminalText {
        guard let application = connection.generator.backend.subAppID, let sessionID else {
            return """
                mps may have created the task all the same; then it draws and bills it, and its ID is lost. It can't be \
                asked for without: look into the tasks of the console, \(console)/mps, before \
                drawing it again.
                """
        }
        let events = ["call", "vod", "PullEvents", "--json", #"{"SubAppId":\#(application)}"#]
        let search: TerminalText = """
            The task carries its SessionId when it is done, in the console, \(console)/vod, and, \
            for an application whose events are pulled, with
              \(PickUp.line(events, arguments))
            """
        if CreationDoubt(error) == .accepted {
            return """
                session id: \(sessionID)
                vod has a task of this SessionId, which is drawn and billed once; nothing else was created. Its ID is \
                lost.
                \(search)
                """
        }
        return """
            session id: \(sessionID)
            vod may have created the task all the same; then it draws and bills it. The same command with
              --session-id \(ShellWord.quoted(sessionID))
            draws it once at most, within 3 days.
            \(search)
            """
    }
}
