/// A file of generated Swift.
package struct OutputFile: Sendable, Hashable {
    /// The file's name, one of ``names``.
    package var name: String
    /// The whole content.
    package var text: String

    /// A file by its name and content.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Whether it has nothing but the line that says where it comes from: committed bindings do without it.
    package var isEmpty: Bool { text.utf8.count { $0 == UInt8(ascii: "\n") } <= 1 }

    /// The names of all files, whatever the description: a build plans with them before it knows what is in
    /// it.
    package static let names =
        ["BindingsActions", "BindingsEnumerations", "BindingsRequests", "BindingsResponses"]
        .map { $0 + ".swift" }
        + (1...typeShards).map { "BindingsTypes\($0).swift" } + [
            "BindingsClient.swift", "BindingsServer.swift", "BindingsDescription.swift",
        ]

    /// How many files the types inside requests and responses are spread over: they are more than half of a large
    /// service, and compilers work on files side by side.
    static let typeShards = 3
}
