import TencentCloudRuntime

extension Error {
    /// What it tells as an error of a call; nil of a stranger's.
    var told: (any TencentCloudError)? { self as? any TencentCloudError }
}
