import JSONCoding
import TencentCloudPlatform

/// What every answer is wrapped in: `{"Response": {…, "RequestId": "…"}}`, with `"Error": {"Code", "Message"}`
/// among the members when the action failed.
///
/// A response may have a member of its own that is called `Error`, or `Response`. So an answer is a failure
/// only if the envelope's `Error` is an object with the two texts that a failure has.
enum ResponseEnvelope {
    /// What the envelope itself says.
    struct Outline: Equatable {
        var failure: Failure?
        var requestID: String?
    }

    struct Failure: Equatable {
        var code: String
        var message: String
    }

    /// Reads the response that an envelope holds, in one pass over the bytes.
    static func read<T>(
        _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        try JSONReader.read(bytes) { (reader) throws(JSONError) -> T in
            var response: T?
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key == "Response" {
                    response = try body(&reader)
                } else {
                    try reader.skip()
                }
            }
            guard let response else { throw reader.missingMember("Response") }
            return response
        }
    }

    /// Reads what the envelope says, whatever the response is.
    static func outline(_ bytes: [UInt8]) throws(JSONError) -> Outline {
        try read(bytes) { (reader) throws(JSONError) -> Outline in
            var outline = Outline()
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key == "Error", try reader.peek() == .object {
                    outline.failure = try failure(&reader)
                } else if key == "RequestId", try reader.peek() == .string {
                    outline.requestID = try reader.read()
                } else {
                    try reader.skip()
                }
            }
            return outline
        }
    }

    private static func failure(_ reader: inout JSONReader) throws(JSONError) -> Failure? {
        var code: String?
        var message: String?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "Code", try reader.peek() == .string {
                code = try reader.read()
            } else if key == "Message", try reader.peek() == .string {
                message = try reader.read()
            } else {
                try reader.skip()
            }
        }
        guard let code, let message, !code.isEmpty else { return nil }
        return Failure(code: code, message: message)
    }

    /// Whether the text `"Error"` occurs at all. Without it an answer can't be a failure, and most successes
    /// are told apart by this, at the speed of `memchr`. (Services don't escape letters in names.)
    static func mayHoldFailure(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            var place = 0
            // `E` is rarer in answers than the quotes around it.
            while let found = memchr(start + place, 0x45, bytes.count - place) {
                let letter = UnsafeRawPointer(found) - start
                if letter > 0, bytes.count - letter >= 6, memcmp(start + letter - 1, "\"Error\"", 7) == 0 {
                    return true
                }
                place = letter + 1
            }
            return false
        }
    }
}
