import Synchronization

@testable import TencentCloudRuntime

/// Credentials, or the lack of them, one after the other; the last one for ever.
final class Turns: CredentialsProvider {
    private let turns: Mutex<[Result<Credentials, CredentialsError>]>

    init(_ turns: [Result<Credentials, CredentialsError>]) { self.turns = Mutex(turns) }

    func credentials() throws -> Credentials {
        try turns.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
    }
}
