/// What ends the plan of a build: the target, what is missing, and what to do about it.
struct PluginError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
