import TencentCloudRuntime

/// One call, under way: it is attempted until there is an answer, or nothing more to be done.
struct COSCall {
    enum Method: String {
        case put = "PUT"
        case head = "HEAD"
        case delete = "DELETE"

        /// The name that COS's documentation has for it.
        var action: String {
            switch self {
            case .put: "PutObject"
            case .head: "HeadObject"
            case .delete: "DeleteObject"
            }
        }
    }

    private let client: COSClient
    private let method: Method
    private let key: ObjectKey
    private let body: [UInt8]
    private let contentType: String?
    /// By the client's steady clock.
    private let deadline: Duration

    init(
        _ method: Method, _ key: ObjectKey, _ client: COSClient, _ body: [UInt8] = [],
        contentType: String? = nil
    ) {
        self.client = client
        self.method = method
        self.key = key
        self.body = body
        self.contentType = contentType
        deadline = client.steadyClock.now() + client.timeouts.call
    }

    /// What attempts leave for the next one.
    private struct State {
        var attempts = 0
        /// Those to sign with; nil asks the provider.
        var credentials: Credentials?
        var hasCorrectedClock = false
        var hasRefreshedCredentials = false
    }

    /// An attempt that failed.
    private struct Failure: Error {
        var error: any Error
        /// What it was signed with; nil when it didn't come that far.
        var credentials: Credentials?
        /// When its signature was good.
        var time: ClosedRange<Int64>?
        /// The service's time, as its answer told.
        var date: Int64?
    }

    /// Sends the request until it is answered with a success.
    func run() async throws -> HTTPResponse {
        client.retry.budget.deposit()
        var state = State()
        while true {
            state.attempts += 1
            do throws(Failure) {
                return try await attempt(state)
            } catch {
                try await prepare(&state, after: error)
            }
        }
    }

    /// Does what has to be done before the next attempt.
    ///
    /// - Throws: The attempt's error, when there can be none.
    private func prepare(_ state: inout State, after failure: Failure) async throws {
        if Task.isCancelled || failure.time == nil || state.attempts >= client.retry.attempts {
            throw failure.error
        }
        switch remedy(for: failure) {
        case .correctClock:
            guard !state.hasCorrectedClock, let date = failure.date else { throw failure.error }
            state.hasCorrectedClock = true
            client.skews.remember(date - client.clock.now(), of: client.address.host)
        case .refreshCredentials:
            guard !state.hasRefreshedCredentials, let stale = failure.credentials else { throw failure.error }
            state.hasRefreshedCredentials = true
            // The refusal says more than that there are no others.
            guard let fresh = try? await client.credentials(until: deadline, replacing: stale), fresh != stale
            else { throw failure.error }
            state.credentials = fresh
        case .repeat:
            try await pause(state, throttled: false, failure)
        case .slowDown:
            try await pause(state, throttled: true, failure)
        case .none, .reportAcceptance:
            throw failure.error
        }
    }

    private func remedy(for failure: Failure) -> RetryDecision.Remedy {
        guard let error = failure.error as? COSError else {
            return RetryRule.remedy(for: failure.error, .safe)
        }
        if error.httpStatus == 403 {
            // COS has several codes for a signature of another time, and none in an answer to HEAD.
            let isOutOfTime = failure.date.map { failure.time?.contains($0) == false } ?? false
            if error.code == .requestTimeTooSkewed || isOutOfTime { return .correctClock }
            // Nor is it documented what an expired token is answered with.
            if failure.credentials?.token != nil, error.code != .signatureDoesNotMatch {
                return .refreshCredentials
            }
        }
        return error.remedy
    }

    private func pause(_ state: State, throttled: Bool, _ failure: Failure) async throws {
        let drawn = client.retry.delay(after: state.attempts, throttled: throttled, luck: client.luck())
        let asked = (failure.error as? COSError)?.retryAfter ?? (failure.error as? ResponseError)?.retryAfter
        let pause = max(drawn, asked ?? .zero)
        guard client.steadyClock.now() + pause < deadline, client.retry.budget.withdraw() else {
            throw failure.error
        }
        try await client.steadyClock.sleep(pause)
    }
}

// MARK: One attempt

extension COSCall {
    private func attempt(_ state: State) async throws(Failure) -> HTTPResponse {
        var failure = Failure(error: CancellationError())
        var authorization = ""
        do {
            try Task.checkCancellation()
            let credentials =
                if let known = state.credentials { known } else {
                    try await client.credentials(until: deadline)
                }
            failure.credentials = credentials
            let now = client.serviceTime
            let time = (now - COSClient.clockTolerance)...(now + Self.lifetime)
            let request: HTTPRequest
            (request, authorization) = try signed(credentials, time)
            failure.time = time
            let response = try await client.transport.send(request)
            failure.date = response.date
            try check(response, attempts: state.attempts)
            return response
        } catch {
            failure.error = told(error, failure.credentials, authorization, attempts: state.attempts)
            throw failure
        }
    }

    /// How long a request's signature is good, in seconds: COS looks at it when the request begins.
    private static let lifetime: Int64 = 900

    private func signed(
        _ credentials: Credentials, _ time: ClosedRange<Int64>
    ) throws(TransportError) -> (HTTPRequest, authorization: String) {
        var headers: [HTTPField] = []
        if let contentType { headers.append(HTTPField(name: "Content-Type", value: contentType)) }
        if let token = credentials.token {
            headers.append(HTTPField(name: COSSignature.tokenName, value: token))
        }
        let signature = COSSignature(
            method: method.rawValue, path: key.signedPath,
            headers: headers + [HTTPField(name: "Host", value: client.address.host)], time: time)
        let authorization = signature.authorization(
            secretID: credentials.secretID, secretKey: credentials.secretKey)
        headers.append(HTTPField(name: "Authorization", value: authorization))
        for field in headers where !field.value.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) {
            throw .refusal("the value of \(field.name) holds what a header line can't")
        }
        let remaining = deadline - client.steadyClock.now()
        guard remaining > .zero else {
            throw TransportError(
                .timedOut, message: "the time for the call was up before it was sent",
                mayHaveTakenEffect: false)
        }
        let limit = client.timeouts.attempt.map { min($0, remaining) } ?? remaining
        let request = HTTPRequest(
            method: method.rawValue, url: client.address.url(of: key), headers: headers, body: body,
            connectTimeout: min(client.timeouts.connect, limit), totalTimeout: limit)
        return (request, authorization)
    }

    /// - Throws: ``COSError``, or `ResponseError` when it isn't COS that answered.
    private func check(_ response: HTTPResponse, attempts: Int) throws {
        let requestID = response.header("x-cos-request-id")
        let isSuccess = (200..<300).contains(response.status)
        // Whoever stands in between can answer with a page of any status; COS names its answers.
        if isSuccess, requestID != nil, method != .put || response.header("ETag") != nil { return }
        if !isSuccess, let document = ErrorDocument(response.body) {
            throw COSError(
                document, response, action: method.action, key: key.text, requestID: requestID,
                attempts: attempts)
        }
        if !isSuccess, method == .head, requestID != nil {
            throw COSError(
                ErrorDocument(ofStatus: response.status), response, action: method.action, key: key.text,
                requestID: requestID, attempts: attempts)
        }
        throw ResponseError(
            status: response.status, contentType: response.header("Content-Type"), requestID: requestID,
            service: "cos", action: method.action, reason: "the answer isn't one of COS", attempts: attempts,
            mayHaveTakenEffect: false, retryAfter: response.retryAfter)
    }

    /// The error as it may be told: without a secret in what it quotes.
    private func told(
        _ error: any Error, _ credentials: Credentials?, _ authorization: String, attempts: Int
    ) -> any Error {
        let signature = authorization.split(separator: "q-signature=").last.map { String($0) }
        func redacted(_ text: String) -> String {
            Redaction.redact(text, credentials, signature: signature)
        }
        switch error {
        case var error as COSError:
            error.code.rawValue = redacted(error.code.rawValue)
            error.message = redacted(error.message)
            error.resource = error.resource.map(redacted)
            error.requestID = error.requestID.map(redacted)
            return error
        case var error as ResponseError:
            error.contentType = error.contentType.map(redacted)
            error.requestID = error.requestID.map(redacted)
            return error
        case var error as TransportError:
            error.message = redacted(error.message)
            error.attempts = attempts
            // Putting, or deleting, once more changes nothing.
            error.mayHaveTakenEffect = false
            return error
        default:
            return error
        }
    }
}
