/// The header lines of one attempt.
enum RequestHeaders {
    /// - Throws: ``TransportError`` of the kind `refused` when a value could not stand in a header line.
    static func make(
        action: APIAction, contentType: String, configuration: ClientConfiguration, timestamp: Int64,
        authorization: String, token: String?
    ) throws(TransportError) -> [HTTPField] {
        var fields: [HTTPField] = []
        fields.reserveCapacity(9)
        fields.append(HTTPField(name: "Content-Type", value: contentType))
        fields.append(HTTPField(name: "Authorization", value: authorization))
        fields.append(HTTPField(name: "X-TC-Action", value: action.name))
        fields.append(HTTPField(name: "X-TC-Version", value: action.version))
        fields.append(HTTPField(name: "X-TC-Timestamp", value: String(timestamp)))
        fields.append(HTTPField(name: "X-TC-RequestClient", value: Version.requestClient))
        if let region = configuration.region {
            fields.append(HTTPField(name: "X-TC-Region", value: region))
        }
        if let language = configuration.language {
            fields.append(HTTPField(name: "X-TC-Language", value: language.rawValue))
        }
        if let token { fields.append(HTTPField(name: "X-TC-Token", value: token)) }
        for field in fields where !isPrintableASCII(field.value) {
            throw .refusal("the value of \(field.name) is empty, or holds what a header line can't")
        }
        return fields
    }

    private static func isPrintableASCII(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { (0x20...0x7e).contains($0) }
    }
}
