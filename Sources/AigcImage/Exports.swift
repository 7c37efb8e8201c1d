// A generator is made from a service's client: whoever imports this needs both.
@_exported public import TencentCloudMPS
@_exported public import TencentCloudVOD
