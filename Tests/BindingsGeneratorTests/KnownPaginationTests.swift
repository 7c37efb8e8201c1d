import BindingsGenerator
import Testing

/// What turns pages without a refinement that says how.
@Suite struct KnownPaginationTests {
    private func snippet(
        _ action: String = "DescribeThings", offset: String = "Skips so many.",
        request: [(name: String, type: String)] = [("Offset", "int"), ("Limit", "int")],
        response: [String]? = nil
    ) -> Snippet {
        let members = request.map { name, type in
            Snippet.member(name, type).replacing(#""A Offset.""#, with: "\"\(offset)\"")
        }
        let lists = response ?? [Snippet.member("Things", "list", of: "string")]
        var snippet = Snippet(
            request: members.joined(separator: ", "), response: lists.joined(separator: ", "))
        snippet.actions =
            #""\#(action)": {"document": "", "input": "DoRequest", "name": "", "output": "DoResponse"}"#
        return snippet
    }

    private static let total = Snippet.member("TotalCount", "int")
    private static let list = Snippet.member("Things", "list", of: "string")

    @Test func offsetAndLimitAreOne() throws {
        let swift = try snippet(response: [Self.list, Self.total]).swift()
        #expect(
            swift.contains("func describeThingsPages(_ request: TEST.DoRequest) -> Pages<TEST.DoResponse> {"))
        #expect(swift.contains("func describeThingsItems(_ request: TEST.DoRequest) -> PageItems<String> {"))
        #expect(swift.contains("total: { response in response.totalCount"))
        #expect(try snippet().swift().contains("describeThingsPages"))
    }

    @Test func aTokenThatComesBackIsOne() throws {
        let swift = try snippet(
            request: [("NextToken", "string")], response: [Self.list, Snippet.member("NextToken")]
        ).swift()
        #expect(swift.contains("func describeThingsPages("))
    }

    /// Where it could be something else, nothing is taken for it.
    @Test func whatIsNotRegularIsLeftOut() throws {
        let others = [
            snippet("CreateThings"), snippet(request: [("Offset", "int")]),
            snippet(request: [("Limit", "int")]),
            snippet(request: [("Offset", "string"), ("Limit", "int")]),
            snippet(response: []),
            snippet(response: [Self.list, Snippet.member("Others", "list", of: "string")]),
            snippet(request: [("NextToken", "string")]),
        ]
        for other in others { #expect(try !other.swift().contains("Pages<")) }
    }

    @Test(
        arguments: [
            "页码", "第几页，从0开始", "分页码", "分页返回，页编号", "Page number.", "The page index, from 1.",
        ])
    func anOffsetThatCountsPagesIsNone(document: String) throws {
        #expect(try !snippet(offset: document).swift().contains("Pages<"))
    }

    @Test(
        arguments: [
            "分页起始", "偏移量，(页码-1)*Limit", "Offset of the page: page number minus 1, times Limit.", "",
            "How many pages of text to skip? None: so many items.",
        ])
    func anotherIsOne(document: String) throws {
        #expect(try snippet(offset: document).swift().contains("Pages<"))
    }

    @Test func aRefinementTakesItsPlace() throws {
        var snippet = snippet(response: [Self.list, Self.total])
        snippet.refinements = #"""
            "pagination": {"DescribeThings": {"page": "Offset", "limit": "Limit", "items": "Things"}}
            """#
        let swift = try snippet.swift()
        #expect(swift.contains(".page(") && !swift.contains(".offset("))
    }
}
