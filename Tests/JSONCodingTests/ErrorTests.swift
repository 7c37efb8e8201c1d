import JSONCoding
import Testing

/// What an error says and where it points.
@Suite struct ErrorTests {
    @Test(arguments: [
        (#"{"TaskId":true}"#, "TaskId", 10), (#"{"Files":[{"Url":"a"},{"Url":{}}]}"#, "Files[1].Url", 29),
        (#"{"Cover":{"Url":"a","Size":1.5}}"#, "Cover.Size", 27), (#"{"Tags":["a",[],"b"]}"#, "Tags[1]", 13),
        (#"{"Files":[{"Url":"a","Size":"x"}]}"#, "Files[0].Size", 28),
        (#"{"x":[{"Url":1},2],"y":"]}\"","Cover":7}"#, "Cover", 38), (#"[]"#, "", 0), (" 5", "", 1),
    ])
    func mismatches(_ text: String, _ path: String, _ offset: Int) throws {
        let error = try #require(#expect(throws: JSONError.self) { try Task(jsonText: text) })
        guard case .typeMismatch = error.reason else {
            Issue.record("\(error)")
            return
        }
        #expect(error.offset == offset)
        #expect(error.path(in: Array(text.utf8)) == path)
    }

    @Test(arguments: [
        (#"{"Cover":{"Size":1}}"#, "Cover.Url", 9), (#"{"Files":[{"Url":"a"},{}]}"#, "Files[1].Url", 22),
        (#"{"x":[{},{"y":[]}],"Cover": {"Size":1,"New":{"a":[{}]} } }"#, "Cover.Url", 28),
        (#"{"Cover":{"Url":null}}"#, "Cover.Url", 9),
    ])
    func missingMembers(_ text: String, _ path: String, _ offset: Int) throws {
        let error = try #require(#expect(throws: JSONError.self) { try Task(jsonText: text) })
        #expect(error == JSONError(reason: .missingMember("Url"), offset: offset))
        #expect(error.path(in: Array(text.utf8)) == path)
    }

    @Test func missingAtTheTop() throws {
        let error = try #require(#expect(throws: JSONError.self) { try FileInfo(jsonText: " { } ") })
        #expect(error == JSONError(reason: .missingMember("Url"), offset: 1))
        #expect(error.path(in: Array(" { } ".utf8)) == "Url")
    }

    @Test(arguments: [
        (#"{"Cover":{"Url":"a" "Size":1}}"#, "Cover.Url", 20), (#"{"Tags":["a",x]}"#, "Tags[1]", 13),
        (#"{"Tags":["a"}"#, "Tags[0]", 12), (#"{"Tags":["a\x"]}"#, "Tags[0]", 11),
        (#"{"TaskId":"a"#, "TaskId", 12),
        (#"{"TaskId":"a"}x"#, "", 14), (#"{"Cover":{"Size":01}}"#, "Cover.Size", 18),
        (#"{"TaskId" "a"}"#, "TaskId", 10),
        (#"{"Tags":[],}"#, "", 11), (#"{"Cover":{,}}"#, "Cover", 10), (#"{"New":nul}"#, "New", 7),
    ])
    func syntax(_ text: String, _ path: String, _ offset: Int) throws {
        let error = try #require(#expect(throws: JSONError.self) { try Task(jsonText: text) })
        guard case .syntax = error.reason else {
            Issue.record("\(error)")
            return
        }
        #expect(error.offset == offset)
        #expect(error.path(in: Array(text.utf8)) == path)
    }

    @Test func pathsOfAnyOffsetInAnyBytes() {
        let bytes = Array(#"{"a":[1,{"b\"":"\"#.utf8)
        for offset in -1...bytes.count + 5 {
            _ = JSONError(reason: .syntax("x"), offset: offset).path(in: bytes)
        }
        #expect(JSONError(reason: .syntax("x"), offset: 15).path(in: bytes) == #"a[1].b""#)
        #expect(JSONError(reason: .syntax("x"), offset: 3).path(in: []) == "")
    }

    @Test func wordsHoldNoValue() throws {
        let text = #"{"Url":"u","Size":"secret"}"#
        let error = try #require(#expect(throws: JSONError.self) { try FileInfo(jsonText: text) })
        #expect(error.description == "expected integer, found string at byte 18")
        var moved = error
        moved.offset = 3
        moved.reason = .tooDeep(maximum: 9)
        #expect(moved.description == "nested deeper than 9 levels at byte 3")
        #expect(error.offset == 18)
    }
}
