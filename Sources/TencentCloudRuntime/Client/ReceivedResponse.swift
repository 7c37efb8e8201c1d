import JSONCoding

/// An HTTP response whose envelope holds no failure; what the action responds with is still to be read from its body.
struct ReceivedResponse {
    private let response: HTTPResponse
    private let action: APIAction
    private let attempts: Int
    private let secrets: Redaction.Secrets

    /// - Throws: ``ServiceError`` when the envelope holds a failure, ``ResponseError`` when there is no
    ///   telling.
    init(
        _ response: HTTPResponse, to action: APIAction, at host: String, region: String?, attempts: Int,
        hiding secrets: Redaction.Secrets
    ) throws {
        self.response = response
        self.action = action
        self.attempts = attempts
        self.secrets = secrets
        let isSuccess = (200..<300).contains(response.status)
        if isSuccess, !ResponseEnvelope.mayHoldFailure(response.body) {
            if response.body.isEmpty { throw unreadable("the body is empty") }
            return
        }

        let outline: ResponseEnvelope.Outline
        do throws(JSONError) {
            outline = try ResponseEnvelope.outline(response.body)
        } catch {
            throw unreadable(error)
        }
        if let failure = outline.failure {
            let code = ServiceErrorCode(rawValue: failure.code)
            let site = code == .authFailureSecretIDNotFound ? Site(host: host) : nil
            throw ServiceError(
                code: code, message: failure.message, requestID: outline.requestID,
                service: action.service, action: action.name, host: host, region: region,
                httpStatus: response.status,
                attempts: attempts,
                mayHaveTakenEffect: action.idempotency != .safe
                    && ServiceError.mayHaveTakenEffect(after: code, status: response.status),
                retryAfter: response.retryAfter,
                advice: site?.unknownKeyAdvice ?? ErrorAdvice.text(for: code, [action.advice]))
        }
        guard isSuccess else {
            var problem = unreadable(
                "the status says failure, the envelope doesn't", requestID: outline.requestID)
            problem.isWholeResponse = true
            throw problem
        }
    }

    /// The response, in one pass over the body.
    func decoded<Response: JSONReadable>() throws(ResponseError) -> Response {
        do throws(JSONError) {
            return try ResponseEnvelope.read(response.body) { (reader) throws(JSONError) in try reader.read()
            }
        } catch {
            throw unreadable(error)
        }
    }

    /// The response's bytes as they came.
    func bytes() throws(ResponseError) -> [UInt8] {
        do throws(JSONError) {
            let range = try ResponseEnvelope.read(response.body) { (reader) throws(JSONError) in
                guard try reader.peek() == .object else {
                    try reader.beginObject()
                    return 0..<0
                }
                return try reader.skippedBytes()
            }
            return Array(response.body[range])
        } catch {
            throw unreadable(error)
        }
    }

    /// The request's ID. Computed anew each time, as few callers want it.
    var requestID: String? {
        let requestID = (try? ResponseEnvelope.outline(response.body))?.requestID ?? response.requestID
        return requestID.map(secrets.redact)
    }
}

// MARK: What can't be made out

extension ReceivedResponse {
    private func unreadable(_ error: JSONError) -> ResponseError {
        let isJSON = response.body.first { !($0 <= 0x20) } == UInt8(ascii: "{")
        guard isJSON else {
            if response.isEventStream { return unreadable(Self.streamed) }
            return unreadable(response.body.isEmpty ? "the body is empty" : "the body isn't a JSON object")
        }
        var problem = unreadable("\(error.reason)", requestID: requestID)
        problem.path = error.path(in: response.body)
        problem.offset = error.offset
        // An envelope with an outline is whole; then it is the response in it that is odd.
        problem.isWholeResponse = (try? ResponseEnvelope.outline(response.body)) != nil
        return problem
    }

    private static let streamed =
        "it is a stream of events, which the method whose name ends in Events reads (ServiceClient.events); or leave "
        + "out the member that asks for a stream"

    private func unreadable(_ reason: String, requestID: String? = nil) -> ResponseError {
        ResponseError(
            status: response.status, contentType: response.header("Content-Type"),
            requestID: requestID ?? response.requestID, service: action.service, action: action.name,
            reason: reason,
            attempts: attempts, mayHaveTakenEffect: action.idempotency != .safe,
            retryAfter: response.retryAfter)
    }
}

extension HTTPResponse {
    /// The pause that the other end asks for, as seconds or as a date. A date is read against the answer's
    /// own, so that this machine's clock doesn't matter.
    package var retryAfter: Duration? {
        guard let text = header("Retry-After")?.trimmingASCIIWhitespace() else { return nil }
        if let seconds = UInt32(text) { return .seconds(Int64(seconds)) }
        guard let date = HTTPDate.seconds(text), let now = self.date else { return nil }
        return .seconds(max(date - now, 0))
    }

    /// Whether it says that it is a stream of events.
    var isEventStream: Bool {
        header("Content-Type")?.lowercased().hasPrefix("text/event-stream") ?? false
    }

    /// The time of the other end's clock, in seconds since 1970.
    package var date: Int64? { header("Date").flatMap { HTTPDate.seconds($0.trimmingASCIIWhitespace()) } }

    /// The request's ID from a header, which also a gateway sends that doesn't speak the API.
    fileprivate var requestID: String? {
        header("X-TC-RequestId") ?? header("X-TC-Request-Id") ?? header("X-Request-Id")
    }
}
