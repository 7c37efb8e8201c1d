import APISpec
import Testing

@Suite struct LintRulesTests {
    @Test func pathsOfRulesLeadSomewhere() {
        expect(
            """
            "rules": {
              ‸"CreateTskRequest": [],
              "CreateTaskRequest": [
                {"when": {‸"Output.Mod": ["x"], ‸"Files.Type": ["x"], ‸"ExtInfo.size": ["x"], ‸"Count.x": [1]},
                 "limits": {‸"Output.Widht": {"required": true}, "Output.Width": {"length": ‸{"max": 3}}}},
                ‸‸{},
                ‸{"when": ‸{}, "limits": {}},
                {"when": {‸"": ["x"], "Prompt": ‸[], "Model": {"not": ‸[]}, "Version": ‸{‸"nto": []}, "Count": ‸4},
                 "limits": {"Output.Mode": {"required": true}, ‸"Output.Mode": {"required": true}}}
              ]
            }
            """,
            [
                "there is no object \"CreateTskRequest\"; did you mean \"CreateTaskRequest\"?",
                "\"OutputConfig\" has no member \"Mod\"; did you mean \"Mode\"?",
                "a path can't go on behind \"CreateTaskRequest.Files\", which is a list of FileInfo; "
                    + "write it for \"FileInfo\", the elements' object",
                "a path can't go on behind \"CreateTaskRequest.ExtInfo\", which is a string; "
                    + "say with \"json\" what object it carries, or end the path there",
                "a path can't go on behind \"CreateTaskRequest.Count\", which is an int64; end the path there",
                "\"OutputConfig\" has no member \"Widht\"; did you mean \"Width\"?",
                "\"length\" limits text, and \"Width\" is an int64; use \"range\" or \"values\"",
                "a rule lacks \"when\"; add it",
                "a rule lacks \"limits\"; add it",
                "the rule limits nothing; give a path and its limits",
                "\"when\" tests nothing; give a path and its values",
                "\"\" is no path; write member names with dots between, as in \"Input.Url\"",
                "the values of \"Prompt\" must not be empty; list at least one",
                "\"not\" must not be empty; list at least one",
                "the test of \"Version\" lacks \"not\"; add it",
                "unknown key \"nto\" in the test of \"Version\"; did you mean \"not\"?",
                "the values of \"Count\" must be a list, not a number",
                "the path \"Output.Mode\" comes twice; keep one of them",
            ])
    }

    @Test func valuesOfConditionsCanBeThere() {
        expect(
            """
            "enumerations": {"FileType": {"document": "", "members": ["FileInfo.Type"],
              "values": [{"value": "File", "document": ""}, {"value": "Url", "document": ""}]}},
            "rules": {
              "FileInfo": [{"when": {"Type": ["File", null, ‸"Uri", ""]}, "limits": {"Url": {"required": true}}}],
              "CreateTaskRequest": [
                {"when": {"Count": [1, ‸"2", ‸1.5], "Draft": [‸"true"], "Output": [null, ‸"x"], "Tags": [‸"a"],
                  "Prompt": {"not": ["x", ‸null]}},
                 "limits": {"Model": {"required": true}}}
              ]
            }
            """,
            [
                "\"Uri\" is not among the values of \"FileType\"; did you mean \"Url\"?",
                "a value of \"Count\" must be a whole number, not a string; write 2",
                "a value of \"Count\" must be a whole number, not 1.5",
                "a value of \"Draft\" must be true or false, not a string; write true",
                "\"Output\" is an OutputConfig, which has no single value; "
                    + "test a member below it, or null for its absence",
                "\"Tags\" is a list of string, which has no single value; "
                    + "test a member below it, or null for its absence",
                "\"not\" holds for a member that is there only; remove null, it is never equal to it",
            ])
    }

    @Test func limitsThatHoldSometimesAgreeWithThoseThatAlwaysDo() {
        expect(
            """
            "members": {
              "CreateTaskRequest.Model": {"limits": {"required": true, "values": ["a", "b"]}},
              "CreateTaskRequest.Prompt": {"limits": {"length": {"min": 5, "max": 10}}},
              "CreateTaskRequest.Count": {"limits": {"range": {"min": 1, "max": 9}}},
              "CreateTaskRequest.Mask": {"limits": {"absent": true}}
            },
            "rules": {"CreateTaskRequest": [
              {"when": {"Draft": [true]}, "limits": {
                "Model": {"absent": ‸true}, "Prompt": {"length": ‸{"min": 11}}, "Count": {"range": ‸{"max": 0}},
                "Mask": ‸{"required": true}, "Id": {"absent": ‸true}}},
              {"when": {"Draft": [false]}, "limits": {
                "Model": {"values": ["b", ‸"c"]}, "Prompt": {"length": ‸{"max": 4}},
                "Count": {"range": ‸{"min": 9.5}}}}
            ]}
            """,
            [
                "\"Model\" is always required, and absent here; remove \"absent\"",
                "\"Prompt\" always takes 5 to 10 characters, which nothing here is; make the limits agree",
                "\"Count\" always takes 1 to 9, which nothing here is; make the limits agree",
                "\"Mask\" is always absent; remove these limits",
                "\"Id\" is required by api.json, and absent here; remove \"absent\"",
                "the allowed value \"c\" is never allowed: it takes one of a, b",
                "\"Prompt\" always takes 5 to 10 characters, which nothing here is; make the limits agree",
                "\"Count\" always takes 1 to 9, which nothing here is; make the limits agree",
            ])
    }

    @Test func modelTables() {
        expect(
            """
            "enumerations": {"Model": {"document": "", "members": ["CreateTaskRequest.Model"],
              "values": [{"value": "Kling", "document": ""}]}},
            "models": {
              ‸"CreateTaskRequests": {"name": "Model", "entries": []},
              "CreateTaskRequest": {"name": "Model", "version": ‸"Versoin", "entries": [
                {"name": ‸"Klign"},
                {"name": "Kling", "version": "1", "limits": {‸"File": {"count": {"max": 1}}}},
                ‸{"name": "Kling", "version": "1", "limits": {"Files": {"range": ‸{"max": 1}}}},
                ‸{"version": "1"}]},
              "FileInfo": {"name": "Type", "entries": [{"name": "Url", "version": ‸"1"}]},
              "OutputConfig": {"name": ‸"Width", "entries": []},
              ‸‸"DescribeTaskRequest": {}
            }
            """,
            [
                "there is no object \"CreateTaskRequests\"; did you mean \"CreateTaskRequest\"?",
                "\"CreateTaskRequest\" has no member \"Versoin\"; did you mean \"Version\"?",
                "\"Klign\" is not among the values of \"Model\"; did you mean \"Kling\"?",
                "\"CreateTaskRequest\" has no member \"File\"; did you mean \"Files\"?",
                "the model Kling 1 comes twice; keep one of them",
                "\"range\" limits numbers, and \"Files\" is a list of FileInfo; "
                    + "use \"count\" here, and limit the elements in \"FileInfo\"",
                "a model lacks \"name\"; add it",
                "no member holds a model's version; name it in the table's \"version\"",
                "\"Width\" is an int64; a model is named by a string",
                "the table of \"DescribeTaskRequest\" lacks \"entries\"; add it",
                "the table of \"DescribeTaskRequest\" lacks \"name\"; add it",
            ])
    }

    @Test func waiters() {
        expect(
            """
            "waiters": {
              ‸"Never": {"action": ‸"DescribeTsk", "document": "", "firstDelay": ‸20, "longestDelay": ‸10,
                "timeout": 5, "outcomes": []},
              ‸"Task done": {"action": "DescribeTask", "document": "", "firstDelay": 1, "longestDelay": 10,
                "timeout": 600, "progress": ‸"Result.Share", "code": [‸"Result.Code", ‸"Result"],
                "message": ‸"Result.Urls", "outcomes": [
                  {"outcome": "success", "when": {"Status": [‸1], ‸"Results.ErrCode": {"not": [0]}}},
                  {"outcome": ‸"failed", "when": {"Status": ["FAIL"]}},
                  ‸‸{}]},
              ‸‸‸‸‸‸"Empty": {},
              "Bad": {"action": "DescribeTask", "document": "", "firstDelay": ‸0, "longestDelay": ‸"1",
                "timeout": ‸-1, "outcomes": [], ‸"interval": 3}
            }
            """,
            [
                "the waiter \"Never\" never succeeds; give an outcome \"success\"",
                "there is no action \"DescribeTsk\"; did you mean \"DescribeTask\"?",
                "\"firstDelay\" is longer than \"longestDelay\"; swap them",
                "\"longestDelay\" is longer than \"timeout\"; wait longer, or ask more often",
                "\"Task done\" can't name a waiter; use letters and digits, as in \"TaskDone\"",
                "\"Result.Share\" is a float; it must be a whole number",
                "\"TaskResult\" has no member \"Code\"; it can be \"Progress\", \"ErrCode\", \"Message\", "
                    + "\"Share\", \"Urls\"",
                "\"Result\" is a TaskResult; it must be a string or a whole number",
                "\"Result.Urls\" is a list of string; it must be a string",
                "a value of \"Status\" must be a string, not 1; write \"1\"",
                "\"DescribeTaskResponse\" has no member \"Results\"; did you mean \"Result\"?",
                "\"outcome\" can't be \"failed\"; it can be \"success\", \"failure\", \"pending\"",
                "an outcome lacks \"outcome\"; add it",
                "an outcome lacks \"when\"; add it",
                "the waiter \"Empty\" lacks \"document\"; add it",
                "the waiter \"Empty\" lacks \"outcomes\"; add it",
                "the waiter \"Empty\" lacks \"action\"; add it",
                "the waiter \"Empty\" lacks \"firstDelay\"; add it",
                "the waiter \"Empty\" lacks \"longestDelay\"; add it",
                "the waiter \"Empty\" lacks \"timeout\"; add it",
                "\"firstDelay\" must be more than 0 seconds, not 0",
                "\"longestDelay\" must be a number, not a string",
                "\"timeout\" must be more than 0 seconds, not -1",
                "unknown key \"interval\" in the waiter \"Bad\"; it can be \"action\", \"document\", "
                    + "\"firstDelay\", \"longestDelay\", \"timeout\", \"progress\", \"code\", \"message\", "
                    + "\"outcomes\"",
            ])
    }
}
