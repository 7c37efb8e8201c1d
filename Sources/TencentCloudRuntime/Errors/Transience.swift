/// Whether a failure may pass by itself: what a waiter outlives.
enum Transience {
    private static let passing: [ServiceErrorCode] = [
        "InternalError", "RequestLimitExceeded", "ResourceUnavailable", "ServiceUnavailable",
    ]

    static func isLikely(_ error: any Error) -> Bool {
        switch error {
        case let error as ServiceError:
            error.httpStatus >= 500 || passing.contains { error.code.belongs(to: $0) }
        case let error as TransportError:
            switch error.kind {
            case .tls, .bodyTooLarge, .refused, .unavailable: false
            default: true
            }
        case let error as ResponseError:
            error.status >= 500 || error.status == 408 || error.status == 429
        default: false
        }
    }
}
