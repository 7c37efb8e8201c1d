// Messages carry keys, tokens, signatures and payloads. Printed, debugged or dumped, they show none of it.

extension HTTPField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whose values can't be secret. Of any other header only the name is shown.
    private static let harmless: Set<String> = [
        "accept", "accept-ranges", "cache-control", "connection", "content-length", "content-range",
        "content-type", "date", "etag", "host", "last-modified", "range", "retry-after", "server",
        "transfer-encoding", "user-agent", "x-tc-action", "x-tc-language", "x-tc-region",
        "x-tc-requestclient", "x-tc-timestamp", "x-tc-version",
    ]

    /// The name, and the value unless it could be secret.
    public var description: String {
        let shown = Self.harmless.contains(name.lowercased()) ? value : "[redacted]"
        return "\(name): \(shown)".printable
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, address without its query, header lines and the body's length.
    public var description: String {
        let address = url.prefix { $0 != "?" }
        let query = address.utf8.count < url.utf8.count ? "?[redacted]" : ""
        return "\(method) \(address)\(query) \(headers), \(body.count) bytes".printable
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Status, header lines and the body's length.
    public var description: String { "\(status) \(headers), \(body.count) bytes" }

    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
