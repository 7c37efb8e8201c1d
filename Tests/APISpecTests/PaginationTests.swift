import APISpec
import Testing

@Suite struct PaginationTests {
    @Test func readsEachStyle() throws {
        let (description, diagnostics) = Description.read(
            api: SourceFile(path: "api.json", text: Sample.api),
            errors: SourceFile(path: "errors.json", text: Sample.errors),
            refinements: SourceFile(path: "refinements.json", text: Sample.refinements))
        #expect(diagnostics.map(\.description) == [])
        let paginations = try #require(description?.refinements?.paginations)
        #expect(paginations.map(\.action.value) == ["ListTasks", "ListFiles", "ListNews"])
        let cursors = paginations.map { pagination in
            switch pagination.cursor {
            case .offset(let member): "offset \(member.value)"
            case .page(let member): "page \(member.value)"
            case .token(let member, let next): "token \(member.value) from \(next.value)"
            }
        }
        #expect(cursors == ["offset Offset", "page Page", "token Token from Next"])
        #expect(paginations.map(\.limit?.value) == ["Limit", "Limit", nil])
        #expect(paginations.map(\.total?.value.description) == ["Total", nil, nil])
        #expect(paginations.map(\.items.value.description) == ["TaskIds", "TaskIds", "TaskIds"])
    }

    @Test func pathsThatLeadNowhere() {
        expect(
            """
            "pagination": {
              ‸"ListTask": {"offset": "Offset", "items": "TaskIds"},
              "ListTasks": {"offset": ‸"Ofset", "limit": ‸"Limits", "total": ‸"Totals", "items": ‸"TaskId"},
              "ListNews": {"token": ‸"NextToken", "nextToken": ‸"Token", "items": ‸"TaskIds.Id"}
            }
            """,
            [
                "there is no action \"ListTask\"; did you mean \"ListTasks\"?",
                "\"ListTasksRequest\" has no member \"Ofset\"; did you mean \"Offset\"?",
                "\"ListTasksRequest\" has no member \"Limits\"; did you mean \"Limit\"?",
                "\"ListTasksResponse\" has no member \"Totals\"; did you mean \"Total\"?",
                "\"ListTasksResponse\" has no member \"TaskId\"; did you mean \"TaskIds\"?",
                "\"ListTasksRequest\" has no member \"NextToken\"; it can be \"Offset\", \"Limit\", \"Page\", \"Token\"",
                "\"ListTasksResponse\" has no member \"Token\"; it can be \"Total\", \"Next\", \"TaskIds\"",
                "a path can't go on behind \"ListTasksResponse.TaskIds\", which is a list of string; "
                    + "end the path there",
            ])
    }

    @Test func typesThatCannotServe() {
        expect(
            """
            "pagination": {
              "ListTasks": {"offset": ‸"Token", "limit": ‸"Token", "total": ‸"Next", "items": ‸"Next"},
              "ListFiles": {"page": ‸"Token", "items": "TaskIds"},
              "ListNews": {"token": ‸"Page", "nextToken": ‸"Total", "items": "TaskIds"}
            }
            """,
            [
                "\"Token\" is a string; it must be a whole number",
                "\"Token\" is a string; it must be a whole number",
                "\"Next\" is a string; it must be a whole number",
                "\"Next\" is a string; it must be a list",
                "\"Token\" is a string; it must be a whole number",
                "\"Page\" is an int64; it must be a string",
                "\"Total\" is an int64; it must be a string",
            ])
    }

    @Test func whatDoesNotGoTogether() {
        expect(
            """
            "actions": {"ListFiles": {"idempotency": {"token": "Token"}}},
            "pagination": {
              ‸‸"ListTasks": {"limit": "Limit"},
              "ListNews": {"offset": "Offset", ‸"page": "Page", ‸"nextToken": "Next", "items": "TaskIds"},
              ‸"DescribeTask": {"token": "TaskId", ‸"limit": "TaskId", ‸"total": "Status", "items": "Urls"},
              ‸"ListFiles": {"page": "Page", "items": "TaskIds", ‸"size": "Limit"}
            }
            """,
            [
                "the pagination of \"ListTasks\" lacks \"items\"; add it",
                "the pagination of \"ListTasks\" doesn't say how a page is asked for; "
                    + "name the request's \"offset\", \"page\" or \"token\"",
                "\"page\" can't go with \"offset\"; keep one of them",
                "\"nextToken\" can't go with \"offset\"; keep one of them",
                "the pagination of \"DescribeTask\" lacks \"nextToken\"; add it",
                "\"limit\" says nothing where a token leads on; remove it",
                "\"total\" says nothing where a token leads on; remove it",
                "\"ListFiles\" is done once for each token, and can't be asked page by page; "
                    + "give its \"idempotency\" as \"safe\" if it only reads",
                "unknown key \"size\" in the pagination of \"ListFiles\"; it can be \"offset\", \"page\", "
                    + "\"token\", \"nextToken\", \"limit\", \"total\", \"items\"",
            ])
    }

    @Test func tokensAreJustStrings() {
        expect(
            """
            "enumerations": {"Place": {"document": "", "members": ["ListTasksRequest.Token"], "values": []}},
            "pagination": {"ListNews": {"token": ‸"Token", "nextToken": "Next", "items": "TaskIds"}}
            """,
            ["the token \"Token\" is refined to be more than a string; remove that"])
    }

    /// What a request gets without naming a size is a size that it may name.
    @Test func pageSizeOutsideItsLimits() {
        expect(
            """
            "members": {"ListTasksRequest.Limit": {"default": ‸200, "limits": {"range": {"max": 100}}}},
            "pagination": {"ListTasks": {"offset": "Offset", "limit": "Limit", "items": "TaskIds"}}
            """,
            ["the default of \"ListTasksRequest.Limit\" is 200, but takes at most 100"])
    }
}
