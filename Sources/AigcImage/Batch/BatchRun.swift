import Synchronization
import TencentCloudRuntime
import TencentCloudVOD

/// A batch while it is drawn.
final class BatchRun: Sendable {
    /// An item and its key.
    struct Job: Sendable {
        let item: ImageBatch.Item
        let key: BatchKey
    }

    let batch: ImageBatch
    let service: ImageGenerator.Service
    let journal: BatchJournal
    let jobs: [Job]
    private let tell: @Sendable (BatchUpdate) -> Void
    private let start = ContinuousClock.now
    private let progress: Mutex<BatchProgress>
    /// Tasks that VOD has under these SessionIds, their IDs being lost.
    private let lost = Mutex<[String: Job]>([:])

    /// Opens the journal.
    init(_ batch: ImageBatch, tell: @escaping @Sendable (BatchUpdate) -> Void) throws(BatchError) {
        var ids: Set<String> = []
        for item in batch.items where !ids.insert(item.id).inserted { throw .duplicateID(item.id) }
        self.batch = batch
        service = batch.generator.service.announcing(farewell: batch.options.farewell)
        let place = batch.place
        jobs = batch.items.map { Job(item: $0, key: BatchKey($0, at: place)) }
        journal = try BatchJournal(path: batch.journalPath)
        progress = Mutex(BatchProgress(total: batch.items.count))
        self.tell = tell
    }

    /// Draws what isn't drawn yet.
    func run() async throws {
        try BatchPlan.enter(jobs, into: journal, batch)
        var open = sortOut().makeIterator()
        try await withThrowingTaskGroup(of: Void.self) { group in
            func add() -> Bool {
                guard let job = open.next() else { return false }
                group.addTask { try await self.perform(job, isAfresh: self.batch.options.isEphemeral) }
                return true
            }
            let atOnce = batch.options.tasksAtOnce ?? service.usualTasksAtOnce
            for _ in 0..<max(1, atOnce) where !add() { break }
            while try await group.next() != nil { _ = add() }
        }
        try await findLost()
    }

    /// Counts what is done, and returns the rest: what the service has already first, lest it expire.
    private func sortOut() -> [Job] {
        var ended: [(Job, String)] = []
        var groups: [[Job]] = [[], [], []]
        for job in jobs {
            guard let entry = journal.entry(job.key.text) else { continue }
            if isSaved(entry) {
                progress.withLock { $0.saved += 1 }
            } else if case .failed(let message) = entry.failure, !redraws(job) {
                ended.append((job, message))
            } else {
                groups[entry.taskID != nil ? 0 : entry.sentAt != nil ? 1 : 2].append(job)
            }
        }
        tell(BatchUpdate(itemID: nil, event: .began, progress: currentProgress))
        for (job, failure) in ended { end(job, .failed(failure)) }
        return groups.flatMap(\.self)
    }

    /// Whether an item is drawn again if it failed.
    func redraws(_ job: Job) -> Bool {
        batch.options.isEphemeral || batch.options.redrawsFailed.contains(job.item.id)
    }

    /// Whether all its images are in the folder still.
    private func isSaved(_ entry: BatchEntry) -> Bool {
        entry.isSaved && entry.failure == nil
            && entry.files.values.allSatisfy { LocalFile.byteCount("\(batch.folder)/\($0)") != nil }
    }

    /// - Parameter isAfresh: Whether tasks of earlier starts don't count.
    private func perform(_ job: Job, isAfresh: Bool = false) async throws {
        progress.withLock { $0.underWay += 1 }
        let ending: BatchWork.Ending
        do {
            defer { progress.withLock { $0.underWay -= 1 } }
            ending = try await BatchWork(run: self, job: job).perform(isAfresh: isAfresh)
        }
        switch ending {
        case .ended(let event): end(job, event)
        case .lost(let sessionID): lost.withLock { $0[sessionID] = job }
        }
    }
}

// MARK: Tasks whose IDs were lost

extension BatchRun {
    /// Looks for them in VOD's events, and draws them to their end. What isn't found stays in doubt.
    private func findLost() async throws {
        guard case .vod(let client, let subAppID) = service else { return }
        let deadline = ContinuousClock.now + batch.options.searchTime
        var problem: String?
        while lost.withLock({ !$0.isEmpty }), ContinuousClock.now < deadline {
            do {
                let begin = ContinuousClock.now
                let events = try await client.pullImageEvents(subAppID: subAppID)
                for event in events { try await pickUp(event) }
                if !events.isEmpty || ContinuousClock.now - begin >= .seconds(1) { continue }
            } catch  where !RetryRule.mayPass(error) {
                guard let error = error as? ServiceError else { throw error }
                problem = error.description
                break
            } catch {
                // It passes: the events are asked for again, as long as there is time.
            }
            try await Task.sleep(for: .seconds(1))
        }
        for (sessionID, job) in lost.withLock({ $0 }) {
            let search = problem ?? "no event of it came within \(batch.options.searchTime)"
            end(job, .inDoubt("vod has a task of SessionId \(sessionID), whose ID was lost: \(search)"))
        }
    }

    /// Goes on with the task of an event, if it is one that was lost.
    private func pickUp(_ event: VODEvent) async throws {
        guard let job = event.sessionID.flatMap({ id in lost.withLock { $0.removeValue(forKey: id) } }) else {
            return
        }
        if let owner = journal.owner(ofTask: event.taskID, besides: job.key.text) {
            return end(job, .inDoubt("vod's event names task \(event.taskID), which is that of \(owner)"))
        }
        try journal.append(.created(taskID: event.taskID), to: job.key.text)
        // Written down, it needs no event any more; if this fails the event comes again, to no harm.
        try? await event.confirm()
        try await perform(job)
    }
}

// MARK: Telling

extension BatchRun {
    var currentProgress: BatchProgress {
        var progress = progress.withLock { $0 }
        progress.elapsed = ContinuousClock.now - start
        return progress
    }

    /// Something happened on the way.
    func report(_ job: Job, _ event: BatchUpdate.Event) {
        tell(BatchUpdate(itemID: job.item.id, event: event, progress: currentProgress))
    }

    /// Nothing more is done for an item this time.
    private func end(_ job: Job, _ event: BatchUpdate.Event) {
        progress.withLock { progress in
            switch event {
            case .saved:
                progress.saved += 1
                progress.savedThisTime += 1
            case .failed: progress.failed += 1
            case .inDoubt: progress.inDoubt += 1
            default: progress.unfinished += 1
            }
        }
        report(job, event)
    }
}

extension ImageGenerator.Service {
    /// How many tasks a batch has under way unless it is told.
    fileprivate var usualTasksAtOnce: Int {
        switch self {
        case .mps: 4
        case .vod: 1
        }
    }
}
