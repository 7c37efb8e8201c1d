extension ServiceError {
    /// Codes that a service answers before it does the work, or instead. Any other leaves a doubt: never
    /// paying twice matters more than an early retry.
    private static let refusals: [ServiceErrorCode] = [
        "ActionOffline", "AuthFailure", "DryRunOperation", "InvalidAction", "InvalidParameter",
        "InvalidParameterValue", "InvalidRequest", "IpInBlacklist", "IpNotInWhitelist", "LimitExceeded",
        "MissingParameter", "NoSuchProduct", "NoSuchVersion", "OperationDenied", "RequestLimitExceeded",
        "RequestSizeLimitExceeded", "ResourceInUse", "ResourceInsufficient", "ResourceNotFound",
        "ResourcesSoldOut", "UnauthorizedOperation", "UnknownParameter", "UnsupportedOperation",
        "UnsupportedProtocol", "UnsupportedRegion",
    ]

    /// Whether the service may have done the work all the same, when it answers with a code and an HTTP status to an
    /// action that isn't safe to repeat.
    static func mayHaveTakenEffect(after code: ServiceErrorCode, status: Int) -> Bool {
        if code.belongs(to: "RequestLimitExceeded") { return false }
        return status >= 500 || !isRefusal(code)
    }

    private static func isRefusal(_ code: ServiceErrorCode) -> Bool {
        // Only with a reason behind it does it say that nothing was done.
        let saysWhy = code.belongs(to: "FailedOperation") && code != "FailedOperation"
        return saysWhy || refusals.contains { code.belongs(to: $0) }
    }
}
