import TencentCloudRuntime

extension GeneratedImage {
    /// Saves the image.
    ///
    /// It is written beside `path` under a name of its own and takes the name `path` only when it is there
    /// in full and really an image, so that no half file is ever seen.
    ///
    /// What may pass is tried again until time is up, going on where it broke off: a connection that breaks, any
    /// answer but the image. Only the answer that there is no image, once it has expired, is final.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist.
    ///   - overwrite: Whether a file of that name is replaced.
    ///   - resumes: Whether a transfer that breaks off leaves what has come in a hidden `.part` file beside `path`,
    ///     for the next one to go on with where the server can send the rest alone.
    ///   - timeout: How long it may take with all attempts; 5 minutes unless told.
    /// - Returns: What was saved.
    /// - Throws: ``DownloadError``, `TransportError`, `CancellationError`; `CredentialsError` for an image in a bucket of
    ///   yours.
    @discardableResult
    public func download(
        to path: String, overwrite: Bool = false, resumes: Bool = false, timeout: Duration = .seconds(300)
    ) async throws -> DownloadedImage {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard slash < path.endIndex else { throw DownloadError(.file("names a folder"), path: path) }
        if !overwrite, LocalFile.exists(path) { throw DownloadError(.fileExists, path: path) }
        return try await fetch(
            into: path[..<slash], name: path[slash...], resumes: resumes, timeout: timeout
        ) { file, _ throws(DownloadError) in
            try file.commit(to: path, overwrite: overwrite)
            return path
        }
    }

    /// Saves the image in a folder, under a name that is free.
    ///
    /// Whatever the server or the caller calls it, it stays in the folder, and replaces nothing: where the name is
    /// taken, it gets a number. The extension is that of what its bytes are.
    ///
    /// - Parameters:
    ///   - folder: Must exist.
    ///   - name: What to call it, with or without an extension; nil is as the server does.
    ///   - resumes: As in ``download(to:overwrite:resumes:timeout:)``.
    ///   - timeout: How long it may take with all attempts; 5 minutes unless told.
    /// - Returns: What was saved, and where.
    /// - Throws: ``DownloadError``, `TransportError`, `CancellationError`; `CredentialsError` for an image in a bucket of
    ///   yours.
    @discardableResult
    public func download(
        toFolder folder: String, name: String? = nil, resumes: Bool = false,
        timeout: Duration = .seconds(300)
    ) async throws -> DownloadedImage {
        let stem = name.map { FileName.stem(FileName.withoutExtension($0)) } ?? FileName.stem(ofURL: url)
        let folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        return try await fetch(into: folder[...], name: stem[...], resumes: resumes, timeout: timeout) {
            file, format throws(DownloadError) in
            for number in 1...10_000 {
                let path = "\(folder)\(stem)\(number == 1 ? "" : "-\(number)").\(format.fileExtension)"
                do throws(DownloadError) {
                    try file.commit(to: path, overwrite: false)
                    return path
                } catch {
                    guard error.reason == .fileExists else { throw error }
                }
            }
            throw DownloadError(.fileExists, path: "\(folder)\(stem).\(format.fileExtension)")
        }
    }

    /// - Parameter commit: Gives the finished file its name, which it returns.
    private func fetch(
        into folder: Substring, name: Substring, resumes: Bool, timeout: Duration,
        commit: (AtomicFile, ImageFormat) throws(DownloadError) -> String
    ) async throws -> DownloadedImage {
        let url = ResultURL.secured(url, allowsPlainHTTP: allowsPlainHTTP)
        let openURL = try await openURL(expiresIn: max(timeout, .seconds(60)))
        let file = try AtomicFile(in: folder, name: name, part: resumes ? ResultURL.identity(url) : nil)
        let transfer = ImageTransfer(
            transport: transport, url: ResultURL.secured(openURL, allowsPlainHTTP: allowsPlainHTTP),
            timeout: timeout, clock: clock, file: file,
            path: "\(folder)\(name)")
        do {
            let format = try await patiently(until: transfer.deadline) { try await transfer.run() }
            let path = try commit(file, format)
            return DownloadedImage(path: path, format: format, byteCount: file.signature.byteCount)
        } catch {
            // What is whole, or isn't an image, is no use to another attempt, nor is what it wouldn't find.
            let isOfUse = file.signature.format != nil && ImageTransfer.mayGoOn(after: error)
            if file.isPart, isOfUse { file.close() } else { file.discard() }
            guard error.saysGone(expiresAt), var gone = error as? DownloadError else { throw error }
            gone.expiredAt = expiresAt
            throw gone
        }
    }

    /// Tries until it goes well, can't go well any more, or there is no time for another attempt.
    private func patiently<Result>(
        until deadline: Duration, _ body: () async throws -> Result
    ) async throws -> Result {
        var attempt = 0
        while true {
            do {
                return try await body()
            } catch  where triesAgain && error.mayPass && !error.saysGone(expiresAt) {
                attempt += 1
                let delay = Patience.delay(after: attempt)
                guard clock.now() + delay < deadline else { throw error }
                retried?(error)
                try await clock.sleep(delay)
            }
        }
    }
}

extension Error {
    /// Whether it says that an image isn't there any more, as was to be expected. Before its time has come, or where it
    /// is kept for good, an image isn't gone, whatever somebody on the way says.
    ///
    /// - Parameter expiresAt: The image's time; nil for one that is kept.
    func saysGone(_ expiresAt: Int64?) -> Bool {
        guard let error = self as? DownloadError, error.isRefusal, let expiresAt else { return false }
        return expiresAt <= UnixClock.system.now()
    }
}
