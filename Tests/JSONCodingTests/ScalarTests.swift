import JSONCoding
import Testing

/// How single values are read, plainly and leniently.
@Suite struct ScalarTests {
    @Test(arguments: [
        (#""""#, ""), (#""panda""#, "panda"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"), (#""\uD834\uDD1E""#, "𝄞"), (#""\ud834\udd1e""#, "𝄞"),
        (#""\uD800""#, "\u{FFFD}"), (#""\uDC00""#, "\u{FFFD}"), (#""\uD800x""#, "\u{FFFD}x"),
        (#""\uD800\uD834\uDD1E""#, "\u{FFFD}𝄞"), (#""\uD800\n""#, "\u{FFFD}\n"),
        (#""\uDD1E\uD834""#, "\u{FFFD}\u{FFFD}"), (#""\u0000""#, "\0"), ("\"熊猫 🐼 é\"", "熊猫 🐼 é"),
        (#""\u718a猫\u732B""#, "熊猫猫"), (#"10"#, "10"), ("-1.50E+3", "-1.50E+3"),
    ])
    func strings(_ json: String, _ expected: String) throws {
        #expect(try String(jsonText: json) == expected)
    }

    @Test func longStringsWithEscapes() throws {
        let part = "0123456789\n\"熊\u{1F43C}"
        let text = String(repeating: part, count: 500)
        #expect(try String(jsonText: text.jsonText) == text)
    }

    /// What ends the quick look at plain text, at each distance from its steps of eight bytes, and at each from
    /// the document's end.
    @Test(arguments: [
        ("é", "é"), ("熊", "熊"), ("🐼", "🐼"), (#"\""#, "\""), (#"\n"#, "\n"), (#"\ud83d\udc3c"#, "🐼"),
        (" :,", " :,"),
        ("\u{7F}", "\u{7F}"), ("", ""),
    ])
    func stringsOfEveryLength(_ json: String, _ expected: String) throws {
        for before in 0..<20 {
            for after in 0..<20 {
                let head = String(repeating: "a", count: before)
                let tail = String(repeating: "b", count: after)
                let quoted = "\"\(head)\(json)\(tail)\""
                let text = head + expected + tail
                #expect(try String(jsonText: quoted) == text)
                let object = try JSONObject(jsonText: "{\(quoted):\(quoted), \(quoted) :1}")
                #expect(object.members.map(\.name) == [text, text])
                #expect(object.members.first?.value == .string(text))
            }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("9223372036854775807", .max),
            ("-9223372036854775808", .min),
            ("1.0", 1), ("-2.000", -2), ("1e3", 1000), ("1.5e1", 15), ("100e-2", 1), ("0e400", 0), ("0.0", 0),
            ("9007199254740993.0", 9_007_199_254_740_993), ("922337203685477580.7e1", .max), (#""10""#, 10),
            (#""-3.0""#, -3), (#""1\u0030""#, 10),
        ] as [(String, Int64)])
    func integers(_ json: String, _ expected: Int64) throws {
        #expect(try Int64(jsonText: json) == expected)
        #expect(try Int(jsonText: json) == Int(expected))
    }

    @Test(arguments: [
        ("9223372036854775808", JSONError.Reason.outOfRange(type: "Int64")),
        ("-9223372036854775809", .outOfRange(type: "Int64")),
        ("123456789012345678901234567890", .outOfRange(type: "Int64")), ("1e19", .outOfRange(type: "Int64")),
        ("1e999999999999", .outOfRange(type: "Int64")),
        ("1.5", .typeMismatch(expected: "integer", found: "number with a fraction")),
        ("1e-1", .typeMismatch(expected: "integer", found: "number with a fraction")),
        ("1e-999999999999", .typeMismatch(expected: "integer", found: "number with a fraction")),
        ("true", .typeMismatch(expected: "integer", found: "bool")),
        ("null", .typeMismatch(expected: "integer", found: "null")),
        ("[1]", .typeMismatch(expected: "integer", found: "array")),
        (#""ten""#, .typeMismatch(expected: "integer", found: "string")),
        (#""""#, .typeMismatch(expected: "integer", found: "string")),
        (#"" 1""#, .typeMismatch(expected: "integer", found: "string")),
        (#""1 ""#, .typeMismatch(expected: "integer", found: "string")),
        (#""0x1""#, .typeMismatch(expected: "integer", found: "string")),
    ])
    func noIntegers(_ json: String, _ reason: JSONError.Reason) {
        #expect(throws: JSONError(reason: reason, offset: 0)) { try Int64(jsonText: json) }
        #expect(throws: JSONError(reason: reason, offset: 0)) { try Int(jsonText: json) }
    }

    @Test func unsignedIntegers() throws {
        #expect(try UInt64(jsonText: "18446744073709551615") == .max)
        #expect(try UInt64(jsonText: #""18446744073709551615""#) == .max)
        #expect(try UInt64(jsonText: "1844674407370955161.50e1") == 18_446_744_073_709_551_615)
        #expect(try UInt64(jsonText: "-0") == 0)
        for json in ["18446744073709551616", "-1", "99999999999999999999"] {
            #expect(throws: JSONError(reason: .outOfRange(type: "UInt64"), offset: 0)) {
                try UInt64(jsonText: json)
            }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("1", 1), ("0.1", 0.1), ("-2.5e-3", -0.0025), ("1e22", 1e22), ("1e23", 1e23),
            ("9007199254740993", 9_007_199_254_740_992),
            ("123456789012345678901234567890", 1.2345678901234568e29),
            ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
            ("1e-400", 0),
            ("0.3000000000000000444", 0.30000000000000004), (#""2.5""#, 2.5), (#""1e2""#, 100),
            ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown),
        ] as [(String, Double)])
    func doubles(_ json: String, _ expected: Double) throws {
        #expect(try Double(jsonText: json) == expected)
    }

    @Test func negativeZeroKeepsItsSign() throws {
        #expect(try Double(jsonText: "-0.0").sign == .minus)
        #expect(try Double(jsonText: "0.0").sign == .plus)
    }

    @Test func randomDoublesRoundTrip() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            #expect(try Double(jsonText: value.jsonText).bitPattern == value.bitPattern)
        }
    }

    @Test func noDoubles() {
        #expect(throws: JSONError(reason: .outOfRange(type: "Double"), offset: 0)) {
            try Double(jsonText: "1e400")
        }
        #expect(throws: JSONError(reason: .typeMismatch(expected: "number", found: "string"), offset: 0)) {
            try Double(jsonText: #""NaN""#)
        }
        #expect(throws: JSONError(reason: .typeMismatch(expected: "number", found: "string"), offset: 0)) {
            try Double(jsonText: #""inf""#)
        }
    }

    @Test(arguments: [
        ("true", true), ("false", false), ("1", true), ("0", false), (#""true""#, true), (#""false""#, false),
        (#""1""#, true), (#""0""#, false), (#""True""#, true), (#""False""#, false),
    ])
    func bools(_ json: String, _ expected: Bool) throws {
        #expect(try Bool(jsonText: json) == expected)
    }

    @Test(arguments: ["2", "-1", "10", "1.0", "null", "[]", "{}", #""yes""#, #""""#, #""TRUE""#])
    func noBools(_ json: String) throws {
        let error = try #require(#expect(throws: JSONError.self) { try Bool(jsonText: json) })
        guard case .typeMismatch("bool", _) = error.reason else {
            Issue.record("\(error)")
            return
        }
        #expect(error.offset == 0)
    }

    @Test(arguments: ["true", "null", "[]", "{}"])
    func noStrings(_ json: String) throws {
        let error = try #require(#expect(throws: JSONError.self) { try String(jsonText: json) })
        guard case .typeMismatch("string", _) = error.reason else {
            Issue.record("\(error)")
            return
        }
    }

    /// As gateways hold requests to it.
    @Test func kindsCanBeHeldTo() throws {
        let options = JSONReader.Options(holdsToKinds: true)
        #expect(throws: JSONError.self) { try Int64(jsonText: #""1""#, options: options) }
        #expect(throws: JSONError.self) { try Double(jsonText: #""1.5""#, options: options) }
        #expect(throws: JSONError.self) { try Bool(jsonText: #""true""#, options: options) }
        #expect(throws: JSONError.self) { try Bool(jsonText: "1", options: options) }
        #expect(throws: JSONError.self) { try String(jsonText: "1", options: options) }
        #expect(try Int64(jsonText: "1", options: options) == 1)
        #expect(try Double(jsonText: "1.5", options: options) == 1.5)
        #expect(try Bool(jsonText: "true", options: options))
        #expect(try String(jsonText: #""1""#, options: options) == "1")
        func nothing<T: JSONReadable>(_ type: T.Type, _ text: String) throws -> T? {
            try JSONReader.read(Array(text.utf8), options: options) { (reader) throws(JSONError) -> T? in
                try reader.readIfPresent()
            }
        }
        #expect(throws: JSONError.self) { try nothing(Int64.self, #""""#) }
        #expect(throws: JSONError.self) { try nothing(JSONObject.self, "[]") }
        #expect(try nothing(Int64.self, "null") == nil)
        let numbers = JSONReader.Options(holdsToKinds: true, takesNumbersInStrings: true)
        #expect(try Int64(jsonText: #""1""#, options: numbers) == 1)
        #expect(throws: JSONError.self) { try Int64(jsonText: #""x""#, options: numbers) }
        #expect(throws: JSONError.self) { try Bool(jsonText: #""true""#, options: numbers) }
    }
}
