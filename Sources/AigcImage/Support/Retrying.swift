import TencentCloudRuntime

/// Trying again what goes on for so long that outages are to be outlived, beyond the attempts of a single call.
enum Retrying {
    /// Whether it may go well the next time.
    static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let error as TransportError: error.mayPass
        case let error as ServiceError:
            error.httpStatus >= 500
                || transientCodes.contains { error.code.belongs(to: $0) }
        case is ResponseError: true
        case let error as DownloadError:
            switch error.reason {
            // Gateways have pages of their own, of any status, and call them what they like.
            case .status, .notTheImage, .incomplete: true
            case .fileExists, .file: false
            }
        default: false
        }
    }

    private static let transientCodes: [ServiceErrorCode] = [
        "RequestLimitExceeded", "InternalError", "ServiceUnavailable", "ResourceUnavailable",
        // The clock went wrong again while it was corrected.
        "AuthFailure.SignatureExpire",
    ]

    /// How often something that may pass is tried.
    static let attempts = 6

    /// Waits before the next attempt: a second, then longer and longer.
    static func pause(after attempt: Int) async throws {
        let seconds = Double(1 << min(attempt, 5)) * .random(in: 0.5...1)
        try await Task.sleep(for: .seconds(seconds))
    }
}
