import TencentCloudRuntime

/// How far an image is.
public struct ImageUpdate: Sendable {
    /// Where a task is on its way.
    public enum State: String, Sendable, Hashable {
        /// The service has accepted it, and bills it.
        case created
        /// It waits for its turn.
        case waiting
        /// It is being drawn.
        case drawing
        /// Its images are there.
        case done
    }

    /// The task's ID, good for asking about it later.
    public var taskID: String
    /// Where the task is on its way.
    public var state: State
    /// How much of the drawing is done, where the service tells, in percent.
    public var percent: Int?
    /// How long it has taken so far.
    public var elapsed: Duration
    /// The images, at least one, once it is done; empty before.
    public var images: [GeneratedImage] = []
}

extension ImageUpdate {
    /// What a poll says, at this moment.
    init(
        _ poll: ImageTaskPoll, of taskID: String, since start: ContinuousClock.Instant
    ) throws(NoImages) {
        if poll.state == .done, poll.images.isEmpty { throw NoImages() }
        self.init(
            taskID: taskID, state: poll.state, percent: poll.percent, elapsed: ContinuousClock.now - start,
            images: poll.images)
    }
}

/// A task to its images, as it goes on: from its creation, or from where it is.
///
/// Nothing is sent before the first element is asked for; each iteration of one that begins with a creation creates
/// a task of its own.
public struct ImageUpdates: AsyncSequence, Sendable {
    public typealias Element = ImageUpdate

    /// What there is to be done.
    enum Work: Sendable {
        case image(ImageRequest)
        case scene(SceneRequest)
        /// A task that exists; `isNew` is for one that was created just now.
        case task(CreatedTask, model: ImageModel?, isNew: Bool = false)
    }

    let service: any ImageService
    let work: Work
    let timeout: Duration?

    /// Starts a task, or asks about it, with its first element.
    public func makeAsyncIterator() -> Iterator {
        Iterator(service: service, work: work, timeout: timeout)
    }

    /// One task, under way.
    public struct Iterator: AsyncIteratorProtocol {
        private enum Stage {
            case new
            case polling(CreatedTask, any ImageTaskPolls)
            case over
        }

        private let service: any ImageService
        private let work: Work
        private let timeout: Duration?
        private let start = ContinuousClock.now
        /// Until when the service may not know the task yet.
        private var isNewUntil: ContinuousClock.Instant?
        private var stage = Stage.new

        init(service: any ImageService, work: Work, timeout: Duration?) {
            self.service = service
            self.work = work
            self.timeout = timeout
        }

        /// A service may take this long until it knows what it has created.
        private static let acquaintance = Duration.seconds(10)

        /// The next answer; nil after the one that is done.
        ///
        /// - Throws: As the generator that made it says.
        public mutating func next() async throws -> ImageUpdate? {
            // An iteration that has thrown is over, whatever is asked of it then.
            let current = stage
            stage = .over
            switch current {
            case .over: return nil
            case .new:
                switch work {
                case .image(let request):
                    return begin(try await service.create(request, willSend: nil), model: request.model)
                case .scene(let request): return begin(try await service.create(request), model: nil)
                case .task(let task, let model, let isNew):
                    if isNew { isNewUntil = start + Self.acquaintance }
                    return try await poll(task, service.polls(of: task.id, model: model, timeout: timeout))
                }
            case .polling(let task, let polls): return try await poll(task, polls)
            }
        }

        private mutating func begin(_ task: CreatedTask, model: ImageModel?) -> ImageUpdate {
            isNewUntil = .now + Self.acquaintance
            stage = .polling(task, service.polls(of: task.id, model: model, timeout: timeout))
            return ImageUpdate(taskID: task.id, state: .created, elapsed: ContinuousClock.now - start)
        }

        private mutating func poll(_ task: CreatedTask, _ polls: any ImageTaskPolls) async throws
            -> ImageUpdate?
        {
            var polls = polls
            do {
                guard let poll = try await next(of: &polls, task.id) else { return nil }
                if poll.state == .done {
                    await task.uploads.remove()
                } else {
                    stage = .polling(task, polls)
                }
                return try ImageUpdate(poll, of: task.id, since: start)
            } catch let error as CancellationError {
                throw error
            } catch {
                let error = ImageTaskError(taskID: task.id, service: service.name, underlying: error)
                if error.hasFailed { await task.uploads.remove() }
                throw error
            }
        }

        /// The next poll, though the service may not know a new task yet.
        private func next(of polls: inout any ImageTaskPolls, _ taskID: String) async throws -> ImageTaskPoll?
        {
            let first = polls
            while true {
                do {
                    return try await polls.next()
                } catch let error as ServiceError {
                    let error = ImageTaskError(taskID: taskID, service: service.name, underlying: error)
                    guard error.isUnknownTask, let isNewUntil, ContinuousClock.now < isNewUntil else {
                        throw error.underlying
                    }
                    try await Task.sleep(for: .seconds(1))
                    // Polls that have thrown are over.
                    polls = first
                }
            }
        }
    }
}
