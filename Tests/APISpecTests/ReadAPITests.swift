import APISpec
import Testing

@Suite struct ReadAPITests {
    @Test func readsActionsObjectsAndMembersInOrderWithTheirPlaces() throws {
        let file = SourceFile(path: "api.json", text: Sample.api)
        let api = try Description(api: file).api
        #expect(api.version == "2.0")
        #expect(api.serviceShortName.value == "art")
        #expect(api.apiVersion.value == "2024-05-06")
        #expect(
            api.actions.map(\.name) == ["CreateTask", "DescribeTask", "ListTasks", "ListFiles", "ListNews"])
        #expect(api.actions[0].title == "Create a task")
        #expect(api.actions[0].status == .online)
        #expect(api.actions[1].output.value == "DescribeTaskResponse")
        #expect(
            api.objects[0].members.map(\.type) == [
                .string, .string, .string, .string, .int64, .uint64, .float, .bool, .binary,
                .date(.datetimeISO), .list(.object("FileInfo")), .list(.string), .object("OutputConfig"),
                .string,
            ])
        #expect(api.objects[0].members[0].example?.value == "a1")
        #expect(api.objects[0].members[0].isRequired)
        let prompt = try #require(api.objects[0].member(named: "Prompt"))
        #expect(prompt.example == nil)
        #expect(!prompt.isRequired)
        #expect(file.location(at: prompt.offset).description == "api.json:22:16")
        #expect(file.location(at: prompt.typeOffset).description == "api.json:22:54")
    }

    @Test func takesWhatOfficialFilesDo() throws {
        let text = """
            {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s", "serviceNameCN": "x", "later": [1]},
             "actions": {
               "A": {"name": "", "document": "", "input": "AReq", "output": "R", "status": "deprecated",
                     "skip_sign": true},
               "B": {"name": "", "document": "", "input": "AReq", "output": "R", "status": "offline"},
               "C": {"name": "", "document": "", "input": "AReq", "output": "R"}},
             "objects": {"R": {"document": "", "members": []},
               "AReq": {"document": "", "members": [
                 {"name": "TTL", "type": "list", "member": "float", "document": "", "required": 1,
                  "output_required": true, "value_allowed_null": true, "disabled": true},
                 {"name": "Ttl", "type": "string", "member": "date", "document": "", "required": 0}]}}}
            """
        let (description, diagnostics) = Description.read(api: SourceFile(path: "api.json", text: text))
        #expect(diagnostics.isEmpty)
        let api = try #require(description?.api)
        #expect(api.version == nil)
        #expect(api.actions.map(\.status) == [.deprecated, .offline, .online])
        #expect(api.actions.map(\.skipsSigning) == [true, false, false])
        let members = api.objects[1].members
        #expect(members.map(\.isRequired) == [true, false])
        #expect(members.map(\.isDisabled) == [true, false])
        #expect(members.map(\.isOutputRequired) == [true, false])
        #expect(members.map(\.isNullAllowed) == [true, false])
    }

    @Test(arguments: [
        ("", "this is not JSON: the document is empty"),
        ("{\"version\": ‸}", "this is not JSON: a value is due"),
        ("‸[]", "the description must be an object, not a list"),
    ])
    func aFileThatIsNoDescriptionHasOneMistake(text: String, message: String) {
        expect(api: text.isEmpty ? "‸" : text, [message])
    }

    @Test func namesEverythingThatIsMissing() {
        expect(
            api: """
                ‸{"metadata": ‸‸{},
                 "objects": {‸‸"O": {}, "P": {"document": "", "members": [‸‸‸‸{}]}}}
                """,
            [
                "the description lacks \"actions\"; add it",
                "the metadata lacks \"serviceShortName\"; add it",
                "the metadata lacks \"apiVersion\"; add it",
                "the object \"O\" lacks \"document\"; add it",
                "the object \"O\" lacks \"members\"; add it",
                "a member lacks \"type\"; add it",
                "a member lacks \"member\"; add it",
                "a member lacks \"document\"; add it",
                "a member lacks \"name\"; add it",
            ])
    }

    @Test func unknownKeysAreNamedWithWhatWasMeant() {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s", ‸"apiVersoin": "2"},
                 ‸"akcions": {},
                 "actions": {"A": {"name": "", "document": "", "input": "O", "output": "O", ‸"state": "online"}},
                 "objects": {"O": {"document": "", "members": [
                   {"name": "M", "type": "int", "member": "int64", "document": "", ‸"requred": true}]}}}
                """,
            [
                "unknown key \"apiVersoin\" in the metadata; did you mean \"apiVersion\"?",
                "unknown key \"akcions\" in the description; did you mean \"actions\"?",
                "unknown key \"state\" in the action \"A\"; "
                    + "it can be \"name\", \"document\", \"input\", \"output\", \"status\", \"skip_sign\"",
                "unknown key \"requred\" in a member; did you mean \"required\"?",
            ])
    }

    @Test func wrongTypesAreNamedEachWhereItStands() {
        expect(
            api: """
                {"metadata": {"apiVersion": ‸1, "serviceShortName": "s"}, "version": ‸null,
                 "actions": {"A": ‸[], "B": {"name": "", "document": "", "input": "O", "output": "O",
                   "status": ‸"onlin"}},
                 "objects": {"O": {"document": ‸{}, "members": [
                   ‸true,
                   {"name": "M", "type": "int", "member": "int64", "document": "", "required": ‸"yes"},
                   {"name": "N", "type": "int", "member": "int64", "document": "", "required": ‸2}]}}}
                """,
            [
                "\"apiVersion\" must be a string, not a number",
                "\"version\" must be a string, not null",
                "the action \"A\" must be an object, not a list",
                "\"status\" can't be \"onlin\"; did you mean \"online\"?",
                "\"document\" must be a string, not an object",
                "a member must be an object, not true or false",
                "\"required\" must be true or false, not a string",
                "\"required\" must be true or false",
            ])
    }

    @Test func typesAndTheirDetailsMustGoTogether() {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s"}, "actions": {},
                 "objects": {"File": {"document": "", "members": [
                   {"name": "A", "type": ‸"strng", "member": "string", "document": ""},
                   {"name": "B", "type": "int", "member": ‸"int46", "document": ""},
                   {"name": "C", "type": "bool", "member": ‸"boolean", "document": ""},
                   {"name": "D", "type": "object", "member": ‸"Fiel", "document": ""},
                   {"name": "E", "type": "list", "member": ‸"Things", "document": ""}]}}}
                """,
            [
                "there is no type \"strng\"; did you mean \"string\"?",
                "\"member\" can't be \"int46\" where \"type\" is \"int\"; did you mean \"int64\"?",
                "\"member\" can't be \"boolean\" where \"type\" is \"bool\"; it can only be \"bool\"",
                "there is no object \"Fiel\"; did you mean \"File\"?",
                "there is no object \"Things\"; it can only be \"File\"",
            ])
    }

    @Test func whatComesTwiceIsNamedTheSecondTime() {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s", ‸"apiVersion": "2024-05-06"},
                 "actions": {"A": {"name": "", "document": "", "input": "O", "output": "O"},
                   ‸"A": {"name": "", "document": "", "input": "O", "output": "O", ‸"input": "O"}},
                 "objects": {"O": {"document": "", "members": [
                   {"name": "M", "type": "int", "member": "int64", "document": ""},
                   {"name": ‸"M", "type": "int", "member": "int64", "document": ""}]},
                   ‸"O": {"document": "", "members": []}}}
                """,
            [
                "\"apiVersion\" comes twice in the metadata; keep one of them",
                "the action \"A\" comes twice; keep one of them",
                "\"input\" comes twice in the action \"A\"; keep one of them",
                "\"O\" has the member \"M\" twice; keep one of them",
                "the object \"O\" comes twice; keep one of them",
            ])
    }

    @Test func namesAndReferencesMustHold() {
        expect(
            api: """
                {"metadata": {"apiVersion": "2024-05-06", "serviceShortName": "s"},
                 "actions": {‸"Do it": {"name": "", "document": "", "input": ‸"Oo", "output": ‸"Nothing"}},
                 "objects": {"O": {"document": "", "members": [
                   {"name": ‸"1st", "type": "int", "member": "int64", "document": ""}]}, "P\\u0051": {
                     "document": "", "members": []}, ‸"a\\"b": {"document": "", "members": []}}}
                """,
            [
                "\"Do it\" can't name an action; use letters, digits and _, and no digit first",
                "there is no object \"Oo\"; did you mean \"O\"?",
                "there is no object \"Nothing\"; it can be \"O\", \"PQ\", \"a\"b\"",
                "\"1st\" can't name a member; use letters, digits and _, and no digit first",
                "\"a\"b\" can't name an object; use letters, digits and _, and no digit first",
            ])
    }
}
