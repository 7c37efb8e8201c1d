import Synchronization
import TencentCloudLocal

@testable import TencentCloudCOS

extension Credentials {
    static let sample = Credentials(secretID: "AKIDsample-secret-id", secretKey: "the-sample-secret-key")
}

/// A client that waits for nothing, and whose clock stands at 1,000,000,000.
func scriptedClient(
    _ transport: ScriptedTransport, credentials: any CredentialsProvider = .static(.sample)
) throws -> COSClient {
    var client = try COSClient(
        bucket: "pictures-1250000000", region: "ap-guangzhou", credentials: credentials, transport: transport)
    client.clock = UnixClock { 1_000_000_000 }
    client.luck = { 0 }
    return client
}

extension LocalService {
    /// A client of a bucket of its own, for tests that aren't about time: on a slow machine minutes may pass between
    /// two lines.
    func patientBucket() throws -> COSClient {
        var client = try cos(bucket: "pictures-1250000000")
        client.timeouts = Timeouts(connect: .seconds(3600), call: .seconds(3600))
        return client
    }
}

/// Gets an address with nothing but the address.
func plainGet(_ url: String, method: String = "GET") async throws -> HTTPResponse {
    try await DefaultTransport.shared.send(
        HTTPRequest(method: method, url: url, totalTimeout: .seconds(3600)))
}

/// Hands out one pair after the other.
final class Succession: CredentialsProvider {
    private let rest: Mutex<[Credentials]>

    init(_ credentials: [Credentials]) { rest = Mutex(credentials) }

    func credentials() async throws -> Credentials {
        try rest.withLock { rest in
            guard let first = rest.first else {
                throw CredentialsError(provider: "test", reason: "there are no more")
            }
            if rest.count > 1 { rest.removeFirst() }
            return first
        }
    }
}
