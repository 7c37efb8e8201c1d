import BindingsGenerator
import Testing

/// Members that are bytes.
@Suite struct BinaryTests {
    private let file = Snippet.member("File", "binary")

    @Test func aRequestCarriesThemBesideItsJSON() throws {
        let swift = try Snippet(request: file + ", " + Snippet.member("Name"), response: "").swift()
        #expect(swift.contains("var file: BinaryContent?"))
        #expect(
            swift.contains(
                #"var binaryMembers: [(name: String, content: BinaryContent?)] { [("File", file)] }"#))
        #expect(
            swift.contains(
                """
                writer.beginObject()
                writer.member("Name", name)
                writer.endObject()
                """))
    }

    /// Nothing but JSON comes in an answer, or lies deeper than a request's own members.
    @Test func elsewhereTheyAreText() throws {
        let swift = try Snippet(
            request: Snippet.member("Part", "object", of: "Part"), response: file,
            objects: Snippet.object("Part", file)
        ).swift()
        #expect(!swift.contains("BinaryContent"))
        #expect(swift.contains("Optional. Base64."))
    }

    @Test func aServerReadsThemToo() throws {
        var snippet = Snippet(request: file, response: "")
        snippet.config = #"{"service": "test", "server": true, "access": "public"}"#
        let swift = try snippet.swift()
        #expect(swift.contains(#"case "File": try reader.readIfPresent(into: &self.file)"#))
    }
}
