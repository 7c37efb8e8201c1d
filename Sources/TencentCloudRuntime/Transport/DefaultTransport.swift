/// The transport that clients use unless told otherwise: one for the whole process, so that all of them share
/// its connections.
///
/// On Apple's platforms it is `URLSessionTransport`; on Linux `CurlTransport`, or what the program links for
/// machines without a libcurl that can be used (see <doc:Transports>).
public enum DefaultTransport {
    #if canImport(Darwin)
        /// The process's transport.
        public static let shared: any Transport = URLSessionTransport()
    #else
        /// The process's transport.
        public static let shared: any Transport = FallbackTransport(
            CurlTransport(), isMissing: { CurlTransport.isMissing }, fallback: { LinkedTransport.find() })
    #endif
}
