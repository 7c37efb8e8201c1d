import JSONCoding
import TencentCloudRuntime

extension Explorer {
    /// A request as it is to be sent, and its signature step by step.
    func sign(_ request: ServerRequest) throws(ControlError) -> JSONValue {
        let order = try Order(
            request, names: ["service", "version", "action", "region", "language", "parameters"])
        let service = try order.required("service")
        let (version, action) = (try order.required("version"), try order.required("action"))
        let parameters = order["parameters"] ?? [:]
        guard parameters.object != nil else { throw ControlError("\"parameters\" has to be an object.") }

        let body = parameters.jsonBytes
        let contentType = "application/json; charset=utf-8"
        let timestamp = door.time()
        let host = request.header("host") ?? ""
        let signable = SignableRequest(
            service: service, contentType: contentType, host: host, payload: .signed(body))
        var headers = [
            HTTPField(name: "Content-Type", value: contentType), HTTPField(name: "Host", value: host),
            HTTPField(name: "X-TC-Action", value: action), HTTPField(name: "X-TC-Version", value: version),
            HTTPField(name: "X-TC-Timestamp", value: "\(timestamp)"),
        ]
        for (name, member) in [("X-TC-Region", "region"), ("X-TC-Language", "language")] {
            if let value = try order.text(member) { headers.append(HTTPField(name: name, value: value)) }
        }
        if let token = door.credentials.token { headers.append(HTTPField(name: "X-TC-Token", value: token)) }
        headers.append(
            HTTPField(
                name: "Authorization",
                value: RequestSigner.authorization(
                    for: signable, credentials: door.credentials, timestamp: timestamp)))
        return [
            "method": "POST", "path": "/", "body": .string(String(decoding: body, as: UTF8.self)),
            "headers": .array(
                headers.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "steps": steps(of: signable, at: timestamp),
        ]
    }

    /// All that is between a request and its signature. Of keys there is only a hash.
    private func steps(of request: SignableRequest, at timestamp: Int64) -> JSONValue {
        let date = UTCDate(timestamp: timestamp)
        let trace = SignatureTrace(request, at: timestamp)
        let keys = RequestSigner.signingKey(
            secretKey: door.credentials.secretKey, date: date, service: request.service)
        func hash(_ key: Digest) -> JSONValue {
            .string(key.withUnsafeBytes { SHA256.hash(Array($0)) }.hex)
        }
        let signature = HMACSHA256.Key(keys.signing).code(for: Array(trace.stringToSign.utf8))
        return [
            "canonicalRequest": .string(trace.canonicalRequest),
            "hashedCanonicalRequest": .string(SHA256.hash(Array(trace.canonicalRequest.utf8)).hex),
            "stringToSign": .string(trace.stringToSign),
            "keys": [
                ["name": "SecretDate", "hash": hash(keys.date)],
                ["name": "SecretService", "hash": hash(keys.service)],
                ["name": "SecretSigning", "hash": hash(keys.signing)],
            ],
            "signature": .string(signature.hex),
        ]
    }
}
