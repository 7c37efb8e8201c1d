import TencentCloudRuntime

extension GeneratedImage {
    /// A longer image is refused; no model draws one, in bytes.
    private static let longest = 512 << 20

    /// Saves the image.
    ///
    /// It is written beside `path` under a name of its own and takes the name `path` only when it is there
    /// in full and really an image, so that no half file is ever seen.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist.
    ///   - overwrite: Whether a file of that name is replaced.
    ///   - timeout: How long the transfer may take; 5 minutes unless told.
    /// - Returns: What was saved.
    /// - Throws: ``DownloadError``, `TransportError`, `CancellationError`.
    @discardableResult
    public func download(
        to path: String, overwrite: Bool = false, timeout: Duration = .seconds(300)
    ) async throws -> DownloadedImage {
        let file = try AtomicFile(path: path, overwrite: overwrite)
        do {
            let request = HTTPRequest(
                method: "GET", url: ResultURL.secured(url, allowsPlainHTTP: allowsPlainHTTP),
                totalTimeout: timeout, maximumResponseBytes: Self.longest)
            let response = try await transport.download(request) { try file.write($0) }
            let format = try Self.check(file.signature, response, path)
            try file.commit()
            return DownloadedImage(path: path, format: format, byteCount: file.signature.byteCount)
        } catch {
            file.discard()
            throw error
        }
    }

    /// Whether what arrived is what was announced.
    private static func check(
        _ signature: ImageSignature, _ response: HTTPResponse, _ path: String
    ) throws(DownloadError) -> ImageFormat {
        guard response.status == 200 else { throw DownloadError(.status(response.status), path: path) }
        if let length = response.header("Content-Length").flatMap({ Int($0) }), length != signature.byteCount
        {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: length), path: path)
        }
        let type = response.header("Content-Type")
        guard let format = signature.format else {
            let announced = type.map { " (the server calls it \($0))" } ?? ""
            let what = "neither PNG nor JPEG nor WebP\(announced)"
            throw DownloadError(.notTheImage(what), path: path)
        }
        if let type, let announced = ImageFormat(mediaType: type), announced != format {
            throw DownloadError(.notTheImage("\(format) bytes under the name of \(announced)"), path: path)
        }
        guard signature.isWhole else {
            throw DownloadError(.incomplete(received: signature.byteCount, expected: nil), path: path)
        }
        return format
    }
}
