import APISpec
import SpecMaintenance
import Testing

/// Limits whose official sentence a newer description hasn't got.
@Suite struct LimitCheckTests {
    private static let mark = Fingerprint.of("At most nine.")

    /// A description in which nine members have documentation, one of them in words to be chosen.
    private static func api(_ documents: [String: String] = [:]) throws -> APIDescription {
        func member(_ name: String, _ type: String = "string", of object: String) -> String {
            let (kind, detail) = type == "string" ? ("string", "string") : ("object", type)
            let document = documents["\(object).\(name)"] ?? "Silent."
            return """
                {"name": "\(name)", "type": "\(kind)", "member": "\(detail)", "document": "\(document)"}
                """
        }
        let text = """
            {"metadata": {"serviceShortName": "port", "apiVersion": "2024-05-06"}, "version": "1",
             "actions": {"Moor": {"name": "Moor", "document": "", "input": "MoorRequest", "output": "MoorResponse"}},
             "objects": {
               "MoorRequest": {"document": "", "members": [
                 \(member("Boat", of: "MoorRequest")), \(member("Kind", of: "MoorRequest")),
                 \(member("Version", of: "MoorRequest")), \(member("Extra", of: "MoorRequest")),
                 \(member("Place", "Place", of: "MoorRequest"))]},
               "Place": {"document": "", "members": [\(member("Pier", of: "Place"))]},
               "MoorResponse": {"document": "", "members": [\(member("RequestId", of: "MoorResponse"))]}}}
            """
        return try Description(api: SourceFile(path: "new.json", text: text)).api
    }

    private static func refinements(_ sections: String) throws -> Refinements {
        let text = """
            {"sources": {"new": {"title": "new page", "date": "2024-05-06"},
                         "old": {"title": "old page", "date": "2023-01-01"}},
             \(sections.replacing("MARK", with: "\"fingerprint\": \"\(mark)\""))}
            """
        let api = try Self.api()
        return try #require(
            try Description(
                api: api.source, refinements: SourceFile(path: "refinements.json", text: text)
            ).refinements)
    }

    private static let members = """
        "members": {"MoorRequest.Boat": {"limits": {"length": {"max": 9}, "source": "new", MARK}}}
        """

    @Test func sentenceThatIsThere() throws {
        let official = try Self.api(["MoorRequest.Boat": "<p>A name.</p><li>At **most**  nine.</li>"])
        #expect(try Self.refinements(Self.members).checks(against: official).gone.isEmpty)
    }

    /// Another member that says the same is no substitute.
    @Test func sentenceThatIsGone() throws {
        let official = try Self.api([
            "MoorRequest.Boat": "A name. At most ten.", "MoorRequest.Kind": "At most nine.",
        ])
        let checks = try Self.refinements(Self.members).checks(against: official).gone
        let check = try #require(checks.first)
        #expect(checks.count == 1)
        #expect(
            check.warning.description == """
                refinements.json:3:100: warning: check this limit, MoorRequest.Boat: at most 9 characters \
                (new page, 2024-05-06): its sentence is gone from the official text of MoorRequest.Boat; change \
                it if need be, and its fingerprint: generate-bindings fingerprints --api FILE MoorRequest.Boat
                """)
        #expect(!check.isOfOlderSource)
        #expect(!check.isTable)
        #expect(check.sentences == ["A name.", "At most ten."])
    }

    @Test func olderSourceIsTold() throws {
        let refinements = try Self.refinements(Self.members.replacing(#""new""#, with: #""old""#))
        let check = try #require(refinements.checks(against: Self.api()).gone.first)
        #expect(check.isOfOlderSource)
        #expect(check.warning.fix == nil)
        #expect(check.warning.message.hasSuffix(", but its source is older than the newest"))
    }

    @Test func limitWithoutAFingerprintIsNotLookedFor() throws {
        let refinements = try Self.refinements(Self.members.replacing(", MARK", with: ""))
        #expect(try refinements.checks(against: Self.api()).gone.isEmpty)
    }

    /// Rules and models follow their paths; a condition's or a table's members may have said it too.
    @Test(arguments: [
        ("MoorRequest.Boat", true), ("MoorRequest.Kind", false), ("Place.Pier", false),
        ("MoorRequest.Extra", true),
    ])
    func rules(place: String, isMissed: Bool) throws {
        let refinements = try Self.refinements(
            """
            "rules": {"MoorRequest": [{"when": {"Kind": ["ketch"]}, "source": "new", "limits": {
              "Place.Pier": {"length": {"max": 9}, MARK}}}]}
            """)
        let checks = refinements.checks(against: try Self.api([place: "At most nine."])).gone
        #expect(
            checks.map(\.warning.message)
                == (isMissed
                    ? [
                        "check this limit, MoorRequest.Place.Pier: at most 9 characters when Kind is ketch "
                            + "(new page, 2024-05-06): its sentence is gone from the official text of Place.Pier"
                    ] : []))
    }

    @Test func models() throws {
        let refinements = try Self.refinements(
            """
            "models": {"MoorRequest": {"name": "Kind", "version": "Version", "source": "new", MARK, "entries": [
              {"name": "ketch", "version": "2", "limits": {"Boat": {"length": {"max": 9}, MARK}}}]}}
            """)
        let kept = try Self.api(["MoorRequest.Version": "At most nine.", "MoorRequest.Boat": "At most nine."])
        #expect(refinements.checks(against: kept).gone.isEmpty)
        let checks = refinements.checks(against: try Self.api(["MoorRequest.Version": "ketch: 2, 3"])).gone
        #expect(checks.map(\.isTable) == [true, false])
        #expect(checks.first?.member == MemberAddress(object: "MoorRequest", member: "Version"))
        #expect(checks.first?.sentences == ["ketch: 2, 3"])
        #expect(
            checks.last?.warning.message.hasPrefix(
                "check this limit, MoorRequest.Boat: at most 9 characters with ketch 2 (new page") == true)
    }

    /// What travels as JSON is described with the string that carries it, through several such strings.
    @Test func carriedObjects() throws {
        let refinements = try Self.refinements(
            """
            "objects": {"Inner": {"document": "", "members": [
                {"name": "Size", "type": "string", "member": "string", "document": ""}]},
              "Outer": {"document": "", "members": [
                {"name": "More", "type": "string", "member": "string", "document": ""}]}},
            "members": {"MoorRequest.Extra": {"json": "Outer"}, "Outer.More": {"json": "Inner"},
              "Inner.Size": {"limits": {"length": {"max": 9}, MARK}}},
            "rules": {"MoorRequest": [{"when": {"Kind": ["ketch"]}, "limits": {
              "Extra.More.Size": {"length": {"max": 9}, MARK}}}]}
            """)
        #expect(
            refinements.checks(against: try Self.api(["MoorRequest.Extra": "At most nine."])).gone.isEmpty)
        let extra = MemberAddress(object: "MoorRequest", member: "Extra")
        #expect(refinements.checks(against: try Self.api()).gone.map(\.member) == [extra, extra])
    }

    /// Nobody wants each of a hundred limits named because the text is in another language.
    @Test(arguments: [(3, false), (4, true)])
    func noSentenceIsKnown(count: Int, isForeign: Bool) throws {
        let block = #"{"length": {"max": 9}, MARK}"#
        let blocks = Array(repeating: block, count: count).joined(separator: ", ")
        let refinements = try Self.refinements(#""members": {"MoorRequest.Boat": {"limits": [\#(blocks)]}}"#)
        let checks = refinements.checks(against: try Self.api())
        #expect(checks.gone.count == count)
        #expect(checks.isForeign == isForeign)
        #expect(try !refinements.checks(against: Self.api(["MoorRequest.Boat": "At most nine."])).isForeign)
    }

    @Test func limitedMembers() throws {
        let refinements = try Self.refinements(
            """
            "members": {"MoorRequest.Boat": {"limits": {"length": {"max": 9}}}, "MoorRequest.Extra": {"unit": "m"}},
            "rules": {"MoorRequest": [{"when": {"Boat": [null]}, "limits": {"Place.Pier": {"required": true}}}]},
            "models": {"MoorRequest": {"name": "Kind", "entries": [{"name": "ketch"}]}}
            """)
        let description = Description(api: try Self.api(), errors: nil, refinements: refinements)
        #expect(
            description.limitedMembers.map(\.description).sorted() == [
                "MoorRequest.Boat", "MoorRequest.Kind", "Place.Pier",
            ])
    }
}
