import JSONCoding

/// A stream of events that was opened: its first event has come.
struct OpenedStream<Response: Sendable>: Sendable {
    var first: ResponseEvent<Response>
    /// What brings the others; nil where the service answered in one piece.
    var rest: EventTransfer?
    var reading: ResponseReading
}

extension ResponseReading {
    /// The event as the action's; nil for the mark that some services end a stream with.
    ///
    /// - Throws: ``ServiceError`` when the event is a failure, ``ResponseError``.
    func read<Response: JSONReadable & Sendable>(
        _ event: ServerSentEvent, _: Response.Type
    ) throws -> ResponseEvent<Response>? {
        if event.data == Self.done { return nil }
        // Most events hold the response by itself, some in the envelope of other answers.
        let isEnvelope = (try? ResponseEnvelope.outline(event.data)) != nil
        let body = isEnvelope ? event.data : Self.envelope.start + event.data + Self.envelope.end
        let response = HTTPResponse(
            status: 200, headers: [HTTPField(name: "Content-Type", value: "text/event-stream")], body: body)
        return ResponseEvent(
            response: try received(response).decoded(), name: event.name, id: event.id, json: event.data)
    }

    /// A stream that ended before its first event.
    var empty: ResponseError {
        ResponseError(
            status: 200, contentType: "text/event-stream", service: action.service, action: action.name,
            reason: "the stream ended before its first event", attempts: attempts,
            mayHaveTakenEffect: action.idempotency != .safe)
    }

    /// An error on the way, as the caller gets it.
    func presentable(_ error: any Error) -> any Error {
        guard var error = error.redacted(secrets) as? any AttemptError else { return error }
        // The service has begun to answer.
        error.mayHaveTakenEffect = action.idempotency != .safe
        guard var error = error as? TransportError else { return error }
        error.attempts = attempts
        return error
    }

    private static let done = Array("[DONE]".utf8)
    private static let envelope = (start: Array(#"{"Response":"#.utf8), end: Array("}".utf8))
}
