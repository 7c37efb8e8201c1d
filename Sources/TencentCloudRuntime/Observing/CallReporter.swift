import Synchronization

/// Tells an observer of a call, and each warning once for a client and its copies.
struct CallReporter: Sendable {
    /// The reporter of the call that this task runs.
    @TaskLocal static var current: CallReporter?

    let observer: any ClientObserver
    let warnings: OnceOnly

    func warn(_ warning: ClientWarning) {
        if warnings.isNew(warning) { observer.warned(warning) }
    }

    private static let calls = Atomic<UInt64>(0)

    static func nextCall() -> UInt64 { calls.wrappingAdd(1, ordering: .relaxed).newValue }

    /// What an observer may see of an error: of one that a stranger threw, its type, as what it says might be
    /// a secret.
    static func presentable(_ error: any Error) -> any Error {
        switch error {
        case is any AttemptError, is AlreadyAcceptedError, is CredentialsError, is CancellationError:
            error
        default:
            TransportError(
                .other, message: "\(type(of: error)), which isn't an error of this library",
                mayHaveTakenEffect: true)
        }
    }
}

/// Remembers which warnings were given.
final class OnceOnly: Sendable {
    private let given = Mutex<Set<ClientWarning>>([])

    func isNew(_ warning: ClientWarning) -> Bool { given.withLock { $0.insert(warning).inserted } }
}
