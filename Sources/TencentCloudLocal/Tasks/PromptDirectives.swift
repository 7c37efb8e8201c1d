import TencentCloudRuntime

/// What a prompt asks the local service to do, so that every documented failure can be seen:
///
/// - `[[error:CODE]]`: the create is refused with that code
/// - `[[fail:CODE]]`: the task fails with it
/// - `[[abort]]`: the task ends ABORTED (VOD)
/// - `[[poll:CODE]]`: asking for the task's state is refused once with that code; several come in turn
struct PromptDirectives: Sendable, Equatable {
    var error: String?
    var failure: String?
    var aborts = false
    var polls: [String] = []

    /// Reads those of all texts that are there.
    init(in texts: String?...) {
        for text in texts {
            for part in (text ?? "").split(separator: "[[", omittingEmptySubsequences: false).dropFirst() {
                guard let end = part.firstRange(of: "]]") else { continue }
                let words = part[..<end.lowerBound].split(
                    separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                switch (words.first, words.dropFirst().first.map(String.init)) {
                case ("error", let code?): error = error ?? code
                case ("fail", let code?): failure = failure ?? code
                case ("poll", let code?): polls.append(code)
                case ("abort", nil): aborts = true
                default: break
                }
            }
        }
    }
}

extension PromptDirectives {
    /// Throws what the prompt asks the create to be refused with.
    func refuse() throws(ServiceFault) {
        if let error { throw .asked(error) }
    }
}

extension ServiceFault {
    /// An error that a prompt asked for.
    static func asked(_ code: String) -> ServiceFault {
        ServiceFault(code: ServiceErrorCode(rawValue: code), message: "The prompt asked for this error.")
    }
}
