/// What a served action throws to answer with an error.
public struct ServiceFault: Error, Sendable, Hashable {
    /// What went wrong, for programs.
    public var code: ServiceErrorCode
    /// What went wrong, for people.
    public var message: String

    /// Describes an error.
    public init(code: ServiceErrorCode, message: String) {
        self.code = code
        self.message = message
    }
}

extension ServiceFault: CustomStringConvertible {
    /// Code and message.
    public var description: String { "\(code.rawValue): \(message)".printable }
}
