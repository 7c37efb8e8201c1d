import JSONCoding
import Testing

@testable import DescribedServices
@testable import TencentCloudLocal

/// Lists turn pages, streams stream.
@Suite struct ListTests {
    private typealias Spec = SpecFolder

    private func pages(
        input: [String], output: [String], examples: String? = nil, refinements: String? = nil
    ) throws -> LocalService {
        let folder = try SpecFolder()
        try folder.add(
            action: "DescribeThings", input: input,
            output: output + [Spec.member("Things", "Thing", list: true)],
            objects: [
                ("Thing", [Spec.member("ThingId"), Spec.member("State"), Spec.member("Size", "int64")])
            ],
            examples: examples, refinements: refinements)
        return try folder.start()
    }

    private func page(_ local: LocalService, _ body: String) throws -> JSONValue {
        try SignedRequest(to: local, body, action: "DescribeThings").response()
    }

    private let counted = [
        Spec.member("Offset", "int64"), Spec.member("Limit", "uint64"), Spec.member("Zone"),
    ]

    @Test func byOffset() throws {
        let local = try pages(input: counted, output: [Spec.member("TotalCount", "int64")])
        var ids: Set<String> = []
        var sizes: [Int] = []
        while sizes.last != 0 {
            let page = try page(local, #"{"Limit": 20, "Offset": \#(ids.count)}"#)
            #expect(page["TotalCount"] == 45)
            let things = page["Things"]?.array ?? []
            sizes.append(things.count)
            ids.formUnion(things.compactMap { $0["ThingId"]?.string })
        }
        #expect(sizes == [20, 20, 5, 0] && ids.count == 45 && ids.contains("ThingId-45"))
        #expect(try page(local, "{}")["Things"]?.array?.count == 20)
        #expect(try page(local, #"{"Offset": 9000000000000000000}"#)["Things"] == [])
        #expect(try page(local, #"{"Limit": 18446744073709551615}"#)["Things"]?.array?.count == 45)
    }

    @Test func elementsAreLikeTheDocumentedOne() throws {
        let local = try pages(
            input: counted, output: [Spec.member("TotalCount", "int64")],
            examples: Spec.post(
                #"{"Zone": "a"}"#,
                #"{"TotalCount": 1, "Things": [{"ThingId": "thg", "State": "RUNNING", "Size": "8"}]}"#))
        #expect(try page(local, #"{"Zone": "a"}"#)["TotalCount"] == 1)
        let page = try page(local, #"{"Zone": "b", "Offset": 44}"#)
        #expect(page["TotalCount"] == 45)
        #expect(page["Things"] == [["ThingId": "thg-45", "State": "RUNNING", "Size": 8]])
    }

    @Test func byToken() throws {
        let local = try pages(input: [Spec.member("NextToken")], output: [Spec.member("NextToken")])
        var (token, count, rounds) = ("", 0, 0)
        repeat {
            let page = try page(local, #"{"NextToken": "\#(token)"}"#)
            count += page["Things"]?.array?.count ?? 0
            token = page["NextToken"]?.string ?? ""
            rounds += 1
        } while !token.isEmpty && rounds < 10
        #expect(count == 45 && rounds == 3)
        #expect(try page(local, #"{"NextToken": "documented"}"#)["NextToken"] == "20")
    }

    @Test func byPageWhereARefinementSaysSo() throws {
        let local = try pages(
            input: [Spec.member("PageNo", "int64"), Spec.member("Size", "int64")], output: [],
            refinements: """
                {"pagination": {"DescribeThings": {"page": "PageNo", "limit": "Size", "items": "Things"}}}
                """)
        let page = try page(local, #"{"PageNo": 5, "Size": 10}"#)
        #expect(page["Things"]?.array?.compactMap { $0["Size"] } == [41, 42, 43, 44, 45])
    }

    @Test func eventsAreMadeOrDocumented() throws {
        let folder = try SpecFolder()
        try folder.add(
            input: [Spec.member("Stream", "bool"), Spec.member("Words")],
            output: [Spec.member("Words"), Spec.member("Id", "int64")],
            examples: Spec.example(
                "POST / HTTP/1.1\n\n{\"Stream\": true}",
                "HTTP/1.1 200 OK\n\ndata: {\"Words\": \"one\", \"Id\": 7}\n\ndata: {\"Words\": \"two\"}\n\ndata: [DONE]\n"
            ))
        let local = try folder.start()
        func events(_ body: String) throws -> [JSONValue] {
            let connection = try #require(RawConnection(port: local.port))
            connection.send(SignedRequest(to: local, body).bytes)
            let text = try #require(connection.read(until: "0\r\n\r\n"))
            #expect(text.contains("Content-Type: text/event-stream"))
            return try text.split(separator: "data: ").dropFirst().map { event in
                try JSONValue(jsonText: String(event.prefix { !$0.isNewline }))
            }
        }
        let documented = try events(#"{"Stream": true}"#)
        #expect(documented.map { $0["Words"] } == ["one", "two"] && documented[0]["Id"] == 7)
        let made = try events(#"{"Stream": true, "Words": "Say that."}"#)
        #expect(made.map { $0["Words"] } == ["Say that.", "Say that.", "Say that."])
        #expect(made.map { $0["Id"] } == [1, 2, 3])
        #expect(try SignedRequest(to: local, #"{"Stream": false}"#).response()["Words"] == "Words")
    }
}
