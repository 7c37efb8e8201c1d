/// Something that goes wrong between a client and the service, in one request.
///
/// Some faults leave open whether the action was executed; then chance decides, and
/// ``LocalServiceStatistics/executedFaults`` knows.
public enum LocalFault: String, Sendable, Hashable, CaseIterable {
    /// The request is answered, and its connection closed; then nobody listens on the port for a moment. Where
    /// the system can't do that to an open port (outside Linux), the next connections are reset instead.
    case refusedConnection = "refuse"
    /// The connection is reset with nothing of the request taken in. Never executed.
    case resetBeforeRequest = "reset-before"
    /// The connection is reset once the request's head is there. Never executed.
    case resetDuringRequest = "reset-during"
    /// The connection is reset once the request is there. Executed or not.
    case resetAfterRequest = "reset-after"
    /// The connection is closed in good order, without an answer. Always executed.
    case lostReply = "lost-reply"
    /// Nothing comes back until the client leaves or loses patience. Executed or not.
    case stalledReply = "stall"
    /// The answer comes piece by piece, and whole in the end. Always executed.
    case slowReply = "drip"
    /// The connection is closed in the middle of the answer. Always executed.
    case truncatedReply = "truncate"
    /// The right answer, said to be text. Always executed.
    case wrongContentType = "content-type"
    /// A gateway's HTML page, of any status, which quotes the request's headers. Executed or not.
    case htmlPage = "html"
    /// `InternalError` or `ServiceUnavailable`, most with a status of 500 or above. Executed or not.
    case serverError = "server-error"
    /// This request and some after it are refused with `RequestLimitExceeded`. Never executed.
    case requestLimitExceeded = "limit"
    /// The request is refused with `AuthFailure.TokenFailure`, as when a token has expired. Never executed.
    case expiredToken = "token"
    /// The service's clock jumps ten minutes ahead, or back where it was. What was signed by the old time is
    /// refused with `AuthFailure.SignatureExpire`, and `Date` shows the new one.
    case skewedClock = "clock"
    /// The answer, padded beyond what clients take. Always executed.
    case oversizedReply = "oversize"
}

extension LocalFault: CustomStringConvertible {
    /// The fault's name, as `aigc-image serve --faults` takes it.
    public var description: String { rawValue }
}
