import APISpec
import BindingsGenerator
import Testing

/// What a pagination becomes, line by line; ``GeneratedPagingTests`` puts it to use.
@Suite struct PaginationSnippetTests {
    private let list = Snippet.member("Items", "list", of: "string")

    private func snippet(_ pagination: String, request: String, response: String = "") -> Snippet {
        Snippet(
            request: request, response: list + response,
            refinements: #""pagination": {"Do": {\#(pagination), "items": "Items"}}"#)
    }

    @Test func offsets() throws {
        let swift = try snippet(
            #""offset": "Offset", "limit": "Limit""#,
            request: Snippet.member("Offset", "int") + ", " + Snippet.member("Limit", "int")
        ).swift()
        #expect(swift.contains("func doPages(_ request: TEST.DoRequest) -> Pages<TEST.DoResponse> {"))
        #expect(swift.contains("func doItems(_ request: TEST.DoRequest) -> PageItems<String> {"))
        #expect(
            swift.contains(
                """
                .offset(
                position: { $0.offset },
                move: { $0.offset = $1 },
                items: { response in response.items ?? [] }
                )
                """))
    }

    /// Only where nothing can be cut short behind the caller's back, a short page means the end.
    @Test func limitsCountWhereTheirMaximumIsKnown() throws {
        var snippet = snippet(
            #""offset": "Offset", "limit": "Limit""#,
            request: Snippet.member("Offset", "int", required: true) + ", "
                + Snippet.member("Limit", "int", of: "uint64", required: true))
        snippet.refinements? += #", "members": {"DoRequest.Limit": {"limits": {"range": {"max": 5000000}}}}"#
        let swift = try snippet.swift()
        #expect(swift.contains("limit: { Int64(clamping: $0.limit) },\nlargestPage: 5_000_000,"))
        snippet.refinements = snippet.refinements?.replacing("max", with: "min")
        #expect(try !snippet.swift().contains("limit: {"))
    }

    @Test func firstPageIsTheDefault() throws {
        var snippet = snippet(#""page": "Page""#, request: Snippet.member("Page", "int"))
        #expect(try !snippet.swift().contains("first:"))
        snippet.refinements? += #", "members": {"DoRequest.Page": {"default": 0}}"#
        #expect(try snippet.swift().contains(".page(\nfirst: 0,\nposition: { $0.page },"))
    }

    @Test func whatIsDeprecatedMakesNoWarning() throws {
        var snippet = snippet(
            #""token": "Token", "nextToken": "Next""#, request: Snippet.member("Token"),
            response: ", " + Snippet.member("Next"))
        snippet.refinements? += #", "members": {"DoRequest.Token": {"deprecated": "Don't."}}"#
        #expect(try snippet.swift().contains("{ $0.storedToken },\nmove: { $0.storedToken = $1 },"))
    }

    @Test func pathsGoThroughJSON() throws {
        let swift = try Snippet(
            request: Snippet.member("Page", "int"), response: Snippet.member("Data"),
            refinements: """
                "objects": {"Body": {"document": "", "members": [\(list), \(Snippet.member("Total", "int"))]}},
                "members": {"DoResponse.Data": {"json": "Body"}},
                "pagination": {"Do": {"page": "Page", "items": "Data.Items", "total": "Data.Total"}}
                """
        ).swift()
        #expect(
            swift.contains(
                """
                total: { response in
                let dataValue = try? response.data?.value()
                return dataValue?.total
                },
                items: { response in
                let dataValue = try? response.data?.value()
                return dataValue?.items ?? []
                }
                """))
    }

    @Test func methodsGetOutOfTheWayOfActions() throws {
        var snippet = snippet(#""page": "Page""#, request: Snippet.member("Page", "int"))
        snippet.actions +=
            #", "DoPages": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
        let swift = try snippet.swift()
        #expect(swift.contains("func doPages(_ request: TEST.DoRequest) async throws -> TEST.DoResponse"))
        #expect(swift.contains("func doPages2(_ request: TEST.DoRequest) -> Pages<TEST.DoResponse>"))
    }

    @Test func onlyChosenActionsTurnPages() throws {
        var snippet = snippet(#""page": "Page""#, request: Snippet.member("Page", "int"))
        snippet.actions +=
            #", "Be": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
        snippet.config = #"{"service": "test", "actions": ["Be"]}"#
        #expect(try !snippet.swift().contains("Pages"))
    }
}
