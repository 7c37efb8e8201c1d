/// The command that takes up a task which this one leaves.
enum PickUp: String, Sendable {
    case wait, download

    /// The whole line, ready to be copied into a shell.
    func line(for taskID: String, _ arguments: ParsedArguments, _ connection: Connection) -> String {
        var words = ["aigc-image", rawValue, taskID]
        // What the ID itself tells needs no option.
        let told = try? TaskID(taskID)
        let name = connection.service.name
        if told?.service.rawValue != name { words += ["--service", name] }
        if case .vod(_, let id) = connection.service, told?.subAppID != id {
            words += ["--sub-app-id", String(id)]
        }
        let carried = ["endpoint", "region", "profile"] + (self == .download ? ["output"] : [])
        for option in carried {
            if let value = arguments[option] { words += ["--\(option)", value] }
        }
        for flag in (self == .download ? ["force", "json"] : ["json"]) where arguments.has(flag) {
            words.append("--\(flag)")
        }
        return words.map(ShellWord.quoted).joined(separator: " ")
    }
}
