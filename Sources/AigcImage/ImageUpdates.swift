import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

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

/// A task from its creation to its images, as it goes on.
///
/// Nothing is sent before the first element is asked for; each iteration creates a task of its own.
public struct ImageUpdates: AsyncSequence, Sendable {
    public typealias Element = ImageUpdate

    let service: ImageGenerator.Service
    let request: ImageRequest
    let timeout: Duration?

    /// Starts a task with its first element.
    public func makeAsyncIterator() -> Iterator {
        Iterator(service: service, request: request, timeout: timeout)
    }

    /// One task, under way.
    public struct Iterator: AsyncIteratorProtocol {
        private enum Stage {
            case new
            case created(taskID: String, ImageTaskPolls)
            case over
        }

        private let service: ImageGenerator.Service
        private let request: ImageRequest
        private let timeout: Duration?
        private let start = ContinuousClock.now
        private var stage = Stage.new

        init(service: ImageGenerator.Service, request: ImageRequest, timeout: Duration?) {
            self.service = service
            self.request = request
            self.timeout = timeout
        }

        /// The next answer; nil after the one that is done.
        ///
        /// - Throws: As ``ImageGenerator/generate(_:timeout:)`` does.
        public mutating func next() async throws -> ImageUpdate? {
            // An iteration that has thrown is over, whatever is asked of it then.
            let current = stage
            stage = .over
            switch current {
            case .over: return nil
            case .new:
                let taskID = try await service.create(request)
                stage = .created(taskID: taskID, service.polls(of: taskID, request, timeout: timeout))
                return ImageUpdate(taskID: taskID, state: .created, elapsed: ContinuousClock.now - start)
            case .created(let taskID, var polls):
                do {
                    guard let poll = try await polls.next() else { return nil }
                    if poll.state == .done {
                        guard !poll.images.isEmpty else { throw NoImages() }
                    } else {
                        stage = .created(taskID: taskID, polls)
                    }
                    return ImageUpdate(
                        taskID: taskID, state: poll.state, percent: poll.percent,
                        elapsed: ContinuousClock.now - start,
                        images: poll.images)
                } catch let error as CancellationError {
                    throw error
                } catch {
                    throw ImageTaskError(taskID: taskID, service: service.name, underlying: error)
                }
            }
        }
    }
}
