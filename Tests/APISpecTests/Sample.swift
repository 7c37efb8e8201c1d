/// A small service with a member of every type.
enum Sample {
    static let api = """
        {
          "version": "2.0",
          "metadata": {"apiVersion": "2024-05-06", "serviceShortName": "art", "api_brief": null},
          "actions": {
            "CreateTask": {"name": "Create a task", "document": "Begins.", "status": "online",
              "input": "CreateTaskRequest", "output": "CreateTaskResponse"},
            "DescribeTask": {"name": "Look at a task", "document": "Looks.",
              "input": "DescribeTaskRequest", "output": "DescribeTaskResponse"},
            "ListTasks": {"name": "List tasks", "document": "Lists.",
              "input": "ListTasksRequest", "output": "ListTasksResponse"},
            "ListFiles": {"name": "List files", "document": "Lists.",
              "input": "ListTasksRequest", "output": "ListTasksResponse"},
            "ListNews": {"name": "List news", "document": "Lists.",
              "input": "ListTasksRequest", "output": "ListTasksResponse"}
          },
          "objects": {
            "CreateTaskRequest": {"type": "object", "document": "", "members": [
              {"name": "Id", "type": "string", "member": "string", "document": "", "required": true,
               "example": "a1"},
              {"name": "Model", "type": "string", "member": "string", "document": ""},
              {"name": "Version", "type": "string", "member": "string", "document": ""},
              {"name": "Prompt", "type": "string", "member": "string", "document": ""},
              {"name": "Count", "type": "int", "member": "int64", "document": ""},
              {"name": "Seed", "type": "int", "member": "uint64", "document": ""},
              {"name": "Ratio", "type": "float", "member": "float", "document": ""},
              {"name": "Draft", "type": "bool", "member": "bool", "document": ""},
              {"name": "Mask", "type": "binary", "member": "binary", "document": ""},
              {"name": "Expires", "type": "string", "member": "datetime_iso", "document": ""},
              {"name": "Files", "type": "list", "member": "FileInfo", "document": ""},
              {"name": "Tags", "type": "list", "member": "string", "document": ""},
              {"name": "Output", "type": "object", "member": "OutputConfig", "document": ""},
              {"name": "ExtInfo", "type": "string", "member": "string", "document": ""}
            ]},
            "FileInfo": {"usage": "in", "document": "", "members": [
              {"name": "Type", "type": "string", "member": "string", "document": ""},
              {"name": "Url", "type": "string", "member": "string", "document": ""}
            ]},
            "OutputConfig": {"usage": "in", "document": "", "members": [
              {"name": "Mode", "type": "string", "member": "string", "document": ""},
              {"name": "Width", "type": "int", "member": "int64", "document": ""}
            ]},
            "CreateTaskResponse": {"type": "object", "document": "", "members": [
              {"name": "TaskId", "type": "string", "member": "string", "document": ""},
              {"name": "RequestId", "type": "string", "member": "string", "document": ""}
            ]},
            "ListTasksRequest": {"type": "object", "document": "", "members": [
              {"name": "Offset", "type": "int", "member": "int64", "document": ""},
              {"name": "Limit", "type": "int", "member": "uint64", "document": ""},
              {"name": "Page", "type": "int", "member": "int64", "document": ""},
              {"name": "Token", "type": "string", "member": "string", "document": ""}
            ]},
            "ListTasksResponse": {"type": "object", "document": "", "members": [
              {"name": "Total", "type": "int", "member": "int64", "document": ""},
              {"name": "Next", "type": "string", "member": "string", "document": ""},
              {"name": "TaskIds", "type": "list", "member": "string", "document": ""}
            ]},
            "DescribeTaskRequest": {"type": "object", "document": "", "members": [
              {"name": "TaskId", "type": "string", "member": "string", "document": "", "required": true}
            ]},
            "DescribeTaskResponse": {"type": "object", "document": "", "members": [
              {"name": "Status", "type": "string", "member": "string", "document": ""},
              {"name": "Result", "type": "object", "member": "TaskResult", "document": ""},
              {"name": "RequestId", "type": "string", "member": "string", "document": ""}
            ]},
            "TaskResult": {"usage": "out", "document": "", "members": [
              {"name": "Progress", "type": "int", "member": "int64", "document": ""},
              {"name": "ErrCode", "type": "int", "member": "int64", "document": ""},
              {"name": "Message", "type": "string", "member": "string", "document": ""},
              {"name": "Share", "type": "float", "member": "float", "document": ""},
              {"name": "Urls", "type": "list", "member": "string", "document": ""}
            ]}
          }
        }
        """

    static let errors = """
        {
          "codes": [
            {"code": "InternalError", "document": ""},
            {"code": "InvalidParameterValue.PromptTooLong", "document": ""}
          ],
          "actions": {"CreateTask": ["InternalError", "InvalidParameterValue.PromptTooLong"]}
        }
        """

    /// Everything that refinements can say, without a mistake.
    static let refinements = """
        {
          "$schema": "refinements.schema.json",
          "service": {"name": "Art", "namespace": "ART", "document": "Draws."},
          "objects": {
            "ExtInfo": {"document": "", "members": [
              {"name": "More", "type": "string", "member": "string", "document": ""}]},
            "More": {"document": "", "members": [
              {"name": "size", "type": "string", "member": "string", "document": ""}]}
          },
          "sources": {"page": {"title": "The page", "date": "2024-05-06"}},
          "enumerations": {
            "Model": {"document": "", "sentence": "", "members": ["CreateTaskRequest.Model"], "values": [
              {"value": "Kling", "document": ""},
              {"value": "3d", "document": "", "name": "threeD", "deprecated": "Use Kling."}]},
            "FileType": {"document": "", "members": ["FileInfo.Type"], "values": [
              {"value": "Url", "document": ""}]},
            "TagName": {"document": "", "members": ["CreateTaskRequest.Tags"], "values": []}
          },
          "members": {
            "CreateTaskRequest.Prompt": {"limits": {
              "requiredUnless": ["Files"], "length": {"min": 1, "max": 20},
              "code": "InvalidParameterValue.PromptTooLong"}},
            "CreateTaskRequest.Count": {"default": 1, "unit": "images", "limits": {"range": {"min": 1, "max": 9}}},
            "CreateTaskRequest.Ratio": {"limits": {"range": {"min": 0.5, "max": 2}, "values": [0.5, 1, 2.0]}},
            "CreateTaskRequest.Files": {"limits": {"count": {"max": 3}}},
            "CreateTaskRequest.ExtInfo": {"json": "ExtInfo"},
            "CreateTaskRequest.Draft": {"deprecated": "It has no effect."},
            "ExtInfo.More": {"json": "More"},
            "OutputConfig.Mode": {"swiftName": "keeping", "limits": {"values": ["Temporary", "Permanent"]}},
            "CreateTaskResponse.TaskId": {"present": true}
          },
          "rules": {
            "FileInfo": [{"when": {"Type": ["Url", null]}, "limits": {"Url": {"required": true}}}],
            "CreateTaskRequest": [
              {"when": {"Draft": [true], "Output.Mode": {"not": ["Permanent"]}},
               "limits": {"Output.Width": {"range": {"max": 512}}, "Mask": {"absent": true}}}]
          },
          "models": {
            "CreateTaskRequest": {"name": "Model", "version": "Version", "usualModel": "Kling", "source": "page",
              "fingerprint": "0123456789ab", "entries": [
              {"name": "Kling", "inPrompt": {"Count": " Output {} images."}, "limits": {"Files": {"count": {"max": 2}}}},
              {"name": "Kling", "version": "2.1", "usual": true, "document": "Draws better.",
               "limits": {"ExtInfo.More.size": {"dimensions": {
                 "separator": "x", "side": {"min": 512, "max": 2048, "multipleOf": 16},
                 "pixels": {"max": 1048576}}},
                 "Version": {"pattern": "v{int}.{int}", "strength": "advice", "source": "page", "fingerprint": "ab0123456789"}}}]}
          },
          "actions": {
            "CreateTask": {"requestsPerSecond": 20, "idempotency": {"token": "Id"}, "billed": true, "stream": "never",
              "examples": [{"title": "A panda", "request": {
                "Id": "1", "Model": "Kling", "Version": "2.1", "Prompt": "a red panda", "Count": 9, "Ratio": 1.0,
                "Files": [{"Type": "Url", "Url": "https://example.com"}, {"Url": "https://example.com"}],
                "Output": {"Mode": "Temporary", "Width": 512}, "Draft": true, "Seed": 18446744073709551615,
                "ExtInfo": "{\\"More\\":\\"{\\\\\\"size\\\\\\":\\\\\\"1024x1024\\\\\\"}\\"}"},
                "response": {"TaskId": "t1"}}]},
            "DescribeTask": {"idempotency": "safe"}
          },
          "pagination": {
            "ListTasks": {"offset": "Offset", "limit": "Limit", "total": "Total", "items": "TaskIds"},
            "ListFiles": {"page": "Page", "limit": "Limit", "items": "TaskIds"},
            "ListNews": {"token": "Token", "nextToken": "Next", "items": "TaskIds"}
          },
          "waiters": {
            "TaskDone": {"action": "DescribeTask", "document": "", "firstDelay": 0.5, "longestDelay": 10,
              "timeout": 600, "progress": "Result.Progress", "code": ["Result.ErrCode"],
              "message": "Result.Message", "outcomes": [
                {"outcome": "failure", "when": {"Status": ["FINISH"], "Result.ErrCode": {"not": [0]}}},
                {"outcome": "success", "when": {"Status": ["FINISH"]}}]}
          }
        }
        """
}
