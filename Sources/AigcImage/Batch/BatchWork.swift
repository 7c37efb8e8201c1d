import TencentCloudRuntime

/// One item of a batch, from where the journal left it to its end.
struct BatchWork {
    /// How it ended this time.
    enum Ending {
        case ended(BatchUpdate.Event, because: String? = nil)
        /// The service has a task of this SessionId, whose ID has to be sought.
        case sought(sessionID: String)
    }

    let run: BatchRun
    let job: BatchRun.Job

    private var key: String { job.key.text }
    private var service: any ImageService { run.service.reading(job.item.request.storage) }
    private var options: ImageBatch.Options { run.batch.options }

    private var files: BatchFiles {
        BatchFiles(folder: run.batch.folder, stem: run.journal.entry(key)?.stem ?? "image")
    }

    /// - Parameter isAfresh: Whether an earlier task doesn't count any more: it is forgotten, or its service has ended.
    func perform(isAfresh: Bool = false) async throws -> Ending {
        var entry = run.journal.entry(key) ?? BatchEntry(job.key, job.item)
        // What was refused costs nothing to ask again, and what failed is here only if it is to be drawn again. A task
        // that the service didn't know is asked for once more in any case.
        if isAfresh || [.refused, .failed].contains(entry.state) {
            if entry.taskID != nil { try files.setAside(entry.pictures ?? []) }
            entry.restart()
        }
        let task: CreatedTask
        if let known = entry.taskID {
            task = CreatedTask(id: known)
        } else {
            switch try await create(entry) {
            case .created(let new): task = new
            case .ended(let ending): return ending
            }
        }
        do {
            let pictures = try await pictures(task, entry.pictures)
            try await save(pictures, task.id)
            return .ended(.reached(.saved))
        } catch let error as CancellationError {
            throw error
        } catch let error as BatchError {
            throw error
        } catch let error as ImageTaskError where error.isUnknownTask {
            if entry.state == .forgotten, run.redraws(job), !isAfresh {
                return try await perform(isAfresh: true)
            }
            return try forgotten(entry, task.id, error)
        } catch {
            if isFinal(error) {
                let message = run.explained(error)
                try run.journal.append(.reached(.failed, because: message), to: key)
                return .ended(.reached(.failed))
            }
            return .ended(.unfinished("\(error)"))
        }
    }

    /// The service doesn't know the task: it has forgotten it, or the credentials are another account's. It isn't
    /// drawn again by itself, because that is billed.
    private func forgotten(
        _ entry: BatchEntry, _ taskID: String, _ error: ImageTaskError
    ) throws(BatchError) -> Ending {
        if isNew { return .ended(.unfinished("\(error)")) }
        let reason =
            "\(run.service.name) doesn't know task \(taskID) any more: it may have been drawn and billed, but its "
            + "images can't be had (\(error.underlying))"
        if entry.state != .forgotten {
            try run.journal.append(.reached(.forgotten, because: reason), to: key)
        }
        return .ended(.reached(.forgotten), because: reason)
    }

    /// Whether its task was created in the last minute: the service may not know it yet.
    private var isNew: Bool {
        run.journal.entry(key)?.createdAt.map { BatchJournal.now - $0 < 60 } ?? false
    }

    /// Whether waiting longer, or downloading again, won't help.
    private func isFinal(_ error: any Error) -> Bool {
        switch error {
        case let error as ImageTaskError: error.hasFailed
        default: (run.journal.entry(key)?.pictures ?? []).contains { error.saysGone($0.expiresAt) }
        }
    }
}

// MARK: Creating

/// What came of asking for a task: one, or the item's end for this time.
private enum BatchCreation {
    case created(CreatedTask)
    case ended(BatchWork.Ending)
}

extension BatchWork {
    private func create(_ entry: BatchEntry) async throws -> BatchCreation {
        let isInDoubt = entry.sentAt != nil
        var request = job.item.request
        if isInDoubt, !isRecognised(entry) {
            guard options.resendsDoubtful.contains(job.item.id) else {
                return .ended(.ended(.reached(.inDoubt)))
            }
        } else if isInDoubt {
            request.sessionID = entry.sessionID
        }
        request.sessionID = request.sessionID ?? run.service.makeSessionID()
        return try await create(request, wasSent: isInDoubt)
    }

    /// Whether the service would recognise the create if it came again.
    private func isRecognised(_ entry: BatchEntry) -> Bool {
        guard let lifetime = run.service.traits.sessionLifetime, entry.sessionID != nil,
            let sentAt = entry.sentAt
        else { return false }
        return BatchJournal.now - sentAt < lifetime
    }

    /// - Parameter wasSent: Whether it may have been accepted before.
    private func create(_ request: ImageRequest, wasSent: Bool) async throws -> BatchCreation {
        var wasSent = wasSent
        var attempt = 0
        while true {
            let create = JournaledCreate(request.sessionID, of: key, in: run.journal)
            do {
                let task = try await run.service.create(request, willSend: { try create.begin() })
                return try accept(task, create)
            } catch let error as BatchError {
                throw error
            } catch {
                let ending = try self.ending(after: error, create, wasSent: &wasSent, request)
                attempt += 1
                let past = wasSent ? RetryRule.Past.uncertain : .any
                let mayPass =
                    error is UploadError
                    ? error.mayPass
                    : RetryRule.mayPass(error, run.service.traits.createIdempotency, past: past)
                guard mayPass, attempt < Patience.attempts, !Task.isCancelled else { return .ended(ending) }
                try await Patience.pause(after: attempt)
            }
        }
    }

    /// The service has answered with a task.
    private func accept(_ task: CreatedTask, _ create: JournaledCreate) throws(BatchError) -> BatchCreation {
        do throws(BatchError) {
            if let owner = try create.end(in: task.id) {
                let message =
                    "\(run.service.name) answered with task \(task.id), which is, or was, that of \(owner): one of the two has "
                    + "a task of an ID that isn't known"
                return .ended(.ended(.reached(.inDoubt), because: message))
            }
        } catch {
            run.report(job, .unrecorded(taskID: task.id, "\(error)"))
            throw error
        }
        run.report(job, .reached(.created))
        return .created(task)
    }

    /// Writes down what an error says of the create, and what is left to do unless it is sent again.
    private func ending(
        after error: any Error, _ create: JournaledCreate, wasSent: inout Bool, _ request: ImageRequest
    ) throws -> Ending {
        let doubt = CreationDoubt(error)
        let isFirst = !wasSent
        wasSent = wasSent || create.wasSent && doubt != nil
        let message = run.explained(error)
        if doubt == .accepted, let sessionID = request.sessionID {
            try create.end(.reached(.inDoubt, because: message))
            return .sought(sessionID: sessionID)
        }
        switch doubt {
        case .unexplained where isFirst:
            try create.end(.reached(.failed, because: message))
            return .ended(.reached(.failed))
        case _ where wasSent || error is CancellationError && create.wasSent:
            try create.end(.reached(.inDoubt, because: message))
            if error is CancellationError { throw error }
            return .ended(.reached(.inDoubt))
        default:
            if error is CancellationError { throw error }
            // Without a doubt, the next start may send it anew.
            try create.end(.reached(.refused, because: message))
            return .ended(.reached(.refused))
        }
    }
}

// MARK: Waiting and saving

extension BatchWork {
    /// The task's images: those that are known, unless they have expired.
    private func pictures(
        _ task: CreatedTask, _ known: [BatchEntry.Picture]?
    ) async throws -> [BatchEntry.Picture] {
        if let known, known.allSatisfy({ $0.isExpired != true }) { return known }
        var last: ImageUpdate?
        let updates = ImageUpdates(
            service: service, work: .task(task, model: job.item.request.model, isNew: isNew),
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
        run.report(job, .reached(.drawn))
        return pictures
    }

    private func save(_ pictures: [BatchEntry.Picture], _ taskID: String) async throws {
        let entry = run.journal.entry(key)
        let files = files
        for (number, picture) in pictures.enumerated() {
            if let file = entry?.files[number], LocalFile.byteCount(files.path(file)) != nil { continue }
            let name = files.name(number, of: pictures.count)
            let file: String
            if let found = files.leftBehind(number, of: pictures.count) {
                file = found
                // A file has both names for a moment when it gets its own.
                files.removePart(picture, number, of: pictures.count)
            } else {
                file = try await download(picture, taskID, name)
            }
            try run.journal.append(.saved(number: number, file: file), to: key)
        }
    }

    private func download(
        _ picture: BatchEntry.Picture, _ taskID: String, _ name: String
    ) async throws -> String {
        var image = GeneratedImage(
            url: picture.url, taskID: taskID, model: nil, access: service.bucketAccess)
        image.expiresAt = picture.expiresAt
        let file = try await image.download(
            toFolder: run.batch.folder, name: name, resumes: true, timeout: options.timeout)
        return String(file.path.split(separator: "/").last ?? "")
    }
}

extension BatchEntry.Picture {
    /// Whether its time is over; nil for one without a limit.
    fileprivate var isExpired: Bool? { expiresAt.map { $0 <= BatchJournal.now } }
}
