/// An `errors.json`: the error codes of a service, and which of them each action answers.
package struct ErrorCatalogue: Sendable {
    /// A code with its meaning.
    package struct Code: Sendable {
        /// The code: `InvalidParameter.ViolationContent`.
        package var code: Located<String>
        /// What it means, and what to do about it.
        package var document: String
    }

    /// An action with the codes it answers.
    package struct ActionCodes: Sendable {
        /// The action's name.
        package var action: Located<String>
        /// The codes in the file's order.
        package var codes: [Located<String>]
    }

    /// The file it was read from.
    package var source: SourceFile
    /// The codes in the file's order.
    package var codes: [Code]
    /// The actions in the file's order.
    package var actions: [ActionCodes]

    /// The codes that an action answers, in the file's order; none for an action that isn't listed.
    package func codes(ofAction action: String) -> [Code] {
        guard let listed = actions.first(where: { $0.action.value == action }) else { return [] }
        return listed.codes.compactMap { wanted in codes.first { $0.code.value == wanted.value } }
    }
}
