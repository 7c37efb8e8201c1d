/// TC3-HMAC-SHA256, a stage a function. Each appends its text to a buffer, so that signing needs only one.
package enum RequestSigner {
    package static let algorithm = "TC3-HMAC-SHA256"

    /// The value of `Authorization`.
    package static func authorization(
        for request: SignableRequest, credentials: Credentials, timestamp: Int64
    ) -> String {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(512)
        let signature = signature(
            of: request, secretKey: credentials.secretKey, timestamp: timestamp, using: &buffer)
        appendAuthorization(
            secretID: credentials.secretID, date: UTCDate(timestamp: timestamp), request: request,
            signature: signature, to: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    /// The code alone. Leaves the buffer empty.
    package static func signature(
        of request: SignableRequest, secretKey: String, timestamp: Int64, using buffer: inout [UInt8]
    ) -> Digest {
        appendCanonicalRequest(request, to: &buffer)
        let canonicalHash = SHA256.hash(buffer)
        buffer.removeAll(keepingCapacity: true)
        appendStringToSign(
            timestamp: timestamp, date: UTCDate(timestamp: timestamp), service: request.service,
            canonicalHash: canonicalHash, to: &buffer)
        let key = SigningKeyCache.shared.key(
            secretKey: secretKey, timestamp: timestamp, service: request.service)
        let signature = key.code(for: buffer)
        buffer.removeAll(keepingCapacity: true)
        return signature
    }
}

// MARK: The stages

extension RequestSigner {
    package static func payloadHash(_ payload: SignableRequest.Payload) -> Digest {
        switch payload {
        case .signed(let body): SHA256.hash(body)
        case .unsigned: SHA256.hash(Array(SignableRequest.unsignedPayload.utf8))
        }
    }

    /// Method, path, query, headers, their names, and the payload's hash.
    package static func appendCanonicalRequest(_ request: SignableRequest, to buffer: inout [UInt8]) {
        buffer.append(text: request.method)
        buffer.append(newline)
        buffer.append(text: request.path)
        buffer.append(newline)
        buffer.append(text: request.query)
        buffer.append(newline)
        for header in request.headers {
            buffer.append(lowercased: header.name)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(lowercased: header.value)
            buffer.append(newline)
        }
        buffer.append(newline)
        appendSignedHeaders(request, to: &buffer)
        buffer.append(newline)
        payloadHash(request.payload).appendHex(to: &buffer)
    }

    /// Algorithm, timestamp, scope, and the canonical request's hash.
    package static func appendStringToSign(
        timestamp: Int64, date: UTCDate, service: String, canonicalHash: Digest, to buffer: inout [UInt8]
    ) {
        buffer.append(text: algorithm)
        buffer.append(newline)
        buffer.append(text: String(timestamp))
        buffer.append(newline)
        appendScope(date: date, service: service, to: &buffer)
        buffer.append(newline)
        canonicalHash.appendHex(to: &buffer)
    }

    /// The three codes that make a secret into the key of one day and service.
    package static func signingKey(
        secretKey: String, date: UTCDate, service: String
    ) -> (date: Digest, service: Digest, signing: Digest) {
        let secretDate = HMACSHA256.Key(Array("TC3\(secretKey)".utf8)).code(for: Array(date.description.utf8))
        let secretService = HMACSHA256.Key(secretDate).code(for: Array(service.utf8))
        let secretSigning = HMACSHA256.Key(secretService).code(for: Array("tc3_request".utf8))
        return (secretDate, secretService, secretSigning)
    }

    /// The header's value.
    package static func appendAuthorization(
        secretID: String, date: UTCDate, request: SignableRequest, signature: Digest, to buffer: inout [UInt8]
    ) {
        buffer.append(text: algorithm)
        buffer.append(text: " Credential=")
        buffer.append(text: secretID)
        buffer.append(UInt8(ascii: "/"))
        appendScope(date: date, service: request.service, to: &buffer)
        buffer.append(text: ", SignedHeaders=")
        appendSignedHeaders(request, to: &buffer)
        buffer.append(text: ", Signature=")
        signature.appendHex(to: &buffer)
    }

    private static func appendScope(date: UTCDate, service: String, to buffer: inout [UInt8]) {
        date.append(to: &buffer)
        buffer.append(UInt8(ascii: "/"))
        buffer.append(text: service)
        buffer.append(text: "/tc3_request")
    }

    private static func appendSignedHeaders(_ request: SignableRequest, to buffer: inout [UInt8]) {
        for (index, header) in request.headers.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ";")) }
            buffer.append(lowercased: header.name)
        }
    }

    private static let newline = UInt8(ascii: "\n")
}

extension [UInt8] {
    fileprivate mutating func append(text: String) { append(contentsOf: text.utf8) }

    /// Lower-cased, as far as ASCII goes, and without spaces around it.
    fileprivate mutating func append(lowercased text: String) {
        let start = count
        for byte in text.utf8 {
            if count == start, byte == 0x20 || byte == 0x09 { continue }
            append((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
        }
        while count > start, last == 0x20 || last == 0x09 { removeLast() }
    }
}
