import JSONCoding
import Testing

@testable import TencentCloudRuntime

@Suite struct OpenEnumerationTests {
    @Test func unknownValuesTravelBothWays() throws {
        let style = try Drawing.Style(jsonText: #""Oil""#)
        #expect(style == "Oil")
        #expect(style.jsonText == #""Oil""#)
        #expect(!Drawing.Style.allKnownCases.contains(style))
    }

    @Test func knownValuesAreTheirTexts() throws {
        #expect(try Drawing.Style(jsonText: #""Ink""#) == .ink)
        #expect(Drawing.Style.ink == "Ink")
        #expect("\(Drawing.Style.ink)" == "Ink")
        #expect(Set(Drawing.Style.allKnownCases) == [.chalk, .ink])
    }

    @Test func readsAsLenientlyAsText() throws {
        #expect(try Drawing.Style(jsonText: "10") == "10")
        #expect(throws: JSONError.self) { try Drawing.Style(jsonText: "{}") }
    }
}

@Suite struct JSONStringTests {
    typealias Extra = JSONString<Drawing.Reference>

    @Test func carriesAValueAsText() throws {
        let extra = Extra.json(.init(url: "https://example.com/\"a\""))
        #expect(extra.text == #"{"Url":"https://example.com/\"a\""}"#)
        #expect(extra.jsonText == #""{\"Url\":\"https://example.com/\\\"a\\\"\"}""#)
        #expect(try Extra(jsonText: extra.jsonText) == extra)
        #expect(try extra.value().url == #"https://example.com/"a""#)
    }

    @Test(arguments: ["", "not JSON", #"{"Url": 1,  "More": [ ]}"#, "[]"])
    func keepsTextThatIsSomethingElse(text: String) throws {
        let extra = Extra(text: text)
        #expect(try Extra(jsonText: extra.jsonText).text == text)
        #expect("\(extra)" == text)
    }

    @Test func valueThrowsForOtherText() {
        #expect(throws: JSONError.self) { try Extra(text: "not JSON").value() }
        let literal: Extra = #"{"Url": "u", "New": 1}"#
        #expect(throws: Never.self) { try literal.value() }
    }
}
