import TencentCloudRuntime

/// An image that didn't get onto the disk. Nothing of it is left there, unless it is to be resumed.
public struct DownloadError: Error, Sendable, Hashable {
    /// What went wrong.
    public enum Reason: Sendable, Hashable {
        /// There is a file of that name, and `overwrite` is false.
        case fileExists
        /// The server answered with another status than 200: 403 and 404 mostly mean that the image expired.
        case status(Int)
        /// What came is not a PNG, JPEG or WebP image.
        case notTheImage(String)
        /// Fewer bytes came than the server, or the image itself, announced.
        case incomplete(received: Int, expected: Int?)
        /// The file couldn't be written: the system's reason.
        case file(String)
    }

    /// What went wrong.
    public var reason: Reason
    /// The file that was to be written.
    public var path: String
    /// When the image expired, in seconds since 1970, where that is why; nil otherwise.
    public var expiredAt: Int64?

    /// Describes a failed download.
    public init(_ reason: Reason, path: String, expiredAt: Int64? = nil) {
        self.reason = reason
        self.path = path
        self.expiredAt = expiredAt
    }
}

extension DownloadError: TencentCloudError {
    /// Whether another attempt may bring the image. Gateways have pages of their own, of any status, and call them what
    /// they like.
    public var isTransient: Bool {
        switch reason {
        case .status, .notTheImage, .incomplete: true
        case .fileExists, .file: false
        }
    }

    /// False: fetching changes nothing.
    public var mayHaveTakenEffect: Bool { false }
    /// Nil: what serves images isn't the service itself.
    public var requestID: String? { nil }

    /// 0 when the file was in the way before anything was asked for, else 1: each attempt has its own error.
    public var attempts: Int { category == .file ? 0 : 1 }

    /// `file` for what is wrong on this machine, else `connection`.
    public var category: ErrorCategory {
        switch reason {
        case .status, .notTheImage, .incomplete: .connection
        case .fileExists, .file: .file
        }
    }

    /// What a refusal may mean.
    public var advice: String? {
        guard isRefusal else { return nil }
        if expiredAt != nil { return "The image is gone: draw it again, or have it kept the next time." }
        return
            "The image has expired, or it lies in a private bucket of your own, where its address has to be "
            + "presigned."
    }

    /// Whether the server says that it has no such image, or none for us.
    var isRefusal: Bool { reason == .status(403) || reason == .status(404) }
}

extension DownloadError: CustomStringConvertible {
    /// What went wrong, with the file's name but not the image's address, which opens it to anybody.
    public var description: String { plainDescription.printable }

    private var expiry: String {
        guard let expiredAt else { return ", so the image may have expired" }
        let minutes = expiredAt / 60 % 1_440
        func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return ": the image expired on \(UTCDate(timestamp: expiredAt)) at \(time) UTC"
    }

    private var plainDescription: String {
        switch reason {
        case .fileExists: "\(path) exists already"
        case .status(let status):
            "\(path): the server answered HTTP \(status)"
                + (isRefusal ? expiry : "")
        case .notTheImage(let what): "\(path): what came isn't the image: \(what)"
        case .incomplete(let received, let expected):
            "\(path): the image ends after \(received) bytes"
                + (expected.map { " of \($0)" } ?? ", in the middle")
        case .file(let message): "\(path): \(message)"
        }
    }
}
