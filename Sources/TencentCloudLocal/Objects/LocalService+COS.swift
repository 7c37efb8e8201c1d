public import TencentCloudCOS
public import TencentCloudRuntime

extension LocalService {
    /// Where a bucket of the stand-in for COS is reached, which is what `COSClient` takes as its
    /// endpoint, and the official SDKs as their domain. Every bucket with a proper name is there, and private.
    ///
    /// - Parameter bucket: The name with an APPID: `pictures-1250000000`.
    public func cosEndpoint(bucket: String) -> String { "\(url)\(ObjectCounter.prefix)\(bucket)" }

    /// A client of a bucket of the stand-in for COS.
    ///
    /// Objects are kept in memory, as long as the service is: up to 10 MiB each, and 256 MiB together. Signatures are
    /// checked as the real service does.
    ///
    /// ```swift
    /// let local = try LocalService.start()
    /// let pictures = try local.cos(bucket: "pictures-1250000000")
    /// try await pictures.put([0xff, 0xd8, 0xff], to: "fox.jpg", contentType: "image/jpeg")
    /// ```
    ///
    /// - Parameter bucket: The name with an APPID.
    /// - Throws: `ValidationError` when there can be no such bucket.
    public func cos(bucket: String) throws(ValidationError) -> COSClient {
        try COSClient(
            bucket: bucket, region: "ap-guangzhou", credentials: .static(credentials),
            endpoint: cosEndpoint(bucket: bucket))
    }
}
