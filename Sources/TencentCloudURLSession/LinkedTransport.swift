#if !URLSESSION_TRANSPORT
    // On Apple's platforms the transport is the runtime's own.
    @_exported import TencentCloudRuntime
#else
    import TencentCloudRuntime

    /// How the runtime finds this module without depending on it: `ccurl_linked_transport` looks for the name.
    @_cdecl("tencentcloud_urlsession_transport")
    public func linkedURLSessionTransport() -> UnsafeMutableRawPointer {
        Unmanaged.passRetained(LinkedTransport(URLSessionTransport())).toOpaque()
    }
#endif
