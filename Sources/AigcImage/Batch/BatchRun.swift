import Synchronization
import TencentCloudRuntime

/// A batch while it is drawn.
final class BatchRun: Sendable {
    /// An item and its key.
    struct Job: Sendable {
        let item: ImageBatch.Item
        let key: BatchKey
    }

    let batch: ImageBatch
    let service: any ImageService
    let journal: BatchJournal
    let jobs: [Job]
    private let tell: @Sendable (BatchUpdate) -> Void
    private let start = ContinuousClock.now
    private let progress: Mutex<BatchProgress>
    /// Items that the service has tasks of, by their SessionIds: the tasks' IDs are sought in its events.
    private let sought = Mutex<[String: Job]>([:])

    /// Opens the journal.
    init(_ batch: ImageBatch, tell: @escaping @Sendable (BatchUpdate) -> Void) throws(BatchError) {
        var ids: Set<String> = []
        for item in batch.items where !ids.insert(item.id).inserted { throw .duplicateID(item.id) }
        self.batch = batch
        var service = batch.generator.backend
        service.configuration.timeouts.afterCancellation = max(
            service.configuration.timeouts.afterCancellation, batch.options.farewell)
        self.service = service
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
            let atOnce = batch.options.tasksAtOnce ?? service.traits.usualTasksAtOnce
            for _ in 0..<max(1, atOnce) where !add() { break }
            while try await group.next() != nil { _ = add() }
        }
        try await findSought()
    }

    /// Counts what is done, and returns the rest: what the service has already first, lest it expire.
    private func sortOut() -> [Job] {
        var failed: [Job] = []
        var groups: [[Job]] = [[], [], []]
        for job in jobs {
            guard let entry = journal.entry(job.key.text) else { continue }
            if isSaved(entry) {
                progress.withLock { $0.saved += 1 }
            } else if entry.state == .failed, !redraws(job) {
                failed.append(job)
            } else {
                groups[entry.taskID != nil ? 0 : entry.sentAt != nil ? 1 : 2].append(job)
            }
        }
        tell(BatchUpdate(event: .began, progress: currentProgress))
        for job in failed { end(job, .reached(.failed)) }
        return groups.flatMap(\.self)
    }

    /// Whether an item is drawn again if it failed.
    func redraws(_ job: Job) -> Bool {
        batch.options.isEphemeral || batch.options.redrawsFailed.contains(job.item.id)
    }

    /// Whether all its images are in the folder still.
    private func isSaved(_ entry: BatchEntry) -> Bool {
        entry.state == .saved
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
        case .ended(let event, let reason): end(job, event, because: reason)
        case .sought(let sessionID): sought.withLock { $0[sessionID] = job }
        }
    }
}

// MARK: Tasks whose IDs are sought

extension BatchRun {
    /// Looks for them in the service's events, and draws them to their end. What isn't found stays in doubt.
    private func findSought() async throws {
        let deadline = ContinuousClock.now + batch.options.searchTime
        var problem: String?
        while sought.withLock({ !$0.isEmpty }), ContinuousClock.now < deadline {
            let begin = ContinuousClock.now
            let events: [VODEvent]
            do {
                events = try await service.pullEvents()
            } catch let error as CancellationError {
                throw error
            } catch  where error.mayPass {
                // The events are asked for again, as long as there is time.
                try await Task.sleep(for: .seconds(1))
                continue
            } catch {
                problem = "\(error)"
                break
            }
            for event in events { try await pickUp(event) }
            if !events.isEmpty || ContinuousClock.now - begin >= .seconds(1) { continue }
            try await Task.sleep(for: .seconds(1))
        }
        for (sessionID, job) in sought.withLock({ $0 }) {
            let search = problem ?? "no event of it came within \(batch.options.searchTime)"
            end(
                job, .reached(.inDoubt),
                because: "\(service.name) has a task of SessionId \(sessionID), whose ID was lost: \(search)")
        }
    }

    /// Goes on with the task of an event, if it is one that is sought.
    private func pickUp(_ event: VODEvent) async throws {
        guard let job = event.sessionID.flatMap({ id in sought.withLock { $0.removeValue(forKey: id) } })
        else {
            return
        }
        if let owner = journal.owner(ofTask: event.taskID, besides: job.key.text) {
            return end(
                job, .reached(.inDoubt),
                because: "\(service.name)'s event names task \(event.taskID), which is that of \(owner)")
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

    /// What went wrong, and what to do about it. Practice costs nothing, so nothing is said of bills.
    func explained(_ error: any Error) -> String {
        let practised = (error as? ImageTaskError)?.underlying ?? error
        let advice = ((batch.options.isEphemeral ? practised : error) as? any TencentCloudError)?.advice
        return advice.map { "\(error). \($0)" } ?? "\(error)"
    }

    /// Something happened on the way.
    ///
    /// - Parameter reason: Why, where this start knows better than the journal.
    func report(_ job: Job, _ event: BatchUpdate.Event, because reason: String? = nil) {
        var item = (journal.entry(job.key.text) ?? BatchEntry(job.key, job.item)).outcome
        if let reason { item.reason = reason }
        tell(BatchUpdate(item: item, event: event, progress: currentProgress))
    }

    /// Nothing more is done for an item this time.
    private func end(_ job: Job, _ event: BatchUpdate.Event, because reason: String? = nil) {
        progress.withLock { progress in
            guard case .reached(let state) = event else {
                progress.unfinished += 1
                return
            }
            progress[keyPath: state.count] += 1
            if state == .saved { progress.savedThisTime += 1 }
        }
        report(job, event, because: reason)
    }
}
