import JSONCoding

/// A request as `multipart/form-data`, laid out as the official Python SDK does: a text is a part as it stands, what
/// has structure is a part of JSON, bytes are a part with a file name.
struct MultipartForm {
    private struct Part {
        var head: String
        var bytes: [UInt8]
    }

    private let parts: [Part]

    init(_ members: JSONObject, files: [(name: String, bytes: [UInt8])]) {
        parts =
            members.members.map { member in
                let head = "Content-Disposition: form-data; name=\"\(Self.escaped(member.name))\"\r\n"
                switch member.value {
                case .string(let text): return Part(head: head, bytes: Array(text.utf8))
                case .array, .object:
                    return Part(
                        head: head + "Content-Type: application/json\r\n", bytes: member.value.jsonBytes)
                default: return Part(head: head, bytes: member.value.jsonBytes)
                }
            }
            + files.map { file in
                let name = Self.escaped(file.name)
                return Part(
                    head: "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(name)\"\r\n",
                    bytes: file.bytes)
            }
    }

    /// The form between boundaries that occur in none of its parts.
    var body: RequestBody {
        var boundary = Self.boundary()
        while parts.contains(where: { $0.bytes.contains(boundary) }) { boundary = Self.boundary() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(64) { $0 + $1.head.utf8.count + $1.bytes.count + 64 })
        for part in parts {
            bytes += Array("--\(boundary)\r\n\(part.head)\r\n".utf8)
            bytes += part.bytes
            bytes += [0x0d, 0x0a]
        }
        bytes += Array("--\(boundary)--\r\n".utf8)
        return RequestBody(bytes: bytes, contentType: "multipart/form-data; boundary=\(boundary)")
    }

    private static func boundary() -> String {
        var random = SystemRandomNumberGenerator()
        let halves = (0..<2).map { _ in String(random.next(), radix: 16) }
        return halves.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }

    /// As browsers write a name: what would end it is percent-encoded.
    private static func escaped(_ name: String) -> String {
        name.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "%22"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(scalar)
            }
        }.joined()
    }
}

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, count >= wanted.count else { return false }
        return indices.dropLast(wanted.count - 1).contains { place in
            self[place] == first && self[place..<place + wanted.count].elementsEqual(wanted)
        }
    }
}
