import JSONCoding
import Testing

/// Objects and arrays, read and written as generated code does.
@Suite struct ModelTests {
    @Test func roundTrip() throws {
        let task = Task(
            taskID: "24-\"1\"", cover: FileInfo(url: "", size: .min, ratio: 0.1, isPublic: false),
            files: [FileInfo(url: "熊"), FileInfo(url: "b", size: 1)], tags: [])
        let text = task.jsonText
        #expect(
            text
                == #"{"TaskId":"24-\"1\"","Cover":{"Url":"","Size":-9223372036854775808,"Ratio":0.1,"Public":false},"#
                + #""Files":[{"Url":"熊"},{"Url":"b","Size":1}],"Tags":[]}"#)
        #expect(try Task(jsonText: text) == task)
        #expect(try Task(jsonBytes: task.jsonBytes) == task)
        #expect(Task().jsonText == "{}")
        #expect(try Task(jsonText: "{}") == Task())
    }

    @Test func whiteSpaceAnywhere() throws {
        let text = " {\n\t\"Cover\" :\r {\"Url\" : \"u\" , \"Size\" : 1 } } "
        #expect(try Task(jsonText: text) == Task(cover: FileInfo(url: "u", size: 1)))
    }

    @Test func nothingIsWrittenInManyWays() throws {
        for nothing in ["null", #""""#] {
            let text = #"{"Cover":N,"Files":N,"Tags":N,"TaskId":"t"}"#.replacing("N", with: nothing)
            #expect(try Task(jsonText: text) == Task(taskID: "t"))
            let file = #"{"Size":N,"Ratio":N,"Public":N,"Url":"u"}"#.replacing("N", with: nothing)
            #expect(try FileInfo(jsonText: file) == FileInfo(url: "u"))
        }
        #expect(try Task(jsonText: #"{"Cover":[],"TaskId":"t"}"#) == Task(taskID: "t"))
        #expect(try Task(jsonText: #"{"Cover":[ ] ,"TaskId":"t"}"#) == Task(taskID: "t"))
        // Where a string is expected, an empty one is a value.
        #expect(try Task(jsonText: #"{"TaskId":""}"#) == Task(taskID: ""))
        #expect(try Task(jsonText: #"{"TaskId":null}"#) == Task())
    }

    @Test func nothingIsNotMore() {
        let refused = [
            #"{"Cover":[1]}"#, #"{"Cover":" "}"#, #"{"Files":{}}"#, #"{"TaskId":[]}"#, #"{"Cover":[}"#,
            // Not the value itself but something inside it.
            #"{"Files":[""]}"#, #"{"Files":[[]]}"#, #"{"Files":[null]}"#,
        ]
        for text in refused {
            #expect(throws: JSONError.self, "\(text)") { try Task(jsonText: text) }
        }
        #expect(throws: JSONError.self) { try FileInfo(jsonText: #"{"Url":"u","Size":[]}"#) }
    }

    /// What stands in a list has its place, which a `null` keeps where there is a value for it.
    @Test func nullsInLists() throws {
        #expect(try [String](jsonText: #"["a", null,""]"#) == ["a", "", ""])
        let numbers = try [Double](jsonText: "[1, null,2.5]")
        #expect(numbers.map(\.isNaN) == [false, true, false])
        #expect(numbers.jsonText == "[1.0,null,2.5]")
        #expect(throws: JSONError.self) { try [Int64](jsonText: "[1,null]") }
        #expect(throws: JSONError.self) { try [UInt64](jsonText: "[null]") }
        #expect(throws: JSONError.self) { try [Bool](jsonText: "[null]") }
        #expect(throws: JSONError.self) { try [String](jsonText: "[nul]") }
    }

    @Test func unknownMembers() throws {
        let text = #"{"New":{"a":[1,{"b":"\u0041"}]},"TaskId":"t","Newer":null}"#
        #expect(try Task(jsonText: text) == Task(taskID: "t"))
        let error = #expect(throws: JSONError.self) {
            try Task(jsonText: text, options: .init(rejectsUnknownMembers: true))
        }
        #expect(error == JSONError(reason: .unknownMember("New"), offset: 7))
        #expect(error?.path(in: Array(text.utf8)) == "New")
    }

    @Test func namesWithEscapes() throws {
        let text = #"{"T\u0061sk\u0049d":"t","C\u006fver":{"\u0055rl":"u"},"\ud83d\udc3c":0}"#
        #expect(try Task(jsonText: text) == Task(taskID: "t", cover: FileInfo(url: "u")))
        let error = #expect(throws: JSONError.self) {
            try Task(jsonText: text, options: .init(rejectsUnknownMembers: true))
        }
        #expect(error?.reason == .unknownMember("🐼"))
        #expect(error?.path(in: Array(text.utf8)) == "🐼")
    }

    @Test func theLastOfTwoMembersWins() throws {
        #expect(try Task(jsonText: #"{"TaskId":"a","TaskId":"b"}"#).taskID == "b")
    }

    @Test func objectsAreReadInPlace() throws {
        let text = #"{"First":{"TaskId":"a"},"Tasks":[{"TaskId":"b","Tags":["c"]},{},{"Cover":null}]}"#
        let list = try TaskList(jsonText: text)
        #expect(
            list
                == TaskList(
                    first: Task(taskID: "a"), tasks: [Task(taskID: "b", tags: ["c"]), Task(), Task()]))
        #expect(try TaskList(jsonText: #"{"First":{},"Tasks":[]}"#) == TaskList(first: Task(), tasks: []))
        for nothing in ["null", #""""#, "[]"] {
            let text = #"{"First":{"TaskId":"a"},"First":N}"#.replacing("N", with: nothing)
            #expect(try TaskList(jsonText: text) == TaskList())
        }
        for nothing in ["null", #""""#] {
            let text = #"{"Tasks":[{}],"Tasks":N}"#.replacing("N", with: nothing)
            #expect(try TaskList(jsonText: text) == TaskList())
        }
    }

    @Test func theLastOfTwoObjectsWinsWhole() throws {
        let text = #"{"First":{"TaskId":"a"},"First":{"Tags":[]},"Tasks":[{}],"Tasks":[{"TaskId":"b"}]}"#
        #expect(
            try TaskList(jsonText: text) == TaskList(first: Task(tags: []), tasks: [Task(taskID: "b")]))
    }

    @Test(arguments: [
        (#"{"Tasks":[{},null]}"#, 13), (#"{"Tasks":[{},""]}"#, 13), (#"{"Tasks":[[]]}"#, 10),
        (#"{"Tasks":{}}"#, 9),
        (#"{"First":{"TaskId":"a","Tags":[""],"Files":{}}}"#, 43), (#"{"First":[{}]}"#, 9),
        (#"{"First":{"Cover":{}}}"#, 18),
    ])
    func errorsInPlace(_ text: String, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try TaskList(jsonText: text) }
        #expect(error?.offset == offset)
    }

    /// Names are compared in steps of eight bytes, four and one.
    @Test func everyByteOfANameCounts() throws {
        for length in 1...40 {
            let name = String(repeating: "n", count: length)
            for place in 0...length {
                var other = Array(name.utf8)
                if place < length { other[place] = UInt8(ascii: "m") }
                let text = #"{"\#(name)":1,"\#(String(decoding: other, as: UTF8.self))":2}"#
                let isSame = try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in
                    try reader.beginObject()
                    let first = try reader.nextKey()
                    try reader.skip()
                    // Both names stand in the document still.
                    let isSame = try reader.nextKey() == first
                    try reader.skip()
                    _ = try reader.nextKey()
                    return isSame
                }
                #expect(isSame == (place == length))
            }
        }
    }

    @Test func keysCompareWhole() throws {
        for text in [#"{"TaskI":"x"}"#, #"{"TaskIdd":"x"}"#, #"{"taskId":"x"}"#, #"{"TaskIx":"x"}"#] {
            #expect(try Task(jsonText: text) == Task())
        }
    }

    @Test func piecesOfTheDocument() throws {
        let bytes = Array(#"{"Error":null, "Response" : {"A":[1]} }"#.utf8)
        let range = try JSONReader.read(bytes) { (reader) throws(JSONError) in
            var range: Range<Int>?
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key == "Response" { range = try reader.skippedBytes() } else { try reader.skip() }
            }
            return range
        }
        #expect(range.map { String(decoding: bytes[$0], as: UTF8.self) } == #"{"A":[1]}"#)
    }

    @Test func kindsAndOffsets() throws {
        let text = #" [ {}, [ ] ,"s", -1 ,true,false, null]"#
        let seen = try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in
            var seen: [String] = []
            try reader.beginArray()
            while try reader.nextElement() {
                let offset = reader.offset
                seen.append("\(try reader.peek())@\(offset)")
                try reader.skip()
            }
            return seen
        }
        #expect(seen == ["object@3", "array@7", "string@12", "number@17", "bool@21", "bool@26", "null@33"])
    }
}
