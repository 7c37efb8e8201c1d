/// An error of a command that is about a task, with what to do about it.
struct TaskTrouble: Error {
    var underlying: any Error
    var service: String
    /// Nil while there is no task.
    var taskID: String?
    var advice: String?
}
