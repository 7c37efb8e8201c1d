import AigcImage

/// Where images are kept.
enum StorageOptions {
    static let vod = [
        OptionDescription(
            name: "storage", value: "WHERE", values: ["temporary", "permanent"],
            help: "How long VOD keeps the images: 7 days, which it is unless told, or for good"),
        OptionDescription(
            name: "media-name", value: "NAME", help: "What an image kept for good is called in VOD"),
    ]

    static let mps = [
        OptionDescription(
            name: "bucket", value: "NAME",
            help: "A COS bucket that MPS may store into, instead of for 12 hours"),
        OptionDescription(name: "bucket-region", value: "REGION", help: "The bucket's region"),
        OptionDescription(name: "bucket-path", value: "PATH", help: "The folder in the bucket"),
    ]

    /// Reads them.
    static func storage(_ arguments: ParsedArguments) throws(UsageError) -> ImageStorage? {
        if let bucket = arguments["bucket"] {
            guard !arguments.has("storage") else {
                throw UsageError("--bucket and --storage exclude each other")
            }
            guard let region = arguments["bucket-region"] else {
                throw UsageError("--bucket needs --bucket-region")
            }
            return .bucket(name: bucket, region: region, path: arguments["bucket-path"])
        }
        for option in ["bucket-region", "bucket-path"] where arguments.has(option) {
            throw UsageError("--\(option) needs --bucket")
        }
        switch arguments["storage"] {
        case "permanent": return .permanent(name: arguments["media-name"])
        case let other:
            guard !arguments.has("media-name") else {
                throw UsageError("--media-name needs --storage permanent")
            }
            return other == nil ? nil : .temporary
        }
    }
}
