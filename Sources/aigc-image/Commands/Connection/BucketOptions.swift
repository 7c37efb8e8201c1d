import AigcImage
import TencentCloudLocal
import TencentCloudRuntime

/// The options about buckets that images go through, and what follows from them.
enum BucketOptions {
    static let endpoint = OptionDescription(
        name: "cos-endpoint", value: "URL",
        help:
            "Where buckets are reached in place of their own hosts, with {bucket} and {region} in it, such as "
            + "http://127.0.0.1:8080/cos/{bucket} (TENCENTCLOUD_COS_ENDPOINT)")

    /// Of commands whose images may have to be uploaded into a bucket.
    static let uploads = [
        OptionDescription(
            name: "upload-bucket", value: "NAME",
            help:
                "A COS bucket of yours where files of this machine are put for mps to fetch "
                + "(TENCENTCLOUD_UPLOAD_BUCKET, or upload_bucket in the profile)"),
        OptionDescription(
            name: "upload-region", value: "REGION",
            help: "That bucket's region (TENCENTCLOUD_UPLOAD_REGION, or upload_region in the profile)"),
        OptionDescription(
            name: "remove-uploads", help: "Remove such files from the bucket once their task has ended"),
        endpoint,
    ]

    /// Of commands that download what an earlier one had stored into a bucket.
    static let results = [
        OptionDescription(
            name: "bucket", value: "NAME",
            help: "The COS bucket of yours that mps stored into, which is opened with your key"),
        OptionDescription(name: "bucket-region", value: "REGION", help: "That bucket's region"),
        endpoint,
    ]

    /// What the options, the environment and the profile say.
    ///
    /// - Parameter local: The service inside this program, which has buckets of its own.
    static func buckets(
        _ arguments: ParsedArguments, local: LocalService?
    ) throws(UsageError) -> ImageBuckets {
        var buckets = ImageBuckets()
        buckets.endpoint =
            local?.cosEndpoint(bucket: "{bucket}")
            ?? arguments[endpoint.name] ?? ProcessEnvironment.text("TENCENTCLOUD_COS_ENDPOINT")
        if let bucket = try uploadBucket(arguments) {
            buckets.uploads = .init(bucket, removesAfterwards: arguments.has("remove-uploads"))
        } else if arguments.has("remove-uploads") {
            throw UsageError("--remove-uploads needs --upload-bucket")
        }
        return buckets
    }

    /// The bucket of ``results``.
    static func resultBucket(_ arguments: ParsedArguments) throws(UsageError) -> ImageBuckets.Bucket? {
        guard let name = arguments["bucket"] else {
            if arguments.has("bucket-region") { throw UsageError("--bucket-region needs --bucket") }
            return nil
        }
        guard let region = arguments["bucket-region"] else {
            throw UsageError("--bucket needs --bucket-region, such as ap-guangzhou")
        }
        return .init(name: name, region: region)
    }

    private static func uploadBucket(
        _ arguments: ParsedArguments
    ) throws(UsageError) -> ImageBuckets.Bucket? {
        let profile = ProfileCredentials(name: arguments["profile"] ?? "default")
        func setting(_ option: String, _ variable: String, _ member: String) -> String? {
            arguments[option] ?? ProcessEnvironment.text(variable) ?? profile.setting(member)
        }
        guard let name = setting("upload-bucket", "TENCENTCLOUD_UPLOAD_BUCKET", "upload_bucket") else {
            if arguments.has("upload-region") { throw UsageError("--upload-region needs --upload-bucket") }
            return nil
        }
        guard let region = setting("upload-region", "TENCENTCLOUD_UPLOAD_REGION", "upload_region") else {
            throw UsageError("--upload-bucket needs --upload-region, such as ap-guangzhou")
        }
        return .init(name: name, region: region)
    }
}
