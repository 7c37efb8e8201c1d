#if os(Linux)
    internal import CCurl

    /// A transport on its way through C, from a module that the runtime doesn't know.
    package final class LinkedTransport: Sendable {
        private let transport: any Transport

        package init(_ transport: any Transport) {
            self.transport = transport
        }

        /// The one that TencentCloudURLSession offers, where the program links that product.
        static func find() -> (any Transport)? {
            ccurl_linked_transport().map {
                Unmanaged<LinkedTransport>.fromOpaque($0).takeRetainedValue().transport
            }
        }
    }
#endif
