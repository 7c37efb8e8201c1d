import JSONCoding
import Testing

/// What is JSON and what is not, in the manner of the JSON Parsing Test Suite; both ways of going through a
/// document, reading it and skipping it, have to agree.
@Suite struct GrammarTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "1", "-1", "123456789012345678901234567890", "0.5", "-0.0", "1e5",
        "1E5", "1e+5", "1e-5", "0e0", "0.10e01", "1.5e300", #""""#, #""a""#, "[]", "{}", "[[]]", "[{}]",
        " [ ] ",
        "\t\r\n [1 , 2 ] \n", #"{"a":1}"#, #"{ "a" : 1 , "b" : [ null , { } ] }"#, #"{"":0}"#,
        #"{"a":1,"a":2}"#, #"["\"\\\/\b\f\n\r\t"]"#, #"["A\u00e9\uD834\uDD1E"]"#, #"["\u0000"]"#,
        #"["\uD800"]"#, #"["\uDC00\uD800"]"#, #"["\uD800\n"]"#, #"["\uD800\uD800\uDC00"]"#, #"["\\u0041"]"#,
        "[\"é€𝄞\u{7F}\u{2028}\u{FFFF}\u{10FFFF}\"]", #"["12345678","1234567","123456789"]"#,
        #"{"a":{"b":{"c":[[[{}]]]}}}"#, "[1,\n2]", #"["a b  c"]"#,
    ])
    func accepted(_ text: String) throws {
        _ = try JSONValue(jsonText: text)
        try skip(text)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "tru", "True", "falsE", "undefined", "NaN", "Infinity", "-Infinity", "-",
        "+1",
        "01", "-01", "00", ".5", "1.", "-.5", "1.e5", "1e", "1e+", "1e-", "1ee5", "0x10", "1_000", "1 2",
        "1a",
        "--1", "1..2", "1.2.3", "0e", "-1.e", "١", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]",
        "[1,,2]",
        "[1}", "[\"\"", "{", "}", "{]", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, #"{"a":1,}"#,
        #"{,"a":1}"#,
        #"{"a" 1}"#, #"{"a":1 "b":2}"#, #"{"a"::1}"#, #"{"a","b"}"#, "{a:1}", "{1:1}", "{'a':1}", "{null:1}",
        #"{"a":1]"#, #"{"a":}"#, #"""#, #""a"#, "'a'", #""\"#, #""\""#, #""\x""#, #""\'""#, #""\u""#,
        #""\u12""#,
        #""\u12g4""#, #""\uD800\u""#, #""\U0041""#, #""\ "#, "\"\n\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"",
        "[1]]",
        "{}{}", "[]a", "null,", "1,", "[]//", "/**/1", "\u{FEFF}1", "1\u{00A0}", "\u{0B}1", "1\0", "\0", "a",
        "*",
        #""abcdefgh"#, "\"abcdef\nh\"", "\"abcdefg\u{1}\"",
    ])
    func refused(_ text: String) {
        #expect(throws: JSONError.self) { try JSONValue(jsonText: text) }
        #expect(throws: JSONError.self) { try skip(text) }
    }

    @Test(arguments: [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x41], [0xE0, 0x80, 0x80],
        [0xE0, 0x9F, 0xBF],
        [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9D, 0x84], [0xF0, 0x9D, 0x41, 0x9E],
        [0xF0, 0x9D, 0x84, 0x41], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ])
    func refusedAsText(_ bytes: [UInt8]) {
        // At each distance from the steps of eight bytes in which text is scanned.
        for distance in 0..<9 {
            let quote = UInt8(ascii: "\"")
            let plain = [UInt8](repeating: UInt8(ascii: "x"), count: distance)
            let document = [quote] + plain + bytes + [quote]
            let error = #expect(throws: JSONError.self) { try String(jsonBytes: document) }
            #expect(error?.reason == .syntax("the text is not UTF-8"))
            #expect(error?.offset == 1 + distance)
            #expect(throws: JSONError.self) { try JSONReader.read(document, skipping) }
        }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(jsonText: nested(128))
        try skip(nested(128))
        for levels in [129, 5_000_000] {
            let error = JSONError(reason: .tooDeep(maximum: 128), offset: 128)
            #expect(throws: error) { try JSONValue(jsonText: nested(levels)) }
            #expect(throws: error) { try skip(nested(levels)) }
        }
        let open = String(repeating: #"{"a":"#, count: 200)
        #expect(throws: JSONError(reason: .tooDeep(maximum: 128), offset: 128 * 5)) {
            try JSONValue(jsonText: open)
        }
        _ = try JSONValue(jsonText: nested(3), options: .init(maximumDepth: 3))
        #expect(throws: JSONError.self) {
            try JSONValue(jsonText: nested(4), options: .init(maximumDepth: 3))
        }
        // No option takes the bound away.
        _ = try JSONValue(jsonText: nested(512), options: .init(maximumDepth: .max))
        #expect(throws: JSONError.self) {
            try JSONValue(jsonText: nested(513), options: .init(maximumDepth: .max))
        }
    }

    /// No prefix of a document is a document, and none makes the reader run past its end.
    @Test func everyPrefixIsRefused() throws {
        let text = #"{"a":[1,-2.5e3,true,false,null,"x\n\u00e9é"],"b":{"c":"\uD834\uDD1E"},"d":""}"#
        let bytes = Array(text.utf8)
        _ = try JSONValue(jsonBytes: bytes)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONValue(jsonBytes: Array(bytes[..<length])) }
            #expect(throws: JSONError.self) { try JSONReader.read(Array(bytes[..<length]), skipping) }
        }
    }

    /// Whatever bytes come: reading and skipping agree, and what is accepted round-trips.
    @Test func damagedDocuments() throws {
        var random = SeededGenerator(seed: 7)
        let whole = Array(#"{"Response":{"A":[1,2.5,"x\u0041\"é"],"B":null,"C":{"D":true}}}"#.utf8)
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            let value = try? JSONValue(jsonBytes: bytes)
            let skipped: Void? = try? JSONReader.read(bytes, skipping)
            #expect((value == nil) == (skipped == nil), "\(bytes)")
            guard let value else { continue }
            accepted += 1
            #expect(try JSONValue(jsonBytes: value.jsonBytes) == value)
        }
        #expect(accepted > 100)
    }

    private func skip(_ text: String) throws { try JSONReader.read(Array(text.utf8), skipping) }

    private func skipping(_ reader: inout JSONReader) throws(JSONError) { try reader.skip() }
}
