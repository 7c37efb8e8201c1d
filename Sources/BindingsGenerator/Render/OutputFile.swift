/// A file of generated Swift.
public struct OutputFile: Sendable, Hashable {
    /// The file's name, one of ``names``.
    public var name: String
    /// The whole content.
    public var text: String

    /// A file by its name and content.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The names of all files, whatever the description: a build plans with them before it knows what is in
    /// it.
    public static let names =
        ["BindingsActions.swift", "BindingsEnumerations.swift"]
        + (1...modelShards).map { "BindingsModels\($0).swift" }
        + ["BindingsClient.swift", "BindingsServer.swift"]

    /// How many files the models are spread over, so that compilers can work on them side by side.
    static let modelShards = 4
}
