import TencentCloudRuntime

/// Why a batch couldn't be drawn at all, or not to its end.
public enum BatchError: Error, Sendable, Hashable {
    /// Another process, or another loop of this one, is at it.
    case inUse(journal: String)
    /// The journal, or a file beside it, can't be read or written: the system's reason.
    case journal(String, path: String)
    /// A line of the journal isn't one that this library writes.
    case damaged(line: Int, path: String)
    /// The journal is written as another release does.
    case otherVersion(Int, path: String)
    /// Two items have this ID.
    case duplicateID(String)
    /// A task was claimed for an item that isn't there.
    case unknownItem(String)
    /// A task was claimed for an item that has one.
    case hasTask(String, taskID: String)
    /// A task was claimed that is another item's.
    case taskOfAnother(String, item: String)
}

extension BatchError: CustomStringConvertible {
    /// What is wrong, and the way out.
    public var description: String {
        switch self {
        case .inUse(let path): "\(path.printable): another batch is at it"
        case .journal(let message, let path): "\(path.printable): \(message)"
        case .damaged(let line, let path):
            "\(path.printable):\(line): not a line of a batch's journal. Mend it, or remove it: then what it says is "
                + "forgotten, and a task that it names may be created, and billed, again. Another folder begins anew."
        case .otherVersion(let version, let path):
            "\(path.printable): a journal in form \(version), and this release reads form \(BatchBook.version). Finish "
                + "the batch with the release that began it, or begin it anew in another folder."
        case .duplicateID(let id): "two items of the batch have the id '\(id.printable)'"
        case .unknownItem(let id): "the batch has no item '\(id.printable)'"
        case .hasTask(let id, let taskID): "'\(id.printable)' has its task already: \(taskID.printable)"
        case .taskOfAnother(let taskID, let item):
            "task \(taskID.printable) is, or was, that of '\(item.printable)'"
        }
    }
}
