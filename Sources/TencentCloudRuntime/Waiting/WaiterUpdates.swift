/// The answers of a wait, as they come.
///
/// ```swift
/// import TencentCloudMPS
///
/// for try await update in MPSClient().updatesUntilAigcImageTaskDone(.init(taskID: "2-AigcImage-1")) {
///     if case .pending(let percent?) = update.outcome { print("\(percent)%") }
/// }
/// ```
/// Asks at once, then after pauses that grow, or as long as a `Retry-After` asks for. Ends after the answer
/// that says success. A failure that may pass by itself (``TencentCloudError/isTransient``) is asked over within the
/// time limit; any other is thrown. The schedule is the only repetition:
/// a poll that fails isn't repeated by the client's ``RetryPolicy`` as well. Cancelling the task ends the wait
/// at once with `CancellationError`.
///
/// Each iteration is a wait of its own.
public struct WaiterUpdates<Response: Sendable>: AsyncSequence, Sendable {
    /// One answer.
    public typealias Element = WaiterUpdate<Response>

    private let waiter: Waiter<Response>
    private let timeout: Duration
    private let poll: @Sendable (_ remaining: Duration) async throws -> WaiterPoll<Response>
    private let clock: SteadyClock
    private let advice: [ErrorAdvice?]

    /// - Parameters:
    ///   - timeout: Nil is the waiter's own.
    ///   - advice: What to do about the failures that the service names.
    ///   - poll: Asks once; it is told how much of the time is left.
    package init(
        waiter: Waiter<Response>,
        timeout: Duration?,
        clock: SteadyClock = .continuous,
        advice: ErrorAdvice? = nil,
        poll: @escaping @Sendable (_ remaining: Duration) async throws -> WaiterPoll<Response>
    ) {
        self.waiter = waiter
        self.timeout = timeout ?? waiter.timeout
        self.clock = clock
        self.advice = [waiter.advice, advice]
        self.poll = poll
    }

    /// Waits to the end and returns the answer that says success.
    ///
    /// - Throws: ``WaiterError`` on failure and when time is up, an error of asking that won't pass by
    ///   itself, `CancellationError`.
    public func result() async throws -> Response {
        var iterator = makeAsyncIterator()
        while let update = try await iterator.next() {
            if update.outcome == .success { return update.response }
        }
        // A sequence ends by success or by an error; both have returned.
        throw CancellationError()
    }

    /// Begins a wait.
    public func makeAsyncIterator() -> Iterator {
        Iterator(waiter: waiter, timeout: timeout, poll: poll, clock: clock, advice: advice)
    }

    /// One wait, under way.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let waiter: Waiter<Response>
        fileprivate let timeout: Duration
        fileprivate let poll: @Sendable (_ remaining: Duration) async throws -> WaiterPoll<Response>
        fileprivate let clock: SteadyClock
        fileprivate let advice: [ErrorAdvice?]

        private var start: Duration?
        private var delay: Duration?
        private var attempt = 0
        private var isDone = false
        private var requestID: String?
        private var underlying: (any Error)?
        /// The pause that the service asked for, which takes the place of a shorter one.
        private var requestedPause: Duration?

        fileprivate init(
            waiter: Waiter<Response>, timeout: Duration,
            poll: @escaping @Sendable (_ remaining: Duration) async throws -> WaiterPoll<Response>,
            clock: SteadyClock, advice: [ErrorAdvice?]
        ) {
            self.waiter = waiter
            self.timeout = timeout
            self.poll = poll
            self.clock = clock
            self.advice = advice
        }

        /// The next answer; nil after the one that says success.
        public mutating func next() async throws -> WaiterUpdate<Response>? {
            if isDone { return nil }
            do {
                let update = try await nextResponse()
                isDone = update.outcome == .success
                return update
            } catch {
                isDone = true
                throw error
            }
        }

        private mutating func nextResponse() async throws -> WaiterUpdate<Response> {
            let start = start ?? clock.now()
            self.start = start
            while true {
                try await pause(since: start)
                attempt += 1
                do {
                    let poll = try await poll(timeout - (clock.now() - start))
                    requestID = poll.requestID
                    underlying = nil
                    let outcome = waiter.outcome(poll.response)
                    if let error = WaiterError(
                        outcome, waiter: waiter.name, requestID: requestID, attempts: attempt, advice)
                    {
                        throw error
                    }
                    return WaiterUpdate(
                        response: poll.response, outcome: outcome, attempt: attempt,
                        elapsed: clock.now() - start)
                } catch  where error.mayPass {
                    try Task.checkCancellation()
                    underlying = error
                    requestID = (error as? any TencentCloudError)?.requestID ?? requestID
                    requestedPause = (error as? any AttemptError)?.retryAfter
                }
            }
        }

        /// Nothing before the first poll; then the schedule's pause, cut short so that the last poll is at
        /// the very end of the time.
        private mutating func pause(since start: Duration) async throws {
            try Task.checkCancellation()
            guard attempt > 0 else { return }
            let remaining = timeout - (clock.now() - start)
            guard remaining > .zero else {
                throw WaiterError(
                    .timedOut(after: timeout), waiter: waiter.name, requestID: requestID, attempts: attempt,
                    underlying: underlying)
            }
            let pause = Swift.min(delay ?? waiter.firstDelay, waiter.longestDelay)
            delay = Swift.min(pause * 3 / 2, waiter.longestDelay)
            let longer = Swift.max(pause, requestedPause ?? .zero)
            requestedPause = nil
            try await clock.sleep(Swift.min(longer, remaining))
        }
    }
}

/// The response to one question, with its request's ID.
package struct WaiterPoll<Response: Sendable>: Sendable {
    package var response: Response
    package var requestID: String?

    package init(response: Response, requestID: String?) {
        self.response = response
        self.requestID = requestID
    }
}
