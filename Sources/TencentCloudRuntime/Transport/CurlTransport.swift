#if !canImport(Darwin)
    public struct CurlTransport: Transport {
        public init() {}

        public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            throw TransportError(.unavailable, message: "not yet", mayHaveTakenEffect: false)
        }

        public func download(
            _ request: HTTPRequest,
            receive: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
        ) async throws -> HTTPResponse {
            throw TransportError(.unavailable, message: "not yet", mayHaveTakenEffect: false)
        }
    }
#endif
