// What generated code and its users name along with the runtime.
@_exported public import TencentCloudLimits
