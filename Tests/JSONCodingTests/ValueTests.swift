import JSONCoding
import Testing

/// Values of no particular type, for tools.
@Suite struct ValueTests {
    @Test func keepsOrderDigitsAndRepeats() throws {
        let text = #"{"z":1.50,"a":[1E2,-0,123456789012345678901234567890],"z":"\/","n":null,"t":true}"#
        let value = try JSONValue(jsonText: text)
        #expect(value.text() == text.replacing(#"\/"#, with: "/"))
        #expect(value["z"]?.string == "/")
        #expect(value["a"]?.array?[2].number?.text == "123456789012345678901234567890")
        #expect(value["t"]?.bool == true)
        #expect(value["n"] == .null)
        #expect(value["none"] == nil)
        #expect(JSONValue.string("x")["z"] == nil)
        #expect(value.object?.members.map(\.name) == ["z", "a", "z", "n", "t"])
    }

    @Test func randomValuesRoundTrip() throws {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<2_000 {
            let value = anyValue(depth: 5, using: &random)
            #expect(try JSONValue(jsonText: value.text()) == value)
            #expect(try JSONValue(jsonText: value.text(pretty: true)) == value)
        }
    }

    @Test func pretty() {
        let value: JSONValue = ["a": [1, [], [:], "x"], "b": ["c": nil], "d": 2.5]
        #expect(
            value.text(pretty: true) == """
                {
                  "a": [
                    1,
                    [],
                    {},
                    "x"
                  ],
                  "b": {
                    "c": null
                  },
                  "d": 2.5
                }
                """)
        #expect(value.text() == #"{"a":[1,[],{},"x"],"b":{"c":null},"d":2.5}"#)
    }

    @Test func numbers() {
        #expect(JSONNumber(text: "1e3")?.int64 == 1000)
        #expect(JSONNumber(text: "1.5")?.int64 == nil)
        #expect(JSONNumber(text: "1.5")?.double == 1.5)
        #expect(JSONNumber(UInt64.max).uint64 == .max)
        #expect(JSONNumber(UInt64.max).int64 == nil)
        #expect(JSONNumber(Double.nan) == nil)
        for text in ["", " 1", "1 ", "01", "0x1", "nan", "1,2", "--1"] {
            #expect(JSONNumber(text: text) == nil)
        }
    }

    @Test func editing() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = "x"
        object["c"] = [true]
        object["b"] = nil
        #expect(JSONValue.object(object).text() == #"{"a":"x","c":[true]}"#)
        #expect(JSONValue(floatLiteral: .infinity) == .null)
    }

    @Test func kinds() {
        let values: [JSONValue] = [[:], [], "", 1, true, nil]
        #expect(values.map(\.kind) == JSONKind.allCases)
    }

    private func anyValue(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .number(JSONNumber(Int64(bitPattern: random.next())))
        case 3: return JSONValue(floatLiteral: Double(bitPattern: random.next()))
        case 4, 5: return .string(anyText(using: &random))
        case 6:
            return .array(
                (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                    anyValue(depth: depth - 1, using: &random)
                })
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                        .init(
                            name: anyText(using: &random), value: anyValue(depth: depth - 1, using: &random))
                    }))
        }
    }

    private func anyText(using random: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<24, using: &random) {
            let bound: UInt32 = [0x20, 0x80, 0x800, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x80
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...bound, using: &random)) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
