/// The transport that clients use unless told otherwise: one for the whole process, so that all of them share
/// its connections.
///
/// On Apple's platforms it is `URLSessionTransport`; on Linux `CurlTransport`, or what the program links for
/// machines without a libcurl that can be used (see <doc:Transports>).
public enum DefaultTransport {
    /// The process's transport.
    public static let shared: any Transport = make()

    /// What carries requests on this machine; nil where nothing can.
    package static var name: String? {
        #if URLSESSION_TRANSPORT
            "URLSession"
        #else
            CurlTransport.version.map { "libcurl \($0)" }
                ?? LinkedTransport.find().map { _ in "URLSession, which is linked in" }
        #endif
    }

    /// Another of the same kind, with connections of its own.
    ///
    /// - Parameter proxy: What its requests go through.
    public static func make(proxy: TransportProxy = .system) -> any Transport {
        #if URLSESSION_TRANSPORT
            URLSessionTransport(proxy: proxy)
        #else
            FallbackTransport(
                CurlTransport(proxy: proxy), isMissing: { CurlTransport.isMissing },
                // What is linked knows the environment's proxies only.
                fallback: { proxy == .system ? LinkedTransport.find() : nil })
        #endif
    }
}
