import APISpec
import JSONCoding
import SpecMaintenance
import Testing

/// How differences are put down.
@Suite struct DifferenceFormatTests {
    private static func surface(_ change: (inout [Surface.Entry]) -> Void = { _ in }) -> Surface {
        var action = Surface.Entry(.action, "Draw", name: "draw", swiftName: "ArtClient.draw(_:)")
        action.type = "(DrawRequest) -> DrawResponse"
        let object = Surface.Entry(.object, "DrawRequest", name: "DrawRequest", swiftName: "Art.DrawRequest")
        var member = Surface.Entry(
            .member, "Sizes", of: "DrawRequest", name: "sizes", swiftName: "Art.DrawRequest.sizes")
        member.type = "[Int64]"
        member.isOptional = true
        member.isSent = true
        var entries = [action, object, member]
        change(&entries)
        return Surface(service: "art", version: "2024-05-06", namespace: "Art", entries: entries)
    }

    private static let difference = Difference(
        from: surface(),
        to: surface { entries in
            entries[0].texts = [("documentation", "New words.")]
            entries[2].type = "[String]"
            entries.append(
                Surface.Entry(
                    .errorCode, "Busy.*", name: "busy", swiftName: "Art.ErrorCode.busy"))
        })

    @Test func text() {
        #expect(
            DifferenceFormat.text.write([Self.difference]) == """
                art 2024-05-06: 1 breaking, 1 additive, 1 documentation

                breaking:
                  DrawRequest.Sizes (Art.DrawRequest.sizes): the type is [String]?, no longer [Int64]?

                additive:
                  Busy.* (Art.ErrorCode.busy): new error code

                documentation:
                  Draw (ArtClient.draw(_:)): reads differently: documentation
                    + New words.

                """)
    }

    @Test func markdown() {
        #expect(
            DifferenceFormat.markdown.write([Self.difference]) == #"""
                ## art 2024-05-06

                ### Breaking

                - `DrawRequest.Sizes` (`Art.DrawRequest.sizes`): the type is \[String\]?, no longer \[Int64\]?

                ### Added

                - `Busy.*` (`Art.ErrorCode.busy`): new error code

                <details><summary>1 read differently</summary>

                - `Draw` (`ArtClient.draw(_:)`): reads differently: documentation
                  - new: New words.

                </details>

                """#)
    }

    @Test func json() throws {
        let text = DifferenceFormat.json.write([Self.difference])
        #expect(text.hasSuffix("}\n"))
        let service = try #require(try JSONValue(jsonText: text)["services"]?.array?.first)
        #expect(service["counts"]?.jsonText == #"{"breaking":1,"additive":1,"documentation":1}"#)
        #expect(
            service["changes"]?.array?.first?.jsonText == """
                {"category":"breaking","kind":"member","event":"type","path":"DrawRequest.Sizes",\
                "swiftName":"Art.DrawRequest.sizes","message":"the type is [String]?, no longer [Int64]?",\
                "actions":[],"before":"[Int64]?","after":"[String]?"}
                """)
    }

    @Test func nothing() throws {
        let same = Difference(from: Self.surface(), to: Self.surface())
        #expect(!same.isBreaking)
        #expect(DifferenceFormat.text.write([same]) == "art 2024-05-06: no difference\n")
        #expect(DifferenceFormat.markdown.write([same]) == "## art 2024-05-06\n\nNo difference.\n")
    }

    @Test func anotherVersionAndServicesThatComeAndGo() {
        var later = Self.surface()
        later.version = "2025-01-01"
        let differences = [
            Difference(from: Self.surface(), to: later), Difference(removed: Self.surface()),
            Difference(added: later),
        ]
        #expect(
            DifferenceFormat.text.write(differences) == """
                art 2024-05-06 → 2025-01-01: no difference

                art 2024-05-06: 1 breaking, 0 additive, 0 documentation

                breaking:
                  art/2024-05-06 (Art): removed

                art 2025-01-01: 0 breaking, 1 additive, 0 documentation

                additive:
                  art/2025-01-01 (Art): new service

                """)
        #expect(differences.map(\.isBreaking) == [false, true, false])
    }
}
