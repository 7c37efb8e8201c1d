import APISpec
import JSONCoding
import SpecMaintenance
import Testing

/// What is drafted from the words of a description.
@Suite struct RefinementsDraftTests {
    /// A request with one member, and what its words make of it.
    private static func draft(
        _ type: String, _ document: String, isRequired: Bool = false, isAnswer: Bool = false
    ) throws -> JSONObject {
        let kinds = ["uint64": "int", "int64": "int"]
        let (kind, detail) = type == "list" ? ("list", "string") : (kinds[type] ?? type, type)
        let member = """
            {"name": "It", "type": "\(kind)", "member": "\(detail)", "document": \(JSONValue.string(document).text()),
             "required": \(isRequired)}
            """
        let text = """
            {"metadata": {"serviceShortName": "port", "apiVersion": "2024-05-06"}, "version": "1",
             "actions": {"Moor": {"name": "Moor", "document": "", "input": "MoorRequest", "output": "MoorResponse"}},
             "objects": {"MoorRequest": {"document": "", "members": [\(isAnswer ? "" : member)]},
                         "MoorResponse": {"document": "", "members": [\(isAnswer ? member : "")]}}}
            """
        let source = SourceFile(path: "api.json", text: text)
        let draft = try RefinementsDraft(of: Description(api: source), on: "2026-11-26")
        // Whatever is drafted is clean.
        _ = try Description(
            api: source, refinements: SourceFile(path: "refinements.json", text: draft.text))
        return draft.refinements
    }

    @Test(arguments: [
        ("Valid values: `ON`, `OFF`.", ["ON", "OFF"]),
        ("Type. Valid values:\n<li>ON: Enables it;</li>\n<li>OFF: Disables it.</li>", ["ON", "OFF"]),
        ("<p>枚举值：</p><ul><li>raw： 原始</li><li>processed： 处理后</li></ul>", ["raw", "processed"]),
        ("取值[public（CVM、CLB产品），bm（黑石产品）， natgw]", ["public", "bm", "natgw"]),
        ("可选值 hot（标准存储），cold（低频存储）；默认为hot。", ["hot", "cold"]),
        ("Valid values: asc (ascending), desc (descending).", ["asc", "desc"]),
        ("Possible values are VPC and PUBLIC.", ["VPC", "PUBLIC"]),
        ("Valid values: the name of a bucket, or its ID.", []),
        ("Valid values:\nCenter: in the middle\nDefault: Center", []),
        ("Note: this field may return null, indicating that no valid values can be obtained.", []),
        ("Valid values: ON.", []),
        ("The name.", []),
    ])
    func valuesOfTexts(document: String, values: [String]) throws {
        let enumerations = try Self.draft("string", document)["enumerations"]
        let found = enumerations?["It"]?["values"]?.array ?? []
        #expect(found.compactMap { $0["value"]?.string } == values)
        #expect(enumerations?["It"]?["sentence"]?.string?.isEmpty != true)
    }

    @Test func meaningsAreKept() throws {
        let values = try Self.draft("string", "Valid values:\n<li>ON: Enables it;</li>\n<li>OFF</li>")
        let found = values["enumerations"]?["It"]?["values"]?.array?.compactMap { $0["document"]?.string }
        #expect(found == ["Enables it.", "`OFF`."])
    }

    @Test(arguments: [
        ("uint64", "Value range: [1,1000].", #"{"range":{"min":1,"max":1000}}"#),
        ("int64", "每页数量(取值范围1-200)", #"{"range":{"min":1,"max":200}}"#),
        ("int64", "Value range: 30-43,200 seconds.", #"{"range":{"min":30,"max":43200}}"#),
        ("float", "Opacity, value ranges from 0 to 0.5.", #"{"range":{"min":0,"max":0.5}}"#),
        ("int64", "Between 1 and 5.", #"{"range":{"min":1,"max":5}}"#),
        ("int64", "分页大小，最大1000", #"{"range":{"max":1000}}"#),
        ("int64", "Valid values: 0 (off), 1 (on), 2 (auto).", #"{"values":[0,1,2]}"#),
        ("int64", "可选值：\n0：保留\n1：去除", #"{"values":[0,1]}"#),
        ("string", "The name, up to 60 characters.", #"{"length":{"max":60}}"#),
        ("string", "长度1~64个字符", #"{"length":{"min":1,"max":64}}"#),
        ("list", "最多支持10个。", #"{"count":{"max":10}}"#),
        ("list", "Up to 100 IDs.", #"{"count":{"max":100}}"#),
        // What is said of something else, half-open, or of more than one thing.
        ("int64", "Value range: (0,15]", ""),
        ("int64", "Valid values: 1 and 7", ""),
        ("int64", "When it is on, the maximum is 9.", ""),
        ("int64", "最大值为1天。", ""),
        ("int64", "Up to 20 MB.", ""),
        ("int64", "取值范围：1-100 或 -1", ""),
        ("string", "最多 128 字节", ""),
        ("list", "Each has up to 20 characters.", ""),
        ("list", "图片宽高不大于8000px", ""),
    ])
    func limits(type: String, document: String, limit: String) throws {
        let block = try Self.draft(type, document)["members"]?["MoorRequest.It"]?["limits"]?.object
        let kinds = ["range", "length", "count", "values"]
        let found = JSONObject(block?.members.filter { kinds.contains($0.name) } ?? [])
        #expect(JSONValue.object(found).text() == (limit.isEmpty ? "{}" : limit))
        guard let block else { return }
        #expect(block["strength"] == "advice" && block["source"] == "metadata")
        let sentence = try #require(block["sentence"]?.string)
        #expect(document.contains(sentence.prefix(5)))
    }

    @Test(arguments: [
        ("int64", "Default value: 10. Maximum value: 100.", "10"),
        ("int64", "分页大小，默认100，最大1000", "100"),
        ("bool", "Whether to do so. Default: false", "false"),
        ("string", "排序方式，默认 asc", "\"asc\""),
        ("string", "Default value: `mysql`.", "\"mysql\""),
        ("string", "The default is the current region.", ""),
        ("int64", "When it is on, the default is 5.", ""),
        ("int64", "Default: 5. By default 7, default 7.", ""),
        ("int64", "默认为1小时", ""),
        ("int64", "Value range: 1-9. Default value: 20.", ""),
    ])
    func defaults(type: String, document: String, value: String) throws {
        let member = try Self.draft(type, document)["members"]?["MoorRequest.It"]
        #expect((member?["default"]?.text() ?? "") == value)
        #expect(
            try Self.draft(type, document, isRequired: true)["members"]?["MoorRequest.It"]?["default"] == nil)
    }

    /// An answer's values are typed; its limits are the service's own affair.
    @Test func answersHaveNoLimits() throws {
        #expect(
            try Self.draft("int64", "Value range: 0-9. Default: 3.", isAnswer: true)["members"]
                == .object([:]))
        #expect(try Self.draft("string", "Valid values: A, B", isAnswer: true)["enumerations"]?["It"] != nil)
    }

    /// A limit's mark finds its sentence when the description changes.
    @Test func fingerprintsAreFoundAgain() throws {
        for document in ["Page. Value range: 1-9. More.", "可选值：\n0：保留\n1：去除"] {
            let block = try Self.draft("int64", document)["members"]?["MoorRequest.It"]?["limits"]
            let marks = Fingerprint.sentences(of: document).map(Fingerprint.of) + [Fingerprint.of(document)]
            #expect(marks.contains(try #require(block?["fingerprint"]?.string)))
        }
    }

    @Test func whatIsRefinedIsLeftAlone() throws {
        let api = SourceFile(
            path: "api.json",
            text: """
                {"metadata": {"serviceShortName": "port", "apiVersion": "2024-05-06"}, "version": "1",
                 "actions": {"Moor": {"name": "Moor", "document": "", "input": "MoorRequest", "output": "MoorResponse"}},
                 "objects": {"MoorRequest": {"document": "", "members": [
                     {"name": "Kind", "type": "string", "member": "string", "document": "Valid values: A, B."},
                     {"name": "Count", "type": "int", "member": "int64", "document": "Default: 3."}]},
                  "MoorResponse": {"document": "", "members": [
                     {"name": "Kind", "type": "string", "member": "string", "document": "Valid values: B, A."}]}}}
                """)
        let ours = SourceFile(
            path: "refinements.json", text: #"{"members": {"MoorRequest.Count": {"unit": "boats"}}}"#)
        let draft = try RefinementsDraft(of: Description(api: api, refinements: ours), on: "2026-11-26")
        #expect(draft.refinements["members"] == .object([:]))
        // Both hold the same.
        #expect(
            draft.refinements["enumerations"]?["Kind"]?["members"] == [
                "MoorRequest.Kind", "MoorResponse.Kind",
            ])
    }
}
