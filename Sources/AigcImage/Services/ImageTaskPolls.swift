import TencentCloudRuntime

/// What one poll of a task says, whichever service was asked.
package struct ImageTaskPoll: Sendable {
    var state: ImageUpdate.State
    var percent: Int?
    var images: [GeneratedImage] = []
}

/// The polls of one task. A copy goes on by itself from where it was made.
package protocol ImageTaskPolls {
    /// The next poll's answer; nil after the one that is done.
    mutating func next() async throws -> ImageTaskPoll?
}

/// The polls that a service's waiter makes.
struct WaiterPolls<Response: Sendable>: ImageTaskPolls {
    private var updates: WaiterUpdates<Response>.Iterator
    private let read: @Sendable (Response, WaiterOutcome) -> ImageTaskPoll

    init(
        _ updates: WaiterUpdates<Response>,
        _ read: @escaping @Sendable (Response, WaiterOutcome) -> ImageTaskPoll
    ) {
        self.updates = updates.makeAsyncIterator()
        self.read = read
    }

    mutating func next() async throws -> ImageTaskPoll? {
        try await updates.next().map { read($0.response, $0.outcome) }
    }
}

extension Waiter {
    /// What a single answer means, where a failure is an error as it is while waiting.
    func checked(
        _ response: Response, _ requestID: String?, _ action: APIAction
    ) throws(WaiterError) -> WaiterOutcome {
        let outcome = outcome(response)
        if let error = WaiterError(
            outcome, waiter: name, requestID: requestID, attempts: 1, [advice, action.advice])
        {
            throw error
        }
        return outcome
    }
}
