@testable import TencentCloudRuntime

/// The platform's transport with no connection open: what one test does to its connections is no other's trouble.
func freshTransport() -> any Transport {
    #if os(Linux)
        CurlTransport()
    #else
        URLSessionTransport()
    #endif
}
