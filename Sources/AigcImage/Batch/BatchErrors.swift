import TencentCloudRuntime

/// What an error says about what to do next.
enum BatchVerdict {
    /// Whether it may go well the next time.
    static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let error as TransportError:
            switch error.kind {
            case .tls, .refused, .unavailable, .bodyTooLarge: false
            default: true
            }
        case let error as ServiceError:
            error.httpStatus >= 500
                || ["RequestLimitExceeded", "InternalError", "ServiceUnavailable", "ResourceUnavailable"]
                    .contains { error.code.belongs(to: $0) }
        case is ResponseError: true
        case let error as DownloadError:
            switch error.reason {
            case .status(let status): status >= 500 || status == 429
            case .incomplete: true
            default: false
            }
        default: false
        }
    }

    /// How often something that may pass is tried.
    static let attempts = 6

    /// Waits before the next attempt: a second, then longer and longer.
    static func pause(after attempt: Int) async throws {
        let seconds = Double(1 << min(attempt, 5)) * .random(in: 0.5...1)
        try await Task.sleep(for: .seconds(seconds))
    }
}
