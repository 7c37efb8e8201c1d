import TencentCloudCOS
import TencentCloudRuntime

/// Buckets as a client's credentials open them.
struct BucketAccess: Sendable {
    var buckets: ImageBuckets
    var configuration: ClientConfiguration

    /// - Parameter credentials: Nil for the client's own.
    func client(
        _ bucket: ImageBuckets.Bucket, credentials: (any CredentialsProvider)? = nil
    ) throws(ValidationError) -> COSClient {
        let endpoint = buckets.endpoint.map { pattern in
            pattern.replacing("{bucket}", with: bucket.name).replacing("{region}", with: bucket.region)
        }
        var client = try COSClient(
            bucket: bucket.name, region: bucket.region, credentials: credentials ?? configuration.credentials,
            endpoint: endpoint, transport: configuration.transport, retry: configuration.retry)
        client.steadyClock = configuration.steadyClock
        return client
    }

    /// Whether an address is a bare one of a bucket that results are stored into.
    func opens(_ url: String) -> Bool { owner(of: url) != nil }

    /// The address as it can be fetched: presigned where it is a bare one of these buckets, else as it is.
    func openedURL(_ url: String, expiresIn lifetime: Duration) async throws -> String {
        guard let client = owner(of: url) else { return url }
        return try await client.presignedURL(forAddress: url, expiresIn: lifetime)
    }

    private func owner(of url: String) -> COSClient? {
        for bucket in buckets.results {
            // What can't be a bucket has no images.
            if let client = try? client(bucket), client.contains(url) { return client }
        }
        return nil
    }
}
