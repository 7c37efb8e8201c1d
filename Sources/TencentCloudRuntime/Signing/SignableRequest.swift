/// What a signature covers.
package struct SignableRequest: Sendable {
    /// What stands for the body.
    package enum Payload: Sendable {
        /// The body's own hash.
        case signed([UInt8])
        /// The hash of the words `UNSIGNED-PAYLOAD`; the request carries `X-TC-Content-SHA256` with the same.
        case unsigned
    }

    package static let unsignedPayload = "UNSIGNED-PAYLOAD"

    package var service: String
    package var method: String
    package var path: String
    /// Without the question mark, as it stands in the request line.
    package var query: String
    /// The headers that the signature names, sorted by name. Case and surrounding spaces don't matter.
    package var headers: [HTTPField]
    package var payload: Payload

    package init(
        service: String,
        method: String = "POST",
        path: String = "/",
        query: String = "",
        headers: [HTTPField],
        payload: Payload
    ) {
        self.service = service
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.payload = payload
    }

    /// What this runtime sends: a POST whose content type, host and body are signed.
    package init(service: String, contentType: String, host: String, payload: Payload) {
        self.init(
            service: service,
            headers: [
                HTTPField(name: "content-type", value: contentType), HTTPField(name: "host", value: host),
            ],
            payload: payload)
    }
}
