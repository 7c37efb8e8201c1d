// Whoever calls the service configures a client and catches errors: both are the runtime's.
@_exported public import TencentCloudRuntime
