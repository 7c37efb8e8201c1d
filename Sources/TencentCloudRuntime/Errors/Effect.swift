/// Whether a request that failed may have been carried out all the same.
enum Effect {
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

    /// After a service's answer. An answer that isn't the service's own proves nothing, whatever its status: it comes
    /// from something in front of the service, which may have passed the request on before.
    static func isPossible(after code: ServiceErrorCode, status: Int) -> Bool {
        if code.belongs(to: "RequestLimitExceeded") { return false }
        return status >= 500 || !isRefusal(code)
    }

    private static func isRefusal(_ code: ServiceErrorCode) -> Bool {
        // Only with a reason behind it does it say that nothing was done.
        let saysWhy = code.belongs(to: "FailedOperation") && code != "FailedOperation"
        return saysWhy || refusals.contains { code.belongs(to: $0) }
    }
}
