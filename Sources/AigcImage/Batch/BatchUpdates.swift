/// A batch as it goes on. Each iteration draws what isn't drawn yet.
public struct BatchUpdates: AsyncSequence, Sendable {
    public typealias Element = BatchUpdate

    let batch: ImageBatch

    /// Begins with the first element that is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(batch: batch) }

    /// A batch under way.
    public struct Iterator: AsyncIteratorProtocol {
        private let batch: ImageBatch
        private var work: Work?

        init(batch: ImageBatch) { self.batch = batch }

        /// The next thing that happens; nil when nothing more will be done this time.
        ///
        /// - Throws: ``BatchError``, and `CancellationError` once everything under way has been left in order.
        public mutating func next() async throws -> BatchUpdate? {
            let work = work ?? Work(batch)
            self.work = work
            return try await work.next()
        }
    }

    /// The task that draws, which ends with its iterator.
    private final class Work: Sendable {
        private let task: Task<Void, any Error>
        private let updates: AsyncStream<BatchUpdate>

        init(_ batch: ImageBatch) {
            let (updates, continuation) = AsyncStream.makeStream(of: BatchUpdate.self)
            self.updates = updates
            task = Task {
                defer { continuation.finish() }
                try await BatchRun(batch) { continuation.yield($0) }.run()
            }
        }

        deinit { task.cancel() }

        func next() async throws -> BatchUpdate? {
            try await withTaskCancellationHandler {
                var iterator = updates.makeAsyncIterator()
                if let update = await iterator.next() { return update }
                // A cancelled stream ends before the task does.
                try await task.value
                return nil
            } onCancel: {
                task.cancel()
            }
        }
    }
}
