/// One header line.
public struct HTTPField: Sendable, Hashable {
    /// The name, in any case.
    public var name: String
    /// The value, without the white space around it.
    public var value: String

    /// A header line.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// One request, complete: a transport sends it as it stands and adds only what HTTP itself needs
/// (`Host`, `Content-Length`).
public struct HTTPRequest: Sendable {
    /// `POST` for an action, `GET` for a download.
    public var method: String

    /// An absolute `http` or `https` URL, already percent-encoded.
    public var url: String
    /// In the order they are sent in.
    public var headers: [HTTPField]
    /// Empty for a request without one.
    public var body: [UInt8]

    /// How long resolving, connecting and the TLS handshake may take together.
    public var connectTimeout: Duration

    /// How long everything may take, from handing the request over to the last byte of the answer.
    public var totalTimeout: Duration

    /// A longer body ends the transfer with ``TransportError/Kind/bodyTooLarge``.
    public var maximumResponseBytes: Int

    /// A request.
    ///
    /// - Parameters:
    ///   - method: Such as `POST`.
    ///   - url: Absolute, and percent-encoded.
    ///   - headers: None unless told.
    ///   - body: Empty unless told.
    ///   - connectTimeout: 10 seconds unless told.
    ///   - totalTimeout: 60 seconds unless told.
    ///   - maximumResponseBytes: 32 MiB unless told.
    public init(
        method: String,
        url: String,
        headers: [HTTPField] = [],
        body: [UInt8] = [],
        connectTimeout: Duration = .seconds(10),
        totalTimeout: Duration = .seconds(60),
        maximumResponseBytes: Int = 32 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maximumResponseBytes = maximumResponseBytes
    }
}

/// One answer, whatever its status: only what went wrong below HTTP is a ``TransportError``.
public struct HTTPResponse: Sendable {
    /// The HTTP status, such as 200.
    public var status: Int

    /// In the order they came.
    public var headers: [HTTPField]

    /// Empty after a download, whose bytes went to the receiver.
    public var body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whose name is matched in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.equalsIgnoringASCIICase(name) }?.value
    }
}

extension String {
    /// Header names are ASCII, so no Unicode case mapping is wanted here.
    func equalsIgnoringASCIICase(_ other: String) -> Bool {
        func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
        return utf8.count == other.utf8.count
            && utf8.elementsEqual(other.utf8) { lowercased($0) == lowercased($1) }
    }
}
