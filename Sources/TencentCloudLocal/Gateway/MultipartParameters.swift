import JSONCoding
import TencentCloudRuntime

/// Parameters in a `multipart/form-data` body, as official SDKs send binary ones.
enum MultipartParameters {
    /// The parameters as JSON: a part with a file name as Base64, one of JSON as it stands, any other as a text.
    ///
    /// - Returns: Nil for a body that isn't laid out like that from its first byte to its last.
    static func object(_ body: [UInt8], contentType: String) -> JSONObject? {
        guard let boundary = parameter("boundary", of: contentType), !boundary.isEmpty else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        var object = JSONObject()
        var rest = body[...]
        guard rest.starts(with: delimiter) else { return nil }
        rest.removeFirst(delimiter.count)
        while !rest.starts(with: Array("--".utf8)) {
            guard rest.starts(with: lineEnd) else { return nil }
            rest.removeFirst(lineEnd.count)
            guard let end = rest.firstRange(of: lineEnd + delimiter) else { return nil }
            guard let member = member(rest[..<end.lowerBound]), object[member.name] == nil else { return nil }
            object.members.append(member)
            rest = rest[end.upperBound...]
        }
        // The end of the last line may be missing.
        rest.removeFirst(2)
        return rest.isEmpty || rest.elementsEqual(lineEnd) ? object : nil
    }

    private static func member(_ part: ArraySlice<UInt8>) -> JSONObject.Member? {
        guard let end = part.firstRange(of: lineEnd + lineEnd) else { return nil }
        let lines = String(decoding: part[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let content = Array(part[end.upperBound...])
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmingBlanks()
        }
        guard let disposition = fields["content-disposition"], disposition.hasPrefix("form-data"),
            let name = parameter("name", of: disposition)
        else { return nil }
        if parameter("filename", of: disposition) != nil {
            return JSONObject.Member(name: name, value: .string(Base64.text(content)))
        }
        if fields["content-type"]?.hasPrefix("application/json") ?? false {
            return (try? JSONValue(jsonBytes: content)).map { JSONObject.Member(name: name, value: $0) }
        }
        return String(validating: content, as: UTF8.self).map {
            JSONObject.Member(name: name, value: .string($0))
        }
    }

    /// A parameter of a header field: `name="File"` or `boundary=1b2c`.
    private static func parameter(_ name: String, of field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, String(pair[0]).trimmingBlanks().lowercased() == name else { continue }
            let value = String(pair[1]).trimmingBlanks()
            return value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
                ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }

    private static let lineEnd: [UInt8] = [0x0d, 0x0a]
}
