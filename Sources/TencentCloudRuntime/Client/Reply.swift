import JSONCoding

/// An answer that isn't a failure: its body is still to be read.
struct Reply {
    private let answer: HTTPResponse
    private let action: APIAction
    private let attempts: Int
    private let secrets: Redaction.Secrets

    /// - Throws: ``ServiceError`` when the envelope holds a failure, ``ResponseError`` when there is no
    ///   telling.
    init(
        _ answer: HTTPResponse, to action: APIAction, region: String?, attempts: Int,
        hiding secrets: Redaction.Secrets
    ) throws {
        self.answer = answer
        self.action = action
        self.attempts = attempts
        self.secrets = secrets
        let isSuccess = (200..<300).contains(answer.status)
        if isSuccess, !ResponseEnvelope.mayHoldFailure(answer.body) {
            if answer.body.isEmpty { throw unreadable("the body is empty") }
            return
        }

        let outline: ResponseEnvelope.Outline
        do throws(JSONError) {
            outline = try ResponseEnvelope.outline(answer.body)
        } catch {
            throw unreadable(error)
        }
        if let failure = outline.failure {
            let code = ServiceErrorCode(rawValue: failure.code)
            throw ServiceError(
                code: code, message: failure.message, requestID: outline.requestID,
                service: action.service, action: action.name, region: region, httpStatus: answer.status,
                attempts: attempts,
                mayHaveTakenEffect: action.idempotency != .safe
                    && Effect.isPossible(after: code, status: answer.status),
                retryAfter: answer.retryAfter)
        }
        guard isSuccess else {
            var problem = unreadable(
                "the status says failure, the envelope doesn't", requestID: outline.requestID)
            problem.isWholeAnswer = true
            throw problem
        }
    }

    /// The response, in one pass over the body.
    func response<Response: JSONReadable>() throws(ResponseError) -> Response {
        do throws(JSONError) {
            return try ResponseEnvelope.read(answer.body) { (reader) throws(JSONError) in try reader.read() }
        } catch {
            throw unreadable(error)
        }
    }

    /// The response's bytes as they came.
    func responseBytes() throws(ResponseError) -> [UInt8] {
        do throws(JSONError) {
            let range = try ResponseEnvelope.read(answer.body) { (reader) throws(JSONError) in
                guard try reader.peek() == .object else {
                    try reader.beginObject()
                    return 0..<0
                }
                return try reader.skippedBytes()
            }
            return Array(answer.body[range])
        } catch {
            throw unreadable(error)
        }
    }

    /// Looked for only when asked, as few callers do.
    var requestID: String? {
        let requestID = (try? ResponseEnvelope.outline(answer.body))?.requestID ?? answer.requestID
        return requestID.map(secrets.redact)
    }
}

// MARK: What can't be made out

extension Reply {
    private func unreadable(_ error: JSONError) -> ResponseError {
        let isJSON = answer.body.first { !($0 <= 0x20) } == UInt8(ascii: "{")
        guard isJSON else {
            return unreadable(answer.body.isEmpty ? "the body is empty" : "the body isn't a JSON object")
        }
        var problem = unreadable("\(error.reason)", requestID: requestID)
        problem.path = error.path(in: answer.body)
        problem.offset = error.offset
        // An envelope with an outline is whole; then it is the response in it that is odd.
        problem.isWholeAnswer = (try? ResponseEnvelope.outline(answer.body)) != nil
        return problem
    }

    private func unreadable(_ reason: String, requestID: String? = nil) -> ResponseError {
        ResponseError(
            status: answer.status, contentType: answer.header("Content-Type"),
            requestID: requestID ?? answer.requestID, service: action.service, action: action.name,
            reason: reason,
            attempts: attempts, mayHaveTakenEffect: action.idempotency != .safe,
            retryAfter: answer.retryAfter)
    }
}

extension HTTPResponse {
    /// The pause that the other end asks for, as seconds or as a date. A date is read against the answer's
    /// own, so that this machine's clock doesn't matter.
    fileprivate var retryAfter: Duration? {
        guard let text = header("Retry-After")?.trimmingASCIIWhitespace() else { return nil }
        if let seconds = UInt32(text) { return .seconds(Int64(seconds)) }
        guard let date = HTTPDate.seconds(text), let now = self.date else { return nil }
        return .seconds(max(date - now, 0))
    }

    /// What the other end's clock showed, in seconds since 1970.
    var date: Int64? { header("Date").flatMap { HTTPDate.seconds($0.trimmingASCIIWhitespace()) } }

    /// What a gateway that doesn't speak the API may still say.
    fileprivate var requestID: String? {
        header("X-TC-RequestId") ?? header("X-TC-Request-Id") ?? header("X-Request-Id")
    }
}
