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

    private var files: BatchFiles {
        BatchFiles(folder: run.batch.folder, stem: run.journal.entry(key)?.stem ?? "image")
    }

    /// - Parameter isAfresh: Whether an earlier task doesn't count any more: it is lost, or its service has ended.
    func perform(isAfresh: Bool = false) async throws -> Ending {
        var entry = run.journal.entry(key) ?? BatchEntry(job.key, job.item)
        // What was refused costs nothing to ask again, and what failed is here only if it is to be drawn again. A task
        // that the service didn't know is asked for once more in any case.
        if isAfresh || entry.failure != nil && !entry.isLost {
            if entry.taskID != nil { try files.setAside(entry.pictures ?? []) }
            entry.forget()
        }
        let taskID: String
        if let known = entry.taskID {
            taskID = known
        } else {
            switch try await create(entry) {
            case .created(let new): taskID = new
            case .ended(let ending): return ending
            }
        }
        do {
            let pictures = try await pictures(taskID, entry.pictures)
            return .ended(try await save(pictures, taskID))
        } catch let error as CancellationError {
            throw error
        } catch let error as BatchError {
            throw error
        } catch let error as ImageTaskError where error.isUnknownTask {
            if entry.isLost, run.redraws(job), !isAfresh { return try await perform(isAfresh: true) }
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

/// What came of asking for a task: one, or the item's end for this time.
private enum BatchCreation {
    case created(String)
    case ended(BatchWork.Ending)
}

extension BatchWork {
    /// VOD knows a SessionId for 3 days; an hour is left for clocks that differ.
    private static let sessionLifetime: Int64 = 3 * 86_400 - 3600

    private func create(_ entry: BatchEntry) async throws -> BatchCreation {
        let isInDoubt = entry.sentAt != nil
        var request = job.item.request
        if isInDoubt, !isRecognised(entry) {
            guard options.resendsDoubtful.contains(job.item.id) else {
                let usual =
                    "it was sent, and the answer lost: whether \(run.service.name) draws it isn't known"
                return .ended(.ended(.inDoubt(entry.doubt ?? usual)))
            }
        } else if isInDoubt {
            request.sessionID = entry.sessionID
        }
        if case .vod = run.service, request.sessionID == nil { request.sessionID = IdempotencyToken.make() }
        return try await create(request, wasSent: isInDoubt)
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
                try journal.createBegins(request.sessionID, of: key)
            }
            let error: any Error
            switch await send(request, announcement) {
            case .success(let taskID): return try accept(taskID)
            case .failure(let failure): error = failure
            }
            let ending = try self.ending(
                after: error, isSent: announcement.wasMade, wasSent: &wasSent, request)
            attempt += 1
            let past = wasSent ? RetryRule.Past.uncertain : .any
            let mayPass = RetryRule.mayPass(error, run.service.idempotency, past: past)
            if mayPass, attempt < Patience.attempts, !Task.isCancelled {
                try await Patience.pause(after: attempt)
            } else {
                return .ended(ending)
            }
        }
    }

    private func send(
        _ request: ImageRequest, _ announcement: Announcement
    ) async -> Result<String, any Error> {
        do {
            let taskID = try await Announcement.$current.withValue(announcement) {
                try await run.service.create(request)
            }
            return .success(taskID)
        } catch {
            return .failure(error)
        }
    }

    /// The service has answered with a task.
    private func accept(_ taskID: String) throws -> BatchCreation {
        do throws(BatchError) {
            if let owner = try run.journal.createEnded(in: taskID, of: key) {
                let message =
                    "\(run.service.name) answered with task \(taskID), which is, or was, that of \(owner): one of the two has "
                    + "a task of an ID that isn't known"
                return .ended(.ended(.inDoubt(message)))
            }
        } catch {
            run.report(job, .unrecorded(taskID: taskID, "\(error)"))
            throw error
        }
        run.report(job, .created(taskID: taskID))
        return .created(taskID)
    }

    /// Writes down what an error says of the create, and what is left to do unless it is sent again.
    private func ending(
        after error: any Error, isSent: Bool, wasSent: inout Bool, _ request: ImageRequest
    ) throws -> Ending {
        if let error = error as? BatchError { throw error }
        let doubt = CreationDoubt(error)
        let isFirst = !wasSent
        wasSent = wasSent || isSent && doubt != nil
        let message = "\(error)"
        func note(_ event: BatchRecord.Event) throws {
            if isSent {
                try run.journal.createEnded(event, of: key)
            } else {
                try run.journal.append(event, to: key)
            }
        }
        if doubt == .accepted, let sessionID = request.sessionID {
            try note(.doubted(message))
            return .lost(sessionID: sessionID)
        }
        switch doubt {
        case .unexplained where isFirst:
            try note(.failed(message))
            return .ended(.failed(message))
        case _ where wasSent || error is CancellationError && isSent:
            try note(.doubted(message))
            if error is CancellationError { throw error }
            return .ended(.inDoubt(message))
        default:
            if error is CancellationError { throw error }
            // Without a doubt, the next start may send it anew.
            try note(.refused(message))
            return .ended(.failed(message))
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
        let files = files
        var names: [String] = []
        for (number, picture) in pictures.enumerated() {
            if let file = entry?.files[number], LocalFile.byteCount(files.path(file)) != nil {
                names.append(file)
                continue
            }
            let name = files.name(number, of: pictures.count)
            let file =
                if let file = files.leftBehind(number, of: pictures.count) { file } else {
                    try await download(picture, taskID, name)
                }
            try run.journal.append(.saved(number: number, file: file), to: key)
            names.append(file)
        }
        return .saved(names)
    }

    private func download(
        _ picture: BatchEntry.Picture, _ taskID: String, _ name: String
    ) async throws -> String {
        let configuration = run.service.configuration
        var image = GeneratedImage(
            url: picture.url, taskID: taskID, transport: configuration.transport,
            allowsPlainHTTP: configuration.allowsPlainHTTP)
        image.expiresAt = picture.expiresAt
        image.clock = configuration.steadyClock
        let file = try await image.download(
            toFolder: run.batch.folder, name: name, resumes: true, timeout: options.timeout)
        return String(file.path.split(separator: "/").last ?? "")
    }
}

extension BatchEntry.Picture {
    /// Whether its time is over; nil for one without a limit.
    fileprivate var isExpired: Bool? { expiresAt.map { $0 <= BatchJournal.now } }
}
