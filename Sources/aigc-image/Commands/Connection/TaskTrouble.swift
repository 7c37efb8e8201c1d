/// An error of a command that is about a task, with what to do about it.
struct TaskTrouble: Error {
    var underlying: any Error
    var service: String
    /// Nil while there is no task.
    var taskID: String?
    /// What VOD knows the create by.
    var sessionID: String?
    /// Whether a task exists, or may exist, that is billed.
    var mayBeBilled = false
    var advice: TerminalText?
}
