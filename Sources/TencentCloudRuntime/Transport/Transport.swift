/// Carries requests to a service and its responses back.
///
/// A transport does one attempt: it never repeats a request, follows no redirect, and knows nothing of
/// signatures. Those are the client's, which signs each attempt afresh. Every HTTP status is an answer, not
/// an error. Cancelling the calling task ends the transfer at once with `CancellationError`; what fails below
/// HTTP is a ``TransportError`` that says honestly whether the request may have reached the other end.
///
/// A transport for tests needs a few lines:
/// ```swift
/// struct CannedTransport: Transport {
///     var answer: HTTPResponse
///     func send(_ request: HTTPRequest) async throws -> HTTPResponse { answer }
///     func download(
///         _ request: HTTPRequest, receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
///     ) async throws -> HTTPResponse {
///         try answer.body.withUnsafeBytes(receive)
///         return HTTPResponse(status: answer.status, headers: answer.headers)
///     }
/// }
/// ```
public protocol Transport: Sendable {
    /// Sends a request and returns the whole answer.
    ///
    /// - Parameter request: What to send, as it stands.
    /// - Throws: ``TransportError``, or `CancellationError` when the task is cancelled.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse

    /// Sends a request and hands the answer's body over piece by piece, in order, as it arrives.
    ///
    /// - Parameters:
    ///   - request: What to send, as it stands.
    ///   - receive: Called with each piece, never twice at once; the buffer is valid during the call only. It
    ///     runs on the transport's own thread, so it should be quick. An error that it throws ends the transfer
    ///     and is thrown from here. It gets the body of every status: look at the answer's before trusting what
    ///     was received.
    /// - Returns: The answer with an empty body.
    /// - Throws: ``TransportError``, `CancellationError`, or what `receive` threw.
    func download(
        _ request: HTTPRequest,
        receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws -> HTTPResponse
}
