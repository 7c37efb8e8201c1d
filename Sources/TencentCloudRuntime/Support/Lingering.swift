/// Waits for something, and for a while longer when the calling task is cancelled meanwhile: then what it brings in that
/// time is returned all the same.
///
/// - Parameters:
///   - patience: How long after the cancellation the body is cancelled too.
///   - body: Runs in a task of its own.
/// - Throws: What the body throws.
func lingering<Value: Sendable>(
    _ patience: Duration, _ clock: SteadyClock, for body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let work = Task { try await body() }
    return try await withTaskCancellationHandler {
        try await work.value
    } onCancel: {
        Task {
            let limit = Task {
                try? await clock.limit(patience)
                // Changes nothing when the work is done, which ends the limit early.
                work.cancel()
            }
            _ = await work.result
            limit.cancel()
        }
    }
}
