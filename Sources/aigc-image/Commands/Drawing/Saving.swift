import AigcImage
import TencentCloudRuntime

/// Saves an image that is paid for: what breaks off is gone on with.
enum Saving {
    private static let attempts = 4

    static func save(
        _ image: GeneratedImage, to path: String, overwrite: Bool
    ) async throws -> DownloadedImage {
        var attempt = 1
        while true {
            do {
                return try await image.download(to: path, overwrite: overwrite, resumes: true)
            } catch  where attempt < attempts && mayPass(error) {
                try await Task.sleep(for: .milliseconds(Int64(250 << attempt)))
                attempt += 1
            }
        }
    }

    private static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case is TransportError: RetryRule.mayPass(error)
        case let error as DownloadError: error.mayPass
        default: false
        }
    }
}
