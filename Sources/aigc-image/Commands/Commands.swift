/// All commands, in the order of the help.
enum Commands {
    static let all: [CommandDescription] =
        [GenerateCommand.description, BatchCommand.description] + SceneCommands.all + TaskCommands.all
        + [
            ModelsCommand.description, ServeCommand.description, CallCommand.description,
            MCPCommand.description, DoctorCommand.description, CompletionsCommand.description,
            ManualCommand.description,
        ]

    /// What the help of the whole program shows.
    static let tour: [CommandDescription.Example] = [
        GenerateCommand.description, BatchCommand.description, ModelsCommand.description,
        TaskCommands.download,
    ].compactMap(\.examples.first)
}
