/// All commands, in the order of the help.
enum Commands {
    static let version = "0.1.0"
    static let all = [GenerateCommand.description, ServeCommand.description, CallCommand.description]
}
