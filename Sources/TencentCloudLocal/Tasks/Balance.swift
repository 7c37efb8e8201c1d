import Synchronization
import TencentCloudRuntime

/// What tasks are paid from.
final class Balance: Sendable {
    /// Tasks that can still be paid for; nil is any number.
    private let tasks: Mutex<Int?>

    init(_ tasks: Int?) { self.tasks = Mutex(tasks) }

    func set(_ tasks: Int?) { self.tasks.withLock { $0 = tasks } }

    /// Pays for a task that is about to be created.
    func pay() throws(ServiceFault) {
        try tasks.withLock { (tasks) throws(ServiceFault) in
            guard let left = tasks else { return }
            guard left > 0 else {
                throw ServiceFault(code: "ResourceInsufficient", message: "The balance is used up.")
            }
            tasks = left - 1
        }
    }
}
