/// The command that takes up a task which this one leaves.
enum PickUp: String, Sendable {
    case wait, download

    /// The whole line, ready to be copied into a shell.
    ///
    /// - Parameter output: Where the first image was to be saved.
    func line(
        for taskID: String, _ arguments: ParsedArguments, _ connection: Connection, output: String?
    ) -> String {
        var words = [rawValue, taskID]
        // What the ID itself tells needs no option.
        let told = try? TaskID(taskID)
        let name = connection.service.name
        if told?.service.rawValue != name { words += ["--service", name] }
        if let id = connection.generator.backend.subAppID, told?.subAppID != id {
            words += ["--sub-app-id", String(id)]
        }
        if self == .download {
            for option in ["bucket", "bucket-region", BucketOptions.endpoint.name] {
                if let value = arguments[option] { words += ["--\(option)", value] }
            }
            if let output { words += ["--output", output] }
        }
        for flag in (self == .download ? ["force", "json"] : ["json"]) where arguments.has(flag) {
            words.append("--\(flag)")
        }
        return Self.line(words, arguments)
    }

    /// The line of a command to the same place as this one.
    static func line(_ command: [String], _ arguments: ParsedArguments) -> String {
        var words = ["aigc-image"] + command
        for option in ["site", "endpoint", "region", "profile"] {
            if let value = arguments[option] { words += ["--\(option)", value] }
        }
        return words.map(ShellWord.quoted).joined(separator: " ")
    }
}
