/// Whether a request that failed may have been carried out all the same.
enum Effect {
    /// Codes that a service answers before it does the work, or instead. Any other leaves a doubt: never
    /// paying twice matters more than an early retry.
    private static let refusals: [ServiceErrorCode] = [
        "ActionOffline", "AuthFailure", "DryRunOperation", "FailedOperation", "InvalidAction",
        "InvalidParameter",
        "InvalidParameterValue", "InvalidRequest", "IpInBlacklist", "IpNotInWhitelist", "LimitExceeded",
        "MissingParameter", "NoSuchProduct", "NoSuchVersion", "OperationDenied", "RequestLimitExceeded",
        "RequestSizeLimitExceeded", "ResourceInUse", "ResourceInsufficient", "ResourceNotFound",
        "ResourcesSoldOut", "UnauthorizedOperation", "UnknownParameter", "UnsupportedOperation",
        "UnsupportedProtocol", "UnsupportedRegion",
    ]

    /// After a service's answer.
    static func isPossible(after code: ServiceErrorCode, status: Int) -> Bool {
        if code.belongs(to: "RequestLimitExceeded") { return false }
        return status >= 500 || !refusals.contains { code.belongs(to: $0) }
    }

    /// After an answer that says nothing more than its status. The API answers 200 to nearly everything, so a
    /// plain HTTP refusal comes from something in front of it.
    static func isPossible(afterStatus status: Int) -> Bool {
        switch status {
        case 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 426, 429, 431: false
        default: true
        }
    }
}
