// Whoever uses a bucket brings credentials and catches errors: both are the runtime's.
@_exported public import TencentCloudRuntime
