import Testing

@testable import TencentCloudRuntime

/// The table, row by row.
@Suite struct RetryRuleTests {
    /// What happens after an error: for a safe action, for one with a token, for one with neither.
    struct Row: Sendable, CustomTestStringConvertible {
        var failure: RetryRule.Failure
        var past: RetryRule.Past = .any
        var error: any Error
        var remedies: [RetryDecision.Remedy]

        var testDescription: String { "\(failure) \(past): \(error)" }

        init(
            _ failure: RetryRule.Failure, past: RetryRule.Past = .any, _ error: any Error,
            _ remedies: RetryDecision.Remedy...
        ) {
            self.failure = failure
            self.past = past
            self.error = error
            self.remedies = remedies
        }
    }

    static let actions: [Idempotency] = [.safe, .token(member: "SessionId"), .none]

    private static func code(_ code: ServiceErrorCode, status: Int = 200) -> ServiceError {
        ServiceError(
            code: code, message: "m", service: "draw", action: "A", httpStatus: status,
            mayHaveTakenEffect: ServiceError.mayHaveTakenEffect(after: code, status: status))
    }

    private static func transport(_ kind: TransportError.Kind, sent: Bool) -> TransportError {
        TransportError(kind, message: "m", mayHaveTakenEffect: sent)
    }

    private static func answer(_ status: Int, isWhole: Bool = false) -> ResponseError {
        ResponseError(
            status: status, service: "draw", action: "A", reason: "odd", isWholeResponse: isWhole,
            mayHaveTakenEffect: true)
    }

    private struct Stranger: Error {}

    static let rows: [Row] = [
        Row(.code("RequestLimitExceeded"), code("RequestLimitExceeded"), .slowDown, .slowDown, .slowDown),
        Row(
            .code("RequestLimitExceeded"), code("RequestLimitExceeded.UinLimitExceeded"), .slowDown,
            .slowDown,
            .slowDown),
        Row(
            .code("RequestLimitExceeded"), code("RequestLimitExceeded.IPLimitExceeded", status: 503),
            .slowDown,
            .slowDown, .slowDown),
        Row(
            .code("AuthFailure.SignatureExpire"), code("AuthFailure.SignatureExpire"), .correctClock,
            .correctClock, .correctClock),
        // Who knows what a failing server did; the code alone doesn't excuse sending it again.
        Row(
            .code("AuthFailure.SignatureExpire"), code("AuthFailure.SignatureExpire", status: 500),
            .correctClock, .correctClock, .none),
        Row(
            .code("AuthFailure.TokenFailure"), code("AuthFailure.TokenFailure"), .refreshCredentials,
            .refreshCredentials, .refreshCredentials),
        Row(.unsent, transport(.cannotResolve, sent: false), .repeat, .repeat, .repeat),
        Row(.unsent, transport(.cannotConnect, sent: false), .repeat, .repeat, .repeat),
        Row(.unsent, transport(.timedOut, sent: false), .repeat, .repeat, .repeat),
        Row(.unsent, transport(.connectionLost, sent: false), .repeat, .repeat, .repeat),
        Row(.unsent, transport(.other, sent: false), .repeat, .repeat, .repeat),
        Row(.code("LimitExceeded"), code("LimitExceeded"), .none, .none, .none),
        Row(.code("LimitExceeded"), code("LimitExceeded.CreateTask", status: 503), .none, .none, .none),
        Row(
            .knownToken, past: .uncertain, code("InvalidParameterValue.SessionId"), .none, .reportAcceptance,
            .none),
        Row(.anyCode, past: .any, code("InvalidParameterValue.SessionId"), .none, .none, .none),
        Row(
            .anyCode, past: .uncertain, code("InvalidParameterValue.SessionIdTooLong"), .none, .none, .none),
        Row(.code("InternalError"), code("InternalError"), .repeat, .repeat, .none),
        Row(.code("InternalError"), code("InternalError.Timeout"), .repeat, .repeat, .none),
        Row(.code("ServiceUnavailable"), code("ServiceUnavailable"), .repeat, .repeat, .none),
        Row(.code("ResourceUnavailable"), code("ResourceUnavailable.Busy"), .repeat, .repeat, .none),
        Row(.serverError, code("FailedOperation", status: 500), .repeat, .repeat, .none),
        Row(.serverError, code("SomethingNew", status: 502), .repeat, .repeat, .none),
        Row(.turnedAway, answer(429), .slowDown, .slowDown, .none),
        Row(.noResponse, answer(502), .repeat, .repeat, .none),
        Row(.noResponse, answer(500, isWhole: true), .repeat, .repeat, .none),
        Row(.noResponse, answer(408), .repeat, .repeat, .none),
        Row(.noResponse, answer(200), .repeat, .repeat, .none),
        Row(.lost, transport(.connectionLost, sent: true), .repeat, .repeat, .none),
        Row(.lost, transport(.timedOut, sent: true), .repeat, .repeat, .none),
        Row(.lost, transport(.invalidResponse, sent: true), .repeat, .repeat, .none),
        Row(.lost, transport(.other, sent: true), .repeat, .repeat, .none),
        Row(.anyCode, code("InvalidParameter.ViolationContent"), .none, .none, .none),
        Row(.anyCode, code("FailedOperation.CreateAIGCTaskFailed"), .none, .none, .none),
        Row(.anyCode, code("AuthFailure.SignatureFailure"), .none, .none, .none),
        Row(.anyCode, code("UnauthorizedOperation"), .none, .none, .none),
        Row(.anyCode, code("ResourceInsufficient"), .none, .none, .none),
        Row(.anyCode, code("SomethingNew"), .none, .none, .none),
        Row(.oddResponse, answer(200, isWhole: true), .none, .repeat, .none),
        Row(.longResponse, transport(.bodyTooLarge, sent: true), .none, .repeat, .none),
        Row(.anyCode, code("FailedOperation"), .none, .none, .none),
        Row(.sentAway, answer(403), .repeat, .repeat, .none),
        Row(.sentAway, answer(404, isWhole: true), .repeat, .repeat, .none),
        Row(.sentAway, answer(302), .repeat, .repeat, .none),
        Row(.sentAway, answer(307), .repeat, .repeat, .none),
        Row(.lasting, transport(.tls, sent: false), .none, .none, .none),
        Row(.lasting, transport(.refused, sent: false), .none, .none, .none),
        Row(.lasting, transport(.unavailable, sent: false), .none, .none, .none),
        Row(.other, CredentialsError(provider: "environment", reason: "none"), .none, .none, .none),
        Row(.other, CancellationError(), .none, .none, .none),
        Row(.other, Stranger(), .none, .none, .none),
    ]

    @Test(arguments: rows) func row(_ row: Row) {
        #expect(
            Self.actions.map { RetryRule.remedy(for: row.error, $0, past: row.past) } == row.remedies)
    }

    @Test func everyRowIsProved() {
        for rule in RetryRule.table {
            #expect(
                Self.rows.contains {
                    $0.failure == rule.failure && (rule.past == .any || $0.past == rule.past)
                },
                "\(rule.failure)")
        }
        for row in Self.rows {
            #expect(RetryRule.table.contains { $0.failure == row.failure }, "\(row.failure)")
        }
    }

    /// What the table may never say, whatever rows it gets.
    @Test func noRowRepeatsAnUnprotectedActionAfterADoubt() {
        for row in Self.rows where row.error.told?.mayHaveTakenEffect != false {
            for past in [RetryRule.Past.any, .uncertain] {
                #expect(RetryRule.remedy(for: row.error, .none, past: past) == .none, "\(row.error)")
            }
        }
    }

    /// By the table, and by nothing else.
    @Test(arguments: rows) func whatMayPass(_ row: Row) {
        let passing: [RetryDecision.Remedy] = [.repeat, .slowDown, .correctClock]
        for (idempotency, remedy) in zip(Self.actions, row.remedies) {
            #expect(
                RetryRule.mayPass(row.error, idempotency, past: row.past) == passing.contains(remedy),
                "\(idempotency)")
        }
        if row.past == .any {
            #expect(row.error.mayPass == passing.contains(row.remedies[0]))
        }
    }
}
