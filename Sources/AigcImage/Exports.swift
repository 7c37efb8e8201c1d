// A generator is made from a service's client, and a request's members are JSON: whoever imports this needs all.
@_exported public import JSONCoding
@_exported public import TencentCloudMPS
@_exported public import TencentCloudVOD
