// Reads examples of one service as lines of JSON, ["request" or "response", action, text], and answers each with a
// line of what its model wrote again, or with {"error": …}. `.ci/checks/catalogue` compiles it beside a service's
// bindings and a generated function `codec(of:)`.
import JSONCoding

/// Reads a value and writes it again.
struct Codec {
    var request: ([UInt8]) throws(JSONError) -> [UInt8]
    var response: ([UInt8]) throws(JSONError) -> [UInt8]

    init<Request: JSONReadable & JSONWritable, Response: JSONReadable & JSONWritable>(
        _: Request.Type, _: Response.Type
    ) {
        request = { (bytes) throws(JSONError) in
            try Request(jsonBytes: bytes, options: .init(rejectsUnknownMembers: true)).jsonBytes
        }
        response = { (bytes) throws(JSONError) in
            try JSONReader.read(bytes) { (reader) throws(JSONError) in
                var response: Response?
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    if key == "Response" { response = try reader.read() } else { try reader.skip() }
                }
                guard let response else { throw reader.missingMember("Response") }
                return response.jsonBytes
            }
        }
    }
}

/// A line of input.
struct Example: JSONReadable {
    var parts: [String]

    init(from reader: inout JSONReader) throws(JSONError) { parts = try reader.read() }

    func answer() -> String {
        guard parts.count == 3, let codec = codec(of: parts[1]) else {
            return #"{"error":"there is no such action"}"#
        }
        let bytes = Array(parts[2].utf8)
        do throws(JSONError) {
            let written = try parts[0] == "request" ? codec.request(bytes) : codec.response(bytes)
            return String(decoding: written, as: UTF8.self)
        } catch {
            let place = error.path(in: bytes)
            return JSONValue.object(["error": .string("\(place): \(error.reason)")]).jsonText
        }
    }
}

@main
enum Driver {
    static func main() throws {
        while let line = readLine() { print(try Example(jsonText: line).answer()) }
    }
}
