import TencentCloudRuntime

/// One item of a batch, from where the journal left it to its end.
struct BatchWork {
    /// How it ended this time.
    enum Ending {
        case ended(BatchUpdate.Event)
        /// VOD has a task of this SessionId, and nobody knows its ID.
        case lost(sessionID: String)
    }

    let run: BatchRun
    let job: BatchRun.Job

    private var key: String { job.key.text }
    private var options: ImageBatch.Options { run.batch.options }

    /// - Parameter isAfresh: Whether its task has proved to be lost, and it is to be drawn again.
    func perform(isAfresh: Bool = false) async throws -> Ending {
        if let refusal = job.key.refusal {
            try run.journal.append(.refused(refusal), to: key)
            return .ended(.failed(refusal))
        }
        var entry = run.journal.entry(key) ?? BatchEntry(job.key, job.item)
        // What was refused costs nothing to ask again; what failed does. A task that the service didn't know is
        // asked for once more in any case.
        if entry.failure != nil, isAfresh || !entry.isLost { entry.forget() }
        let creation =
            if let taskID = entry.taskID { BatchCreation.created(taskID) } else { try await create(entry) }
        guard case .created(let taskID) = creation else {
            if case .lost(let sessionID) = creation { return .lost(sessionID: sessionID) }
            if case .ended(let event) = creation { return .ended(event) }
            return .ended(.unfinished("not created"))
        }
        do {
            let pictures = try await pictures(taskID, entry.pictures)
            return .ended(try await save(pictures, taskID))
        } catch let error as CancellationError {
            throw error
        } catch let error as BatchError {
            throw error
        } catch let error as ImageTaskError where error.isUnknownTask {
            if entry.isLost, options.redrawsFailed, !isAfresh { return try await perform(isAfresh: true) }
            return .ended(try unknown(entry, taskID, error))
        } catch {
            if isFinal(error) {
                try run.journal.append(.failed("\(error)"), to: key)
                return .ended(.failed("\(error)"))
            }
            return .ended(.unfinished("\(error)"))
        }
    }

    /// The service doesn't know the task: it has forgotten it, or the credentials are another account's. It isn't
    /// drawn again by itself, because that is billed.
    private func unknown(
        _ entry: BatchEntry, _ taskID: String, _ error: ImageTaskError
    ) throws(BatchError) -> BatchUpdate.Event {
        if isNew { return .unfinished("\(error)") }
        let message =
            "\(run.service.name) doesn't know task \(taskID) any more: it may have been drawn and billed, but its "
            + "images can't be had (\(error.underlying))"
        if !entry.isLost { try run.journal.append(.lost(message), to: key) }
        return .failed(message)
    }

    /// Whether its task was created in the last minute: the service may not know it yet.
    private var isNew: Bool {
        run.journal.entry(key)?.createdAt.map { BatchJournal.now - $0 < 60 } ?? false
    }

    /// Whether waiting longer, or downloading again, won't help.
    private func isFinal(_ error: any Error) -> Bool {
        switch error {
        case let error as ImageTaskError:
            if error.underlying is NoImages { return true }
            if case .failed? = (error.underlying as? WaiterError)?.reason { return true }
            return false
        default:
            // Before its time has come an image isn't gone, whatever somebody on the way says.
            let pictures = run.journal.entry(key)?.pictures ?? []
            return (error as? DownloadError)?.saysGone == true && pictures.contains { $0.isExpired ?? true }
        }
    }
}

// MARK: Creating

/// What came of asking for a task.
private enum BatchCreation {
    case created(String)
    case lost(sessionID: String)
    case ended(BatchUpdate.Event)
}

extension BatchWork {
    /// VOD knows a SessionId for 3 days; an hour is left for clocks that differ.
    private static let sessionLifetime: Int64 = 3 * 86_400 - 3600

    private func create(_ entry: BatchEntry) async throws -> BatchCreation {
        let isInDoubt = entry.sentAt != nil
        var request = job.item.request
        if isInDoubt, !isRecognised(entry) {
            guard options.resendsDoubtful else {
                return .ended(
                    .inDoubt(
                        "it was sent, and the answer lost: whether \(run.service.name) draws it isn't known"))
            }
        } else if isInDoubt {
            request.sessionID = entry.sessionID
        }
        if case .vod = run.service, request.sessionID == nil { request.sessionID = IdempotencyToken.make() }
        return try await create(request, wasSent: isRecognised(entry))
    }

    /// Whether the service would recognise the create if it came again.
    private func isRecognised(_ entry: BatchEntry) -> Bool {
        guard case .vod = run.service, entry.sessionID != nil, let sentAt = entry.sentAt else { return false }
        return BatchJournal.now - sentAt < Self.sessionLifetime
    }

    /// - Parameter wasSent: Whether it may have been accepted before.
    private func create(_ request: ImageRequest, wasSent: Bool) async throws -> BatchCreation {
        var wasSent = wasSent
        var attempt = 0
        while true {
            let announcement = Announcement { [journal = run.journal, key] in
                try journal.append(.sent(sessionID: request.sessionID), to: key)
            }
            do {
                let taskID = try await Announcement.$current.withValue(announcement) {
                    try await run.service.create(request)
                }
                try run.journal.append(.created(taskID: taskID), to: key)
                run.report(job, .created(taskID: taskID))
                return .created(taskID)
            } catch let error as CancellationError {
                throw error
            } catch let error as BatchError {
                throw error
            } catch {
                let doubt = CreationDoubt(error)
                if doubt == .accepted, let sessionID = request.sessionID {
                    return .lost(sessionID: sessionID)
                }
                wasSent = wasSent || announcement.wasMade && doubt != nil
                if wasSent, case .mps = run.service { return .ended(.inDoubt("\(error)")) }
                // Without a doubt, the next start may send it anew.
                if !wasSent { try run.journal.append(.refused("\(error)"), to: key) }
                attempt += 1
                guard Retrying.mayPass(error), attempt < Retrying.attempts else {
                    return .ended(wasSent ? .inDoubt("\(error)") : .failed("\(error)"))
                }
                try await Retrying.pause(after: attempt)
            }
        }
    }
}

// MARK: Waiting and saving

extension BatchWork {
    /// The task's images: those that are known, unless they have expired.
    private func pictures(
        _ taskID: String, _ known: [BatchEntry.Picture]?
    ) async throws -> [BatchEntry.Picture] {
        if let known, known.allSatisfy({ $0.isExpired != true }) { return known }
        var last: ImageUpdate?
        let updates = ImageUpdates(
            service: run.service, work: .task(taskID, model: job.item.request.model, isNew: isNew),
            timeout: options.timeout
        )
        for try await update in updates {
            if update.state != last?.state || update.percent != last?.percent {
                switch update.state {
                case .waiting: run.report(job, .waiting)
                case .drawing: run.report(job, .drawing(percent: update.percent))
                case .created, .done: break
                }
            }
            last = update
        }
        let pictures = (last?.images ?? []).map { image in
            // Where a service doesn't say when its images expire, it counts from the first time.
            let before = known?.first { $0.url == image.url }
            return BatchEntry.Picture(
                url: image.url, expiresAt: before?.expiresAt ?? image.expiresAt, fileID: image.fileID)
        }
        try run.journal.append(.drawn(pictures), to: key)
        return pictures
    }

    private func save(_ pictures: [BatchEntry.Picture], _ taskID: String) async throws -> BatchUpdate.Event {
        let entry = run.journal.entry(key)
        var files: [String] = []
        for (number, picture) in pictures.enumerated() {
            let stem = "\(entry?.stem ?? "image")\(pictures.count == 1 ? "" : "-\(number + 1)")"
            if let file = entry?.files[number], LocalFile.byteCount(path(file)) != nil {
                files.append(file)
            } else if let file = leftBehind(stem) {
                try run.journal.append(.saved(number: number, file: file), to: key)
                files.append(file)
            } else {
                let file = try await download(picture, taskID, stem)
                try run.journal.append(.saved(number: number, file: file), to: key)
                files.append(file)
            }
        }
        return .saved(files)
    }

    /// A file that got its name before the journal could say so. The name was free when it was chosen, and files
    /// get theirs only when they are complete.
    private func leftBehind(_ stem: String) -> String? {
        ImageFormat.allCases.map { "\(stem).\($0.fileExtension)" }.first { name in
            guard case .success(let bytes) = LocalFile.contents(path(name)) else { return false }
            let signature = ImageSignature(bytes)
            return signature.format != nil && signature.isWhole
        }
    }

    private func path(_ file: String) -> String { "\(run.batch.folder)/\(file)" }

    private func download(
        _ picture: BatchEntry.Picture, _ taskID: String, _ stem: String
    ) async throws -> String {
        let configuration = run.service.configuration
        let image = GeneratedImage(
            url: picture.url, taskID: taskID, transport: configuration.transport,
            allowsPlainHTTP: configuration.allowsPlainHTTP)
        var attempt = 0
        while true {
            do {
                let file = try await image.download(
                    toFolder: run.batch.folder, name: stem, resumes: true, timeout: options.timeout)
                return String(file.path.split(separator: "/").last ?? "")
            } catch  where Retrying.mayPass(error) {
                attempt += 1
                let isGone = (error as? DownloadError)?.saysGone == true && picture.isExpired == true
                guard attempt < Retrying.attempts, !isGone else { throw error }
                try await Retrying.pause(after: attempt)
            }
        }
    }
}

extension BatchEntry.Picture {
    /// Whether its time is over; nil for one without a limit.
    fileprivate var isExpired: Bool? { expiresAt.map { $0 <= BatchJournal.now } }
}
