import Synchronization
import TencentCloudRuntime

/// Temporary credentials that open one object each, as VOD hands them out for uploads.
final class TemporaryKeys: Sendable {
    struct Key: Sendable {
        var credentials: Credentials
        /// What they open.
        var name: ObjectStore.Name
    }

    private let keys = Mutex<[String: Key]>([:])

    /// Keys that have expired are known for this long, so that whoever comes with them is told, in seconds.
    private static let memory: Int64 = 3_600

    /// Makes some.
    ///
    /// - Parameters:
    ///   - expiration: When they end, in seconds since 1970.
    ///   - now: As above.
    func make(for name: ObjectStore.Name, until expiration: Int64, at now: Int64) -> Credentials {
        let credentials = Credentials(
            secretID: "AKID" + RandomNames.hex(32), secretKey: RandomNames.hex(32),
            token: RandomNames.hex(64), expiration: expiration)
        keys.withLock { keys in
            keys = keys.filter { ($0.value.credentials.expiration ?? now) + Self.memory > now }
            keys[credentials.secretID] = Key(credentials: credentials, name: name)
        }
        return credentials
    }

    subscript(secretID: String) -> Key? { keys.withLock { $0[secretID] } }
}
