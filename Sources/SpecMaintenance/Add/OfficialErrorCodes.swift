import JSONCoding

/// The error codes of a service as the official Python SDK has them, `tencentcloud/<service>/<version>/errorcodes.py`: the
/// official metadata has none.
struct OfficialErrorCodes {
    /// The codes with what they mean, in the file's order.
    private(set) var codes: [(code: String, document: String)] = []

    /// Reads the file's text: a comment, and a constant behind it.
    init(_ text: String) {
        var comment: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") {
                comment.append(line.drop { $0 == "#" || $0 == " " })
                continue
            }
            defer { comment = [] }
            guard let start = line.firstRange(of: " = '")?.upperBound, line.hasSuffix("'") else { continue }
            let code = String(line[start...].dropLast())
            guard !codes.contains(where: { $0.code == code }) else { continue }
            codes.append((code, comment.joined(separator: " ")))
        }
    }

    /// As an `errors.json`.
    var text: String {
        let json: JSONValue = [
            "codes": .array(codes.map { ["code": .string($0.code), "document": .string($0.document)] })
        ]
        return json.text(pretty: true) + "\n"
    }
}
