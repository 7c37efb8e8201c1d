// The system's C library under one name. `TencentCloudPlatform.read` is its `read` where a method of that name is nearer.
#if canImport(Darwin)
    @_exported import Darwin
#elseif canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#endif
