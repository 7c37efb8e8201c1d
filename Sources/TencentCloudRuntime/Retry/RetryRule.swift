/// A row of the table that says when a request is sent again: whom it is about, and what is done.
///
/// The table is data: ``table`` is all there is, read from top to bottom, and the first row that describes
/// what happened decides. Around it stands one more guard, so that no row can be wrong about it: an action
/// without any protection against repetition isn't sent again after an attempt that may have taken effect.
package struct RetryRule: Sendable, Hashable {
    /// The ways an attempt can fail.
    package enum Failure: Sendable, Hashable {
        /// The service answered with this code, or one below it.
        case code(ServiceErrorCode)
        /// The service answered that it knows the request's idempotency token already
        /// (`InvalidParameterValue.` and the member's name).
        case knownToken
        /// The service answered with any code, and a status of 500 or above.
        case serverError
        /// The service answered with any code.
        case anyCode
        /// What came back is no answer of the service, and has a status of 429: a gateway sends too many
        /// requests away.
        case turnedAway
        /// What came back is no answer of the service, or not a whole one: a gateway's error page, an empty
        /// body, a text that breaks off.
        case noResponse
        /// The service's answer is whole, but isn't what the action answers with.
        case oddResponse
        /// The answer is longer than the client takes.
        case longResponse
        /// What came back is no answer of the service, and its status says no: a redirect, or a gateway's 404.
        case sentAway
        /// The request certainly didn't leave in full: no address, no connection.
        case unsent
        /// The connection broke, or time ran out, with the request under way.
        case lost
        /// A fault that stays: TLS fails, the request is declined on this side.
        case lasting
        /// Anything else: no credentials, a cancelled task, an error of somebody else's.
        case other
    }

    /// The call's attempts before this one.
    package enum Past: Sendable, Hashable {
        /// Any, or none.
        case any
        /// An earlier attempt may have taken effect.
        case uncertain
    }

    /// The failure that the row is about.
    package var failure: Failure
    /// The attempts before it that the row is about.
    package var past: Past
    /// For an action that may be repeated at will.
    package var safe: RetryDecision.Remedy
    /// For an action whose request carries a token by which the service knows it again.
    package var token: RetryDecision.Remedy
    /// For an action that does, and bills, its work each time.
    package var none: RetryDecision.Remedy

    init(
        _ failure: Failure, past: Past = .any, safe: RetryDecision.Remedy, token: RetryDecision.Remedy,
        none: RetryDecision.Remedy
    ) {
        self.failure = failure
        self.past = past
        self.safe = safe
        self.token = token
        self.none = none
    }

    /// All rules, the first that fits first.
    package static let table: [RetryRule] = [
        // Not executed, whatever the action.
        .init(.code("RequestLimitExceeded"), safe: .slowDown, token: .slowDown, none: .slowDown),
        .init(
            .code("AuthFailure.SignatureExpire"), safe: .correctClock, token: .correctClock,
            none: .correctClock),
        .init(
            .code("AuthFailure.TokenFailure"), safe: .refreshCredentials, token: .refreshCredentials,
            none: .refreshCredentials),
        .init(.unsent, safe: .repeat, token: .repeat, none: .repeat),
        // A quota doesn't grow by asking.
        .init(.code("LimitExceeded"), safe: .none, token: .none, none: .none),
        // The service has the request from an attempt whose end was lost.
        .init(.knownToken, past: .uncertain, safe: .none, token: .reportAcceptance, none: .none),
        // May have been executed.
        .init(.code("InternalError"), safe: .repeat, token: .repeat, none: .none),
        .init(.code("ServiceUnavailable"), safe: .repeat, token: .repeat, none: .none),
        .init(.code("ResourceUnavailable"), safe: .repeat, token: .repeat, none: .none),
        .init(.serverError, safe: .repeat, token: .repeat, none: .none),
        .init(.turnedAway, safe: .slowDown, token: .slowDown, none: .none),
        .init(.noResponse, safe: .repeat, token: .repeat, none: .none),
        .init(.lost, safe: .repeat, token: .repeat, none: .none),
        // Would end the same way again, unless the service then says that it knows the request.
        .init(.oddResponse, safe: .none, token: .repeat, none: .none),
        .init(.longResponse, safe: .none, token: .repeat, none: .none),
        // Whoever stands in between may let the next one through.
        .init(.sentAway, safe: .repeat, token: .repeat, none: .none),
        // Would end the same way again.
        .init(.anyCode, safe: .none, token: .none, none: .none),
        .init(.lasting, safe: .none, token: .none, none: .none),
        .init(.other, safe: .none, token: .none, none: .none),
    ]
}

// MARK: Reading the table

extension RetryRule {
    /// What is to be done after an error.
    ///
    /// - Parameters:
    ///   - error: The attempt's.
    ///   - idempotency: The action's.
    ///   - past: The attempts before it.
    package static func remedy(
        for error: any Error, _ idempotency: Idempotency, past: Past = .any
    ) -> RetryDecision.Remedy {
        for rule in table where rule.past == .any || rule.past == past {
            guard rule.failure.describes(error, idempotency) else { continue }
            return switch idempotency {
            case .safe: rule.safe
            case .token: rule.token
            case .none:
                // Of a stranger's error there is no telling.
                (error as? any TencentCloudError)?.mayHaveTakenEffect ?? true ? .none : rule.none
            }
        }
        return .none
    }
}

extension RetryRule {
    /// Whether a call's failure may be gone the next time, and it is right to try again.
    ///
    /// - Parameters:
    ///   - error: The call's.
    ///   - idempotency: What would be tried again; safe unless told.
    ///   - past: The attempts before it.
    package static func mayPass(
        _ error: any Error, _ idempotency: Idempotency = .safe, past: Past = .any
    ) -> Bool {
        switch remedy(for: error, idempotency, past: past) {
        // A clock that jumped again while a call corrected it is corrected by the next one.
        case .repeat, .slowDown, .correctClock: true
        case .none, .refreshCredentials, .reportAcceptance: false
        }
    }
}

extension TransportError {
    fileprivate var lasts: Bool {
        switch kind {
        case .tls, .bodyTooLarge, .refused, .unavailable: true
        case .cannotResolve, .cannotConnect, .timedOut, .connectionLost, .invalidResponse, .other: false
        }
    }
}

extension RetryRule.Failure {
    fileprivate func describes(_ error: any Error, _ idempotency: Idempotency) -> Bool {
        switch (self, error) {
        case (.code(let code), let error as ServiceError):
            return error.code.belongs(to: code)
        case (.knownToken, let error as ServiceError):
            guard case .token(let member) = idempotency else { return false }
            return error.code.rawValue == "InvalidParameterValue.\(member)"
        case (.serverError, let error as ServiceError):
            return error.httpStatus >= 500
        case (.anyCode, is ServiceError):
            return true
        case (.turnedAway, let error as ResponseError):
            return error.status == 429 && !error.isWholeResponse
        case (.noResponse, let error as ResponseError):
            return error.status >= 500 || error.status == 408
                || (error.status < 300 && !error.isWholeResponse)
        case (.oddResponse, let error as ResponseError):
            return error.status < 300
        case (.longResponse, let error as TransportError):
            return error.kind == .bodyTooLarge
        case (.sentAway, is ResponseError):
            return true
        case (.unsent, let error as TransportError):
            return !error.lasts && !error.mayHaveTakenEffect
        case (.lost, let error as TransportError):
            return !error.lasts
        case (.lasting, is TransportError):
            return true
        case (.other, _):
            return true
        default:
            return false
        }
    }
}
