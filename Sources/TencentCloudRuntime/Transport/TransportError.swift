/// An attempt that ended without an answer.
public struct TransportError: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The host's name has no address, or asking for it failed.
        case cannotResolve
        /// Nothing accepted the connection.
        case cannotConnect
        /// The TLS handshake failed: the other end isn't who it should be, or speaks no common version.
        case tls
        /// One of the request's time limits passed.
        case timedOut
        /// The connection broke after it stood.
        case connectionLost
        /// The answer's body is longer than the request allows.
        case bodyTooLarge
        /// What came back isn't HTTP.
        case invalidResponse
        /// This side declines to send the request, or to follow where the answer leads.
        case refused
        /// This machine has nothing to send with: libcurl is missing, or too old.
        case unavailable
        case other
    }

    public var kind: Kind

    /// What happened, for people. Never holds a header, a body or a query.
    public var message: String

    /// False only when it is certain that the request never left this machine in full, so that sending it
    /// again cannot make the service do the work twice.
    public var mayHaveTakenEffect: Bool

    public init(_ kind: Kind, message: String, mayHaveTakenEffect: Bool) {
        self.kind = kind
        self.message = message
        self.mayHaveTakenEffect = mayHaveTakenEffect
    }
}

extension TransportError: CustomStringConvertible {
    public var description: String {
        let doubt = mayHaveTakenEffect ? " (the request may have taken effect)" : ""
        return "\(message)\(doubt)"
    }
}
