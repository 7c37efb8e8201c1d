import APISpec
import Testing

@Suite struct LintNamesTests {
    @Test func unknownKeysOfRefinements() {
        expect(
            """
            ‸"enums": {},
            "service": {‸"title": "", "namespace": ‸"A R T"},
            "members": {"FileInfo.Url": {‸"limit": {}, "limits": {"length": {"max": 3, ‸"maximum": 4}}}},
            "actions": {"CreateTask": {‸"rps": 20}}
            """,
            [
                "unknown key \"enums\" in the refinements; it can be \"$schema\", \"service\", \"sources\", \"objects\", "
                    + "\"enumerations\", \"members\", \"rules\", \"models\", \"actions\", \"waiters\", "
                    + "\"pagination\"",
                "unknown key \"title\" in \"service\"; it can be \"name\", \"namespace\", \"document\"",
                "\"A R T\" can't be a namespace; use letters and digits, as in \"MPS\"",
                "unknown key \"limit\" in the refinement of \"FileInfo.Url\"; did you mean \"limits\"?",
                "unknown key \"maximum\" in \"length\"; it can be \"min\", \"max\"",
                "unknown key \"rps\" in the refinement of \"CreateTask\"; it can be \"requestsPerSecond\", "
                    + "\"idempotency\", \"billed\", \"stream\", \"examples\"",
            ])
    }

    @Test func membersThatAddressNothing() {
        expect(
            """
            "members": {
              ‸"FileInfo.Uri": {"unit": "x"},
              ‸"FielInfo.Url": {"unit": "x"},
              ‸"Url": {"unit": "x"},
              ‸"FileInfo.Url.Host": {"unit": "x"},
              "FileInfo.Url": {"unit": "x"},
              ‸"FileInfo.Url": {"unit": "x"}
            }
            """,
            [
                "\"FileInfo\" has no member \"Uri\"; did you mean \"Url\"?",
                "there is no object \"FielInfo\"; did you mean \"FileInfo\"?",
                "\"Url\" is no member's address; write the object and the member, as in \"Object.Member\"",
                "\"FileInfo.Url.Host\" is no member's address; "
                    + "write the object and the member, as in \"Object.Member\"",
                "the member \"FileInfo.Url\" comes twice; keep one of them",
            ])
    }

    @Test func aMemberWhoseTypeCouldNotBeReadIsNotJudgedFurther() {
        expect(
            api: Sample.api.replacing(
                "\"name\": \"Count\", \"type\": \"int\", \"member\": \"int64\"",
                with: "\"name\": \"Count\", \"type\": \"int\", \"member\": ‸\"int128\""),
            refinements: """
                {"members": {"CreateTaskRequest.Count": {"default": 1, "limits": {"range": {"max": 1}}}},
                 "actions": {"CreateTask": {"examples": [
                   {"title": "", "request": {"Id": "1", "Count": 1}}]}}}
                """,
            ["\"member\" can't be \"int128\" where \"type\" is \"int\"; it can be \"int64\", \"uint64\""])
    }

    @Test func enumerations() {
        expect(
            """
            "enumerations": {
              "Model": {"document": "", "members": ["CreateTaskRequest.Model", ‸"CreateTaskRequest.Modle",
                  ‸"CreateTaskRequest.Count"],
                "values": [{"value": "a", "document": ""}, {"value": ‸"a", "document": ""},
                  {"value": "b", "document": "", "name": "c"}, {"value": "d", "document": "", "name": ‸"c"},
                  {"value": "e", "document": "", "name": ‸"an e"}, {"value": ‸"+", "document": ""}]},
              ‸"FileInfo": {"document": "", "members": [‸"CreateTaskRequest.Model"], "values": []},
              ‸"Empty": {"document": "", "members": [], "values": []},
              ‸‸"No name": {"members": ["CreateTaskRequest.Tags"], "values": []}
            }
            """,
            [
                "\"CreateTaskRequest\" has no member \"Modle\"; did you mean \"Model\"?",
                "\"CreateTaskRequest.Count\" is no string but an int64; "
                    + "an enumeration's members are strings or lists of strings",
                "the enumeration \"Model\" has the value \"a\" twice; keep one of them",
                "\"Model\" has the Swift name \"c\" twice; choose another for one of them",
                "\"an e\" is no Swift name; use letters, digits and _, and no digit first",
                "no Swift name can be made of the value \"+\"; give it a \"name\"",
                "the enumeration \"FileInfo\" is named like an object; choose another name",
                "\"CreateTaskRequest.Model\" holds a value of \"Model\" already; keep one of them",
                "no member holds a value of the enumeration \"Empty\"; list them in \"members\"",
                "the enumeration \"No name\" lacks \"document\"; add it",
                "\"No name\" can't name an enumeration; use letters and digits, as in \"ModelName\"",
            ])
    }

    @Test func jsonInStrings() {
        expect(
            """
            "objects": {
              "Extra": {"document": "", "members": [
                {"name": "size", "type": "object", "member": ‸"Siez", "document": ""}]},
              ‸"Size": {"document": "", "members": []},
              ‸"FileInfo": {"document": "", "members": []}
            },
            "members": {
              "CreateTaskRequest.ExtInfo": {"json": "Extra"},
              "CreateTaskRequest.Prompt": {"json": ‸"Extar"},
              "CreateTaskRequest.Count": {"json": ‸"Extra"},
              "CreateTaskRequest.Model": {"json": ‸"OutputConfig"}
            }
            """,
            [
                "there is no object \"Siez\"; did you mean \"Size\"?",
                "no member carries \"Size\"; "
                    + "name it as the \"json\" of a string member that a request or response holds",
                "\"FileInfo\" is an object of api.json already; choose another name",
                "there is no object \"Extar\"; did you mean \"Extra\"?",
                "\"Count\" is an int64, which carries no JSON; \"json\" is for string members",
                "\"OutputConfig\" is an object of api.json; describe what the string carries under \"objects\"",
            ])
    }

    @Test func whatNothingReaches() {
        expect(
            """
            "objects": {‸"Idle": {"document": "", "members": []}},
            "members": {
              "CreateTaskRequest.Id": {‸"present": true},
              "TaskResult.Message": {"present": true, "limits": ‸{"length": {"max": 3}}}
            },
            "rules": {‸"TaskResult": []}
            """,
            [
                "no member carries \"Idle\"; "
                    + "name it as the \"json\" of a string member that a request or response holds",
                "\"present\" speaks of responses, and none holds \"CreateTaskRequest\"; "
                    + "for requests, say \"required\" in \"limits\"",
                "limits bind requests, and none holds \"TaskResult\"; remove them",
                "limits bind requests, and none holds \"TaskResult\"; remove them",
            ])
    }

    @Test func swiftNames() {
        expect(
            """
            "members": {
              "FileInfo.Url": {"swiftName": "address"},
              "FileInfo.Type": {"swiftName": ‸"address"},
              "OutputConfig.Mode": {"swiftName": "address"},
              "OutputConfig.Width": {"swiftName": ‸"2wide"}
            }
            """,
            [
                "\"FileInfo\" has the Swift name \"address\" twice; choose another for one of them",
                "\"2wide\" is no Swift name; use letters, digits and _, and no digit first",
            ])
    }

    @Test func actions() {
        expect(
            """
            "actions": {
              ‸"CreateTsk": {"requestsPerSecond": 20},
              "CreateTask": {"requestsPerSecond": ‸0, "idempotency": {"token": ‸"Ids"}, "billed": ‸1},
              "DescribeTask": {"requestsPerSecond": ‸1.5, "idempotency": ‸"save"}
            }
            """,
            [
                "there is no action \"CreateTsk\"; did you mean \"CreateTask\"?",
                "\"requestsPerSecond\" must be a whole number from 1, not 0",
                "\"CreateTaskRequest\" has no member \"Ids\"; did you mean \"Id\"?",
                "\"billed\" must be true or false, not a number",
                "\"requestsPerSecond\" must be a whole number from 1, not 1.5",
                "there is no idempotency \"save\"; it can be \"none\", \"safe\", or {\"token\": a member}",
            ])
        expect(
            """
            "actions": {"CreateTask": {"idempotency": {"token": ‸"Count"}}}
            """,
            ["the token \"Count\" is an int64; a token is a string member of the request"])
    }
}
