/// Lets a few tasks at a time do something, and the others wait, first come, first served.
///
/// A service that runs only so many jobs of an account at once refuses one too many, or leaves it in its own
/// queue; this keeps them back. A video on demand account, for one, draws one image at a time unless its quota
/// was raised:
/// ```swift
/// import TencentCloudVOD
///
/// let (vod, drawing) = (VODClient(), ConcurrencyLimit(1))
/// @Sendable func draw(_ request: VOD.CreateAigcImageTaskRequest) async throws -> VOD.AigcImageTask? {
///     try await drawing.withPermit {
///         let created = try await vod.createAigcImageTask(request)
///         let task = VOD.DescribeTaskDetailRequest(taskID: created.taskID, subAppID: request.subAppID)
///         return try await vod.waitUntilAigcImageTaskDone(task).aigcImageTask
///     }
/// }
/// ```
/// Waiting costs nothing but a suspended task. It is one object however often it is passed on.
public final class ConcurrencyLimit: Sendable {
    private struct State: TurnState {
        var free: Int
        var line = WaitingLine()

        mutating func takeTurnIfFree() -> Bool {
            if free == 0 { return false }
            free -= 1
            return true
        }
    }

    /// How many may be at it at once.
    public let limit: Int

    private let turnstile: Turnstile<State>

    /// Sets how many.
    ///
    /// - Parameter limit: Less than one counts as one.
    public init(_ limit: Int = 1) {
        self.limit = max(limit, 1)
        turnstile = Turnstile(State(free: self.limit))
    }

    /// How many wait at this moment.
    public var waitingCount: Int { turnstile.withLock { $0.line.count } }

    /// Waits for a permit, holds it while the body runs, and gives it back however the body ends.
    ///
    /// - Parameters:
    ///   - isolation: Where the body runs: on the caller's actor.
    ///   - body: What only a few may do at once.
    /// - Throws: What the body throws; `CancellationError` when the task is cancelled while it waits, in
    ///   which case the body doesn't run.
    @discardableResult
    public func withPermit<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async throws -> Result {
        try await acquire()
        defer { release() }
        return try await body()
    }

    /// Waits for a permit. Each one that was had goes back with one ``release()``.
    ///
    /// - Throws: `CancellationError`; there is no permit to give back then.
    public func acquire() async throws {
        try Task.checkCancellation()
        if turnstile.withLock({ $0.takeTurnIfFree() }) { return }
        try await turnstile.wait()
    }

    /// Gives a permit back, to the task that has waited longest.
    public func release() {
        let limit = limit
        let next = turnstile.withLock { state in
            let next = state.line.next()
            if next == nil { state.free = min(state.free + 1, limit) }
            return next
        }
        next?.resume()
    }
}
