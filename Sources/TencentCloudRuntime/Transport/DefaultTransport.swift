/// The transport that clients use unless told otherwise: one for the whole process, so that all of them share
/// its connections.
///
/// On Apple's platforms it is `URLSessionTransport`; on Linux `CurlTransport`, or what the program links for
/// machines without a libcurl that can be used (see <doc:Transports>).
public enum DefaultTransport {
    #if canImport(Darwin)
        /// The process's transport.
        public static let shared: any Transport = URLSessionTransport()

        /// Nothing to do: the system has what it takes.
        package static func warmUp() {}
    #else
        private static let curl = CurlTransport()
        /// The process's transport.
        public static let shared: any Transport = FallbackTransport(
            curl, isMissing: { CurlTransport.isMissing }, fallback: { LinkedTransport.find() })

        /// Starts opening libcurl in the background, for a program that is sure to send something soon.
        package static func warmUp() {
            curl.warmUp()
        }
    #endif
}
