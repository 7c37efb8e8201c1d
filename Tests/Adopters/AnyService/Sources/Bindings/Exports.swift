@_exported public import TencentCloudRuntime
