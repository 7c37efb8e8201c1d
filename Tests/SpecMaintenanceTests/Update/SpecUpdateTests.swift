import APISpec
import BindingsGenerator
import JSONCoding
import SpecMaintenance
import Testing

/// What an update makes of our file and a newer one.
@Suite struct SpecUpdateTests {
    private func update(
        _ ours: Shop = Shop(), from theirs: Shop, _ choice: Transfer.Choice = .init()
    ) -> SpecUpdate {
        SpecUpdate(
            of: ours.sources, from: SourceFile(path: "new/api.json", text: theirs.api), choice)
    }

    /// The shop as somebody else describes it: other words and examples everywhere.
    private func official(_ shop: Shop = Shop()) -> Shop {
        var shop = shop
        shop.api = shop.api.replacing(#""document": ""#, with: #""document": "Official. "#)
            .replacing("a chair", with: "an official chair")
            .replacing("Order a thing", with: "Official title")
        return shop
    }

    /// Whose words are official already gets the newer ones.
    @Test func officialWordsAreFollowed() throws {
        // Few texts would prove nothing.
        let notes = (0..<20).map {
            #"{"document": "Official note.", "member": "string", "name": "Note\#($0)", "type": "string"},"#
        }
        func annotated(_ shop: Shop) throws -> Shop {
            let line = #"{"document": "Official. ", "member": "datetime", "name": "Since", "type": "string"}"#
            return try shop.replacing(line, notes.joined() + line)
        }
        let ours = try annotated(official())
        let theirs = try annotated(try grown()).replacing("Official. In centimetres.", "Official. In inches.")
        // All actions but one are there: the file is the official one, byte for byte.
        let whole = update(ours, from: theirs)
        #expect(whole.replacesWhole && whole.text == theirs.api && whole.leftOut.isEmpty)
        #expect(!whole.diagnostics.contains { $0.severity == .warning })
        // Somebody chose some of many actions: they stay the only ones.
        var many = theirs
        for number in 0..<5 {
            many = try many.replacing(
                #""Order": {"#,
                #"""
                "Order\#(number)": {"document": "", "input": "OrderRequest", "name": "", "output": "OrderResponse"},
                "Order": {
                """#)
        }
        let chosen = update(ours, from: many)
        let text = try #require(chosen.text)
        #expect(!chosen.replacesWhole && text.contains("Official. In inches.") && !text.contains("Order0"))
        // Words of one's own stay.
        var own = ours
        own.api = own.api.replacing("Official note.", with: "Our own.")
        let kept = update(own, from: theirs)
        #expect(kept.text?.contains("Official. In inches.") == false && !kept.replacesWhole)
    }

    /// A shop whose requests take a gift, which is wrapped, and which answers more.
    private func grown() throws -> Shop {
        try official()
            .replacing(
                #"{"document": "Official. ", "member": "string", "name": "Colour", "#,
                #"""
                {"document": "Official.", "example": "official", "member": "Gift", "name": "Gift", "type": "object", "disabled": false},
                {"document": "Official. ", "member": "string", "name": "Colour",
                """#
            )
            .replacing(
                #"{"document": "Official. ", "member": "string", "name": "State", "#,
                #"""
                {"document": "Official.", "member": "Ship", "name": "Ships", "type": "list"},
                {"document": "Official.", "member": "bool", "name": "Paid", "type": "bool", "required": 1},
                {"document": "Official. ", "member": "string", "name": "State",
                """#
            )
            .replacing(
                #""OrderRequest": {"#,
                #"""
                "Gift": {"document": "Official.", "members": [
                  {"document": "Official.", "member": "Paper", "name": "Paper", "type": "object"}]},
                "Paper": {"document": "Official.", "members": []},
                "Ship": {"document": "Official.", "members": []},
                "Unreached": {"document": "Official.", "members": []},
                "CancelRequest": {"document": "Official.", "members": []},
                "CancelResponse": {"document": "Official.", "members": [
                  {"document": "Official.", "member": "string", "name": "RequestId", "type": "string"}]},
                "OrderRequest": {
                """#
            )
            .replacing(
                #""Order": {"#,
                #"""
                "Cancel": {"document": "Official.", "input": "CancelRequest", "name": "Official", "output": "CancelResponse"},
                "Order": {
                """#)
    }

    @Test func sameDescriptionKeepsEveryByte() throws {
        let first = try #require(update(from: Shop()).text)
        var tidy = Shop()
        tidy.api = first
        let again = update(tidy, from: official())
        #expect(again.text == first)
        #expect(again.difference?.changes.isEmpty == true)
        #expect(!first.contains("Official"))
        #expect(first.contains(#""example": "a chair""#))
    }

    @Test func newPartsComeWithoutTheirWords() throws {
        let update = update(from: try grown())
        #expect(update.diagnostics.filter { $0.severity == .error } == [])
        let text = try #require(update.text)
        #expect(!text.contains("Official"))
        #expect(!text.contains("official"))
        #expect(
            update.difference?.changes.map { "\($0.category) \($0.event) \($0.path)" } == [
                "additive added Gift", "additive added OrderRequest.Gift", "additive added Paper",
                "additive added TrackResponse.Paid",
            ])
        let api = try JSONValue(jsonText: text)
        #expect(api["actions"]?.object?.members.map(\.name) == ["Order", "Track"])
        #expect(
            api["objects"]?.object?.members.map(\.name) == [
                "Box", "Gift", "OrderRequest", "OrderResponse", "Paper", "TrackRequest", "TrackResponse",
            ])
        #expect(
            api["objects"]?["OrderRequest"]?["members"]?.array?[1].jsonText
                == #"{"document":"","member":"Gift","name":"Gift","type":"object"}"#)
        #expect(
            api["objects"]?["TrackResponse"]?["members"]?.array?[0].jsonText
                == #"{"document":"","member":"bool","name":"Paid","required":true,"type":"bool"}"#)
        #expect(api["actions"]?["Order"]?["document"] == "Our words on ordering.")
    }

    @Test func whatWantsWordsIsListed() throws {
        let warnings = update(from: try grown()).diagnostics
        #expect(warnings.allSatisfy { $0.severity == .warning })
        #expect(warnings.contains { $0.message == #""OrderRequest.Gift" has no documentation"# })
        #expect(!warnings.contains { $0.message == #""Box.Width" has no documentation"# })
        let gift = try #require(warnings.first { $0.message.contains("OrderRequest.Gift") })
        #expect(gift.location.file == "api.json")
        #expect(gift.location.line > 1)
    }

    @Test func wordsMayBeTakenWhereTheyAreFree() throws {
        let update = update(from: try grown(), .init(takesDocumentation: true))
        let api = try JSONValue(jsonText: try #require(update.text))
        #expect(api["objects"]?["Gift"]?["document"] == "Official.")
        var silent = try grown()
        silent.api = silent.api.replacing("Official. Our words on ordering.", with: "")
        let kept = self.update(from: silent, .init(takesDocumentation: true))
        #expect(
            try JSONValue(jsonText: try #require(kept.text))["actions"]?["Order"]?["document"]
                == "Our words on ordering.")
    }

    /// Half the service could hang on a response: what leads to objects of its own waits to be asked for.
    @Test func responsesDoNotGrowObjectsByThemselves() throws {
        let ships = MemberAddress(object: "TrackResponse", member: "Ships")
        #expect(update(from: try grown()).leftOut == [ships])
        let asked = update(from: try grown(), .init(members: [ships]))
        #expect(asked.leftOut.isEmpty)
        #expect(asked.difference?.changes.contains { $0.path == "TrackResponse.Ships" } == true)
        #expect(asked.text?.contains(#""Ship": {"#) == true)
    }

    @Test func actionsAreAdded() throws {
        let update = update(from: try grown(), .init(actions: ["Cancel"]))
        let api = try JSONValue(jsonText: try #require(update.text))
        #expect(api["actions"]?.object?.members.map(\.name) == ["Order", "Track", "Cancel"])
        #expect(
            api["actions"]?["Cancel"]?.jsonText
                == #"{"document":"","input":"CancelRequest","name":"Cancel","output":"CancelResponse"}"#)
        // Every response has one of these, and there are words for it.
        #expect(
            api["objects"]?["CancelResponse"]?["members"]?.array?.first?["document"]
                == "Our words on requests.")
        #expect(update.difference?.isBreaking == false)
    }

    /// Initialisers follow our order; a newer file that shuffles its members breaks nobody.
    @Test func orderIsKept() throws {
        let lines = Shop().api.split(separator: "\n").filter {
            $0.contains(#""Thing""#) || $0.contains("Colour")
        }
        let shuffled = try Shop().replacing(
            lines.joined(separator: "\n"), lines.reversed().joined(separator: "\n"))
        #expect(update(from: shuffled).difference?.changes.isEmpty == true)
    }

    @Test func exampleOfAnotherTypeGoes() throws {
        let text = try #require(
            update(
                from: try Shop().replacing(
                    #""member": "string", "name": "Thing", "required": true, "type": "string""#,
                    #""member": "int64", "name": "Thing", "required": true, "type": "int""#)
            ).text)
        #expect(!text.contains("a chair"))
    }

    @Test func staleRefinementIsAnErrorWithItsPlace() throws {
        let update = update(from: try Shop().without(#""name": "Count""#))
        #expect(update.text == nil)
        #expect(update.difference == nil)
        #expect(
            update.diagnostics.map(\.description) == [
                #"refinements.json:8:5: error: "OrderRequest" has no member "Count"; it can be "Thing", "Colour", "ThingIds", "Box""#
            ])
    }

    /// Refinements are written for the new file, maybe before it arrives.
    @Test func refinementsMayBeAheadOfOurs() throws {
        var ours = Shop()
        ours.refinements = ours.refinements?.replacing("OrderRequest.Count", with: "OrderRequest.Number")
        let theirs = try Shop().replacing(#""name": "Count""#, #""name": "Number""#)
        let update = update(ours, from: theirs)
        #expect(
            update.difference?.changes.filter { $0.category != .documentation }.map(\.path) == [
                "OrderRequest.Count", "OrderRequest.Number",
            ])
    }

    /// Told by the words that the newer file has, though none of them is taken over; and told beside an error.
    @Test func limitsAreHeldAgainstTheNewerWords() throws {
        var ours = Shop()
        let fingerprint = Fingerprint.of("At most nine.")
        ours.refinements = ours.refinements?.replacing(
            #"{"limits": {"range""#, with: "{\"limits\": {\"fingerprint\": \"\(fingerprint)\", \"range\"")
        let same = try Shop().replacing(
            #"{"document": "", "member": "int64", "name": "Count""#,
            #"{"document": "At most nine.", "member": "int64", "name": "Count""#)
        #expect(update(ours, from: same).checks.gone.isEmpty)
        let update = update(ours, from: Shop())
        #expect(update.checks.gone.map(\.warning.location.description) == ["refinements.json:8:54"])
        #expect(update.text != nil)
        #expect(update.difference?.changes.isEmpty == true)
        let stale = self.update(ours, from: try Shop().replacing(#""name": "State""#, #""name": "Status""#))
        #expect(stale.text == nil)
        #expect(stale.checks.gone.count == 1)
    }

    @Test func anotherServiceIsAnError() throws {
        let update = update(from: try Shop().replacing(#""shop""#, #""ship""#))
        #expect(update.text == nil)
        #expect(
            update.diagnostics.map(\.message) == ["this describes ship/2024-05-06, not shop/2024-05-06"])
    }

    @Test func brokenFileIsAnError() throws {
        let update = update(from: try Shop().replacing(#""datetime""#, #""moment""#))
        #expect(update.text == nil)
        #expect(update.diagnostics.first?.location.file == "new/api.json")
    }
}
