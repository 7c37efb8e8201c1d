/// The transport that clients use unless told otherwise: one for the whole process, so that all of them share
/// its connections.
public enum DefaultTransport {
    #if canImport(Darwin)
        public static let shared: any Transport = URLSessionTransport()
    #else
        public static let shared: any Transport = CurlTransport()
    #endif
}
