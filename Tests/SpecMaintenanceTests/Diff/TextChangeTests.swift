import APISpec
import JSONCoding
import SpecMaintenance
import Testing

/// What a text said and says, and whether that is near a limit.
@Suite struct TextChangeTests {
    private func surface(
        _ texts: [(label: String, text: String)], _ kind: Surface.Kind, isLimited: Bool
    ) -> Surface {
        var entry = Surface.Entry(kind, "Thing", name: "thing", swiftName: "Art.thing")
        entry.texts = texts
        entry.isLimited = isLimited
        return Surface(service: "art", version: "2024-05-06", namespace: "Art", entries: [entry])
    }

    private func change(
        from old: String, to new: String, _ label: String = "documentation", _ kind: Surface.Kind = .member,
        isLimited: Bool = true
    ) throws -> Change {
        let changes = Difference(
            from: surface([(label, old)], kind, isLimited: isLimited),
            to: surface([(label, new)], kind, isLimited: false)
        ).changes
        #expect(changes.count == 1)
        return try #require(changes.first)
    }

    @Test func sentencesThatDiffer() throws {
        let change = try change(
            from: "<p>A size.</p><li>Up to 9.</li><li>Never 7.</li>", to: "A size. Never 7. Up to 12. Or 13.")
        #expect(change.message == "reads differently: documentation")
        #expect(change.texts.map(\.removed) == [["Up to 9."]])
        #expect(change.texts.map(\.added) == [["Up to 12.", "Or 13."]])
        #expect(change.asksForCheck)
    }

    @Test func markupAndOrderAreNoWords() throws {
        let change = try change(from: "Up to 9. A size.", to: "<p>A **size**.</p><p>Up to 9.</p>")
        #expect(change.message == "reads differently: documentation (the same sentences)")
        #expect(change.texts.map(\.removed) == [[]])
        #expect(!change.asksForCheck)
    }

    /// An example is no prose: what isn't the same to the byte is another, and says nothing of limits.
    @Test func otherTextsAreShownWhole() throws {
        let change = try change(from: "1024*768. 1", to: "1024768. 1", "example")
        #expect(change.texts.map(\.removed) == [["1024*768. 1"]])
        #expect(change.texts.map(\.added) == [["1024768. 1"]])
        #expect(!change.asksForCheck)
        #expect(try self.change(from: "", to: "9", "example").texts.first?.removed == [])
        #expect(try self.change(from: "[1]", to: "[2]", "models").texts.first?.added == [])
    }

    @Test(arguments: [
        "Up to 9.", "At most nine letters.", "The maximum is nine.", "ketch", "Kinds are image_expand alone.",
        "Red, green and blue, black.", "不超过九个字。", "取值为红色。", "Only ketches support this.",
    ])
    func nearALimit(sentence: String) throws {
        #expect(try change(from: "", to: sentence).asksForCheck)
        #expect(try change(from: sentence, to: "").asksForCheck)
        #expect(try !change(from: "", to: sentence, isLimited: false).asksForCheck)
    }

    @Test(arguments: ["The name of the boat.", "Admission is for members.", "船的名称。"])
    func nowhereNear(sentence: String) throws {
        #expect(try !change(from: "", to: sentence).asksForCheck)
    }

    /// An action's limit is how often it is called; its text has numbers of all kinds.
    @Test(arguments: [
        ("A maximum of 20 requests can be initiated per second.", true), ("默认接口请求频率限制：20次/秒。", true),
        ("One is processed, concurrently with others.", false), ("Bills come on the 1st.", false),
    ])
    func rates(sentence: String, isNear: Bool) throws {
        #expect(try change(from: "", to: sentence, "documentation", .action).asksForCheck == isNear)
    }

    // MARK: Formats

    private func difference() -> Difference {
        let long = "Up to 9\u{1B}[1m " + Array(repeating: "words", count: 20).joined(separator: " ")
        return Difference(
            from: surface([("documentation", "A. *B*"), ("example", "1")], .member, isLimited: true),
            to: surface([("documentation", "A. \(long)"), ("example", "2")], .member, isLimited: true))
    }

    @Test func text() {
        #expect(
            DifferenceFormat.text.write([difference()]) == #"""
                art 2024-05-06: 0 breaking, 0 additive, 1 documentation; check this limit: 1

                documentation:
                  Thing (Art.thing): reads differently: documentation, example; check this limit
                    - *B*
                    + Up to 9\u001b[1m words words words words words words words words words words words words
                      words words words words words words words words
                    - example: 1
                    + example: 2

                """#)
    }

    @Test func markdown() {
        let text = DifferenceFormat.markdown.write([difference()])
        #expect(
            text.hasPrefix(
                #"""
                ## art 2024-05-06

                <details><summary>1 read differently; check this limit: 1</summary>

                - `Thing` (`Art.thing`): reads differently: documentation, example; **check this limit**
                  - old: \*B\*
                  - new: Up to 9\u001b\[1m words 
                """#))
        #expect(text.hasSuffix("\n  - old: example: 1\n  - new: example: 2\n\n</details>\n"))
    }

    @Test func json() throws {
        let change = try JSONValue(jsonText: DifferenceFormat.json.write([difference()]))["services"]?.array?[
            0][
                "changes"]?.array?[0]
        #expect(change?["checkThisLimit"] == true)
        #expect(change?["texts"]?.array?[0]["removed"]?.jsonText == #"["*B*"]"#)
        #expect(change?["texts"]?.array?[1].jsonText == #"{"label":"example","removed":["1"],"added":["2"]}"#)
    }
}
