import Testing

/// `generate-bindings update`.
@Suite struct UpdateTests {
    private static let place = "spec/port/2024-05-06"

    private func folder(_ newer: String = Port.newerAPI) throws -> Folder {
        let folder = try Folder([
            "\(Self.place)/api.json": Port.api, "\(Self.place)/refinements.json": Port.refinements,
            "new.json": newer,
        ])
        // As an update writes it.
        _ = try Program.run("update", "--from", "\(Self.place)/api.json", in: folder)
        return folder
    }

    /// A warning stops nothing: the text of each limit is told, and those of older sources come last.
    @Test func limitsWhoseSentenceIsGone() throws {
        let outcome = try Program.run("update", "--from", "new.json", in: folder())
        #expect(outcome.status == 0)
        #expect(outcome.output == "port 2024-05-06: no difference\n")
        #expect(
            outcome.messages == """
                spec/port/2024-05-06/refinements.json:10:66: warning: check this limit, MoorRequest.Boat: at most 9 \
                characters (harbour rules, 2024-05-06): its sentence is gone from the official text of MoorRequest.Boat; \
                change it if need be, and its fingerprint: generate-bindings fingerprints --api FILE MoorRequest.Boat
                note: MoorRequest.Boat officially says now:
                  The boat's name. At most 12 letters.
                spec/port/2024-05-06/refinements.json:19:22: warning: check this list, the models of MoorRequest \
                (harbour rules, 2024-05-06): the official text of MoorRequest.Kind has changed; change it if need be, and \
                its fingerprint: generate-bindings fingerprints --api FILE MoorRequest.Kind
                note: MoorRequest.Kind officially says now:
                  Kinds:
                  ketch: 1, 2
                  yawl: 3
                spec/port/2024-05-06/refinements.json:11:95: warning: check this limit, MoorRequest.Boat: one of Ann, \
                Bob (old harbour rules, 2023-01-01): its sentence is gone from the official text of MoorRequest.Boat, \
                but its source is older than the newest
                spec/port/2024-05-06/api.json: unchanged

                """)
    }

    @Test func longTextsAreCut() throws {
        let long = "At most 12 letters" + String(repeating: ", or so", count: 90)
        let outcome = try Program.run(
            "update", "--from", "new.json", in: folder(Port.api.replacing("At most 9 letters", with: long)))
        let line = outcome.messages.split(separator: "\n").first {
            $0.hasPrefix("  The boat's name. At most 12")
        }
        #expect(line?.count == 2 + 300 + 1)
        #expect(line?.hasSuffix("…") == true)
    }

    /// A text in another language has none of the sentences, and nobody wants each limit named.
    @Test func anotherLanguage() throws {
        let folder = try folder()
        let block = #"{"length": {"max": 9}, "fingerprint": "0123456789ab"}, "#
        try folder.write(
            Port.refinements.replacing(
                #"{"values": ["#, with: String(repeating: block, count: 2) + #"{"values": ["#),
            to: "\(Self.place)/refinements.json")
        let outcome = try Program.run("update", "--from", "new.json", in: folder)
        #expect(
            outcome.messages == """
                note: none of the 5 sentences that limits of port/2024-05-06 come from is in new.json, maybe since \
                it is in another language: no limit was checked
                \(Self.place)/api.json: unchanged

                """)
    }

    @Test func newMemberIsTakenOverWithoutItsWords() throws {
        let flag = #"{"document": "Official.", "member": "bool", "name": "Flag", "type": "bool"},"#
        let folder = try folder(
            Port.api.replacing(#"{"document": "Some"#, with: flag + #"{"document": "Some"#))
        let outcome = try Program.run("update", "--from", "new.json", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("MoorRequest.Flag (Port.MoorRequest.flag): new member of type Bool?"))
        #expect(outcome.messages.contains(#"warning: "MoorRequest.Flag" has no documentation"#))
        #expect(outcome.messages.hasSuffix("\(Self.place)/api.json: updated\n"))
        let text = try folder.text("\(Self.place)/api.json")
        #expect(text.contains(#""Flag""#))
        #expect(!text.contains("Official."))
    }

    @Test func dryRunWritesNothing() throws {
        let folder = try folder(Port.api.replacing(#""online""#, with: #""deprecated""#))
        let before = try folder.text("\(Self.place)/api.json")
        let outcome = try Program.run("update", "--from", "new.json", "--dry-run", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.messages.hasSuffix("\(Self.place)/api.json: would be updated\n"))
        #expect(try folder.text("\(Self.place)/api.json") == before)
    }

    @Test func whatBreaksCallersIsRefused() throws {
        let greeting = #"{"document": "Some words for the crew.", "member": "string", "name": "Greeting", "#
        let folder = try folder(
            Port.api.replacing(greeting, with: greeting + #""required": true, "#))
        let before = try folder.text("\(Self.place)/api.json")
        let outcome = try Program.run("update", "--from", "new.json", in: folder)
        #expect(outcome.status == 1)
        #expect(
            outcome.output.contains(
                "MoorRequest.Greeting (Port.MoorRequest.greeting): requests must carry it now"))
        #expect(
            outcome.messages.hasSuffix(
                "error: this breaks callers, so nothing was written; --allow-breaking takes it over\n"))
        #expect(try folder.text("\(Self.place)/api.json") == before)
        #expect(try Program.run("update", "--from", "new.json", "--allow-breaking", in: folder).status == 0)
        #expect(try folder.text("\(Self.place)/api.json") != before)
    }

    /// A stale refinement stops the update with its place; the limits to check are named all the same.
    @Test func staleRefinementsWriteNothing() throws {
        let folder = try folder(Port.newerAPI.replacing(#""name": "Kind""#, with: #""name": "Sort""#))
        let (names, before) = (try folder.names(), try folder.text("\(Self.place)/api.json"))
        let outcome = try Program.run("update", "--from", "new.json", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.messages.contains("\(Self.place)/refinements.json:10:66: warning: check this limit"))
        #expect(
            outcome.messages.contains(
                #"\#(Self.place)/refinements.json:17:15: error: "MoorRequest" has no member "Kind""#))
        #expect(outcome.messages.hasSuffix("error: nothing was written\n"))
        #expect(try folder.text("\(Self.place)/api.json") == before)
        #expect(try folder.names() == names)
    }
}
