import JSONCoding
import Testing

/// The writer's output, to the byte.
@Suite struct WriterTests {
    @Test func commasAndColons() {
        var writer = JSONWriter(capacity: 0)
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.null()
        writer.bool(true)
        writer.bool(false)
        writer.integer(Int64.min)
        writer.integer(UInt64.max)
        writer.double(1.5)
        writer.string("s")
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.write([1, 2] as [Int])
        writer.endArray()
        writer.key(String("b\"\u{1}"))
        writer.beginObject()
        writer.member("c", "d")
        writer.member("e", String?.none)
        writer.member("f", [["x"], []])
        writer.endObject()
        writer.endObject()
        #expect(
            writer.text
                == #"{"a":[null,true,false,-9223372036854775808,18446744073709551615,1.5,"s",[],{},[1,2]],"#
                + #""b\"\u0001":{"c":"d","f":[["x"],[]]}}"#)
        #expect(writer.bytes == Array(writer.text.utf8))
    }

    @Test func escapes() {
        let controls = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
        #expect(
            controls.jsonText
                == #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
                + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f""#
        )
        #expect("\"\\/".jsonText == #""\"\\/""#)
        #expect("\u{7F}\u{2028}é熊🐼".jsonText == "\"\u{7F}\u{2028}é熊🐼\"")
        #expect("".jsonText == #""""#)
    }

    /// At every place of the steps of eight bytes in which text is scanned.
    @Test func escapesAnywhere() throws {
        for length in 0..<20 {
            for place in 0...length {
                for special in ["\"", "\\", "\n", "\u{1F}", " ", "!", "#", "[", "]", "é"] {
                    var text = String(repeating: "x", count: length)
                    text.insert(contentsOf: special, at: text.index(text.startIndex, offsetBy: place))
                    let json = text.jsonText
                    #expect(try String(jsonText: json) == text)
                    #expect(json.utf8.contains { $0 < 0x20 } == false)
                }
            }
        }
    }

    @Test func numbers() {
        #expect(
            [0, 1, -1, 9, 10, 99, 100, -100].map(\.jsonText) == [
                "0", "1", "-1", "9", "10", "99", "100", "-100",
            ])
        #expect(Int.max.jsonText == "9223372036854775807")
        #expect(Double.infinity.jsonText == "null")
        #expect((-Double.infinity).jsonText == "null")
        #expect(Double.nan.jsonText == "null")
        #expect(0.1.jsonText == "0.1")
        #expect(
            [1e300, Double.leastNonzeroMagnitude, 0.1 + 0.2].jsonText == "[1e+300,5e-324,0.30000000000000004]"
        )
    }

    @Test func bigDocumentsGrow() throws {
        let texts = (0..<3_000).map { String(repeating: "é\n", count: $0 % 40) + "\($0)" }
        #expect(try [String](jsonBytes: texts.jsonBytes) == texts)
    }
}
