/// A request that ended without an answer: what went wrong lies below HTTP.
///
/// A transport throws it for the one attempt that it makes; a client, which may have made several, for the whole
/// call.
public struct TransportError: Error, Sendable, Hashable {
    /// The ways a request can end without an answer.
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
        /// This machine has nothing to send with: libcurl is missing, too old, or refuses what keeps requests safe.
        case unavailable
        /// Anything else.
        case other
    }

    /// The kind of failure, for programs.
    public var kind: Kind

    /// A message for people. Never holds a header, a body or a query.
    public var message: String

    /// False only when it is certain that the request never left this machine in full, so that sending it
    /// again cannot make the service do the work twice.
    ///
    /// When a client throws it, that holds for the whole call: it stays true when an earlier attempt may have
    /// taken effect.
    public var mayHaveTakenEffect: Bool

    /// How often the request was tried. A transport tries once; the client counts.
    public var attempts: Int

    /// What had come of the answer by then, where a transport tells: a client looks there for the ID of what is paid
    /// for, and doesn't hand it on.
    package var partialResponse = PartialResponse()

    /// Describes a failure, for transports of one's own and tests.
    ///
    /// - Parameters:
    ///   - kind: What went wrong.
    ///   - message: Must not hold a header, a body or a query.
    ///   - mayHaveTakenEffect: Say true when in doubt: false lets the client send the request again.
    ///   - attempts: 1 unless told.
    public init(_ kind: Kind, message: String, mayHaveTakenEffect: Bool, attempts: Int = 1) {
        self.kind = kind
        self.message = message
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.attempts = attempts
    }
}

extension TransportError: TencentCloudError {
    /// Whether the same may go well a little later, as ``TencentCloudError/isTransient`` says.
    public var isTransient: Bool { RetryRule.mayPass(self) }

    /// Nil: no service was heard of.
    public var requestID: String? { nil }

    /// ``ErrorCategory/timeout``, ``ErrorCategory/invalid`` for what this side declines to send, otherwise
    /// ``ErrorCategory/connection``.
    public var category: ErrorCategory {
        switch kind {
        case .timedOut: .timeout
        case .refused: .invalid
        case .cannotResolve, .cannotConnect, .tls, .connectionLost, .bodyTooLarge, .invalidResponse,
            .unavailable, .other:
            .connection
        }
    }
}

extension TransportError: CustomStringConvertible {
    /// The message, and what else is worth knowing.
    public var description: String {
        var details: [String] = []
        if attempts > 1 { details.append("\(attempts) attempts") }
        if mayHaveTakenEffect { details.append("the request may have taken effect") }
        let text = details.isEmpty ? message : "\(message) (\(details.joined(separator: ", ")))"
        return text.printable
    }
}
