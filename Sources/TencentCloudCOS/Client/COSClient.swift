public import TencentCloudRuntime

/// A bucket of Cloud Object Storage: puts, heads and deletes objects, and presigns their addresses.
///
/// ```swift
/// let pictures = try COSClient(bucket: "pictures-1250000000", region: "ap-guangzhou")
/// let object = try await pictures.put([0xff, 0xd8, 0xff], to: "fox.jpg", contentType: "image/jpeg")
/// print(object.eTag, try await pictures.presignedURL(for: object.key))
/// ```
///
/// A value, cheap to copy: connections belong to the transport. What a client has learnt of the service's clock is
/// shared by its copies. Requests go over TLS; plain HTTP is for this machine only.
public struct COSClient: Sendable {
    /// The bucket's name with the account's APPID: `pictures-1250000000`.
    public let bucket: String
    /// Where it lies, such as `ap-guangzhou`.
    public let region: String
    /// The credentials that sign requests and addresses.
    public var credentials: any CredentialsProvider
    /// The transport that carries requests.
    public var transport: any Transport
    /// Time limits of a call and its parts: `connect`, `call` and `attempt` count here.
    public var timeouts: Timeouts
    /// How often a request is sent, and with which pauses, when it fails in a way that may pass: the connection breaks,
    /// or COS answers a status of 500 or above. All requests of this client do the same when they are repeated.
    public var retry: RetryPolicy

    let address: BucketAddress
    /// How wrong this machine's clock is, which copies share.
    let skews = ClockSkews()

    /// The clock that signatures' times come from.
    package var clock: UnixClock = .system
    /// The clock that pauses and time limits are measured by.
    package var steadyClock: SteadyClock = .continuous
    /// From 0 up to, and without, 1: what pauses are drawn with.
    package var luck: @Sendable () -> Double = { .random(in: 0..<1) }

    /// Makes a client. Does nothing yet: credentials are looked up at the first call.
    ///
    /// - Parameters:
    ///   - bucket: The name with the account's APPID, as the console shows it.
    ///   - region: Such as `ap-guangzhou`.
    ///   - credentials: Unless told, the first that are where the official tools look.
    ///   - endpoint: Another address of this bucket than `https://<bucket>.cos.<region>.myqcloud.com`: a domain of one's
    ///     own, or a local service's. Its path, if it has one, is no part of keys.
    ///   - transport: The process's unless told.
    ///   - timeouts: Five minutes for a call unless told, as pictures can be large.
    ///   - retry: Up to four attempts unless told.
    /// - Throws: `ValidationError` when bucket, region or endpoint can't be one.
    public init(
        bucket: String,
        region: String,
        credentials: any CredentialsProvider = .default,
        endpoint: String? = nil,
        transport: any Transport = DefaultTransport.shared,
        timeouts: Timeouts = Timeouts(call: .seconds(300)),
        retry: RetryPolicy = RetryPolicy()
    ) throws(ValidationError) {
        var place = "Bucket"
        do throws(Flaw) {
            try BucketName.check(bucket)
            place = "Region"
            try BucketName.checkRegion(region)
            place = "Endpoint"
            address =
                if let endpoint {
                    try BucketAddress(endpoint: endpoint)
                } else {
                    BucketAddress(bucket: bucket, region: region)
                }
        } catch {
            throw error.error("COSClient", place)
        }
        self.bucket = bucket
        self.region = region
        self.credentials = credentials
        self.transport = transport
        self.timeouts = timeouts
        self.retry = retry
    }

    /// An object's bare address, percent-encoded. In a private bucket it opens only once it is presigned.
    ///
    /// - Throws: `ValidationError` when there can be no such key.
    public func url(of key: String) throws(ValidationError) -> String {
        address.url(of: try self.key(key, "GetObject"))
    }

    /// Puts an object, in place of the one of that key if there is one.
    ///
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - key: Its name: not empty, without a slash in front, of at most 850 bytes.
    ///   - contentType: Its media type, such as `image/png`, which whoever downloads it is told.
    /// - Returns: The object as it is in the bucket now.
    /// - Throws: `ValidationError` when there can be no such key, `CredentialsError`, `TransportError`, ``COSError`` when
    ///   COS refused or failed, `ResponseError` when its answer can't be made out, `CancellationError`.
    @discardableResult
    public func put(
        _ bytes: [UInt8], to key: String, contentType: String = "application/octet-stream"
    ) async throws -> COSObject {
        let key = try self.key(key, "PutObject")
        let response = try await COSCall(.put, key, self, bytes, contentType: contentType).run()
        return COSObject(
            key: key.text, url: address.url(of: key), eTag: response.header("ETag") ?? "", size: bytes.count,
            contentType: contentType)
    }

    /// What COS tells of an object without its bytes.
    ///
    /// - Throws: As ``put(_:to:contentType:)`` does; ``COSError`` with ``COSError/Code/noSuchKey`` when there is no such
    ///   object.
    public func head(_ key: String) async throws -> COSObject {
        let key = try self.key(key, "HeadObject")
        let response = try await COSCall(.head, key, self).run()
        return COSObject(
            key: key.text, url: address.url(of: key), eTag: response.header("ETag") ?? "",
            size: response.header("Content-Length").flatMap { Int($0) } ?? 0,
            contentType: response.header("Content-Type") ?? "application/octet-stream")
    }

    /// Deletes an object. When there is none, it is no error.
    ///
    /// - Throws: As ``put(_:to:contentType:)`` does.
    public func delete(_ key: String) async throws {
        _ = try await COSCall(.delete, self.key(key, "DeleteObject"), self).run()
    }

    func key(_ text: String, _ action: String) throws(ValidationError) -> ObjectKey {
        do throws(Flaw) { return try ObjectKey(text) } catch { throw error.error(action, "Key") }
    }
}
