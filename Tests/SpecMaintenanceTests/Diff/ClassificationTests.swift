import APISpec
import BindingsGenerator
import SpecMaintenance
import Testing

/// What each change of a description means to those who call its bindings.
@Suite struct ClassificationTests {
    /// Expects one replacement to be exactly one change.
    private func expect(
        _ old: String, _ new: String, in shop: Shop = Shop(), _ category: Change.Category,
        _ event: Change.Event, _ path: String, _ swiftName: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let changes = try Shop.changes(from: shop, to: try shop.replacing(old, new))
        #expect(
            changes.map { "\($0.category) \($0.event): \($0.path) (\($0.swiftName))" }
                == ["\(category) \(event): \(path) (\(swiftName))"], sourceLocation: sourceLocation)
    }

    private static let countLine = #"{"document": "", "member": "int64", "name": "Count", "type": "int"}"#
    private static let thingLine =
        #"{"document": "", "example": "a chair", "member": "string", "name": "Thing", "required": true, "type": "string"},"#
    private static let colourLine =
        #"{"document": "", "member": "string", "name": "Colour", "required": false, "type": "string"},"#

    @Test func nothing() throws {
        #expect(try Shop.changes(to: Shop()).isEmpty)
    }

    // MARK: Breaking

    @Test func removedAction() throws {
        var shop = Shop()
        shop.refinements = nil
        let smaller = try shop.replacing(
            """
            ,
                "Track": {
                  "document": "",
                  "input": "TrackRequest",
                  "name": "Track an order",
                  "output": "TrackResponse"
                }
            """, "")
        let changes = try Shop.changes(from: shop, to: smaller)
        #expect(
            changes.map(\.description) == [
                "breaking removed Track (SHOPClient.track(_:))",
                "breaking removed TrackRequest (SHOP.TrackRequest)",
                "breaking removed TrackResponse (SHOP.TrackResponse)",
                // No response holds a box any more, so what requests require of it isn't optional in Swift.
                "breaking present Box.Width (SHOP.Box.width)",
            ])
    }

    /// A changelog says once that an action is gone, and lists what else callers meet by action.
    @Test func aChangelogIsGroupedByAction() throws {
        var shop = Shop()
        shop.refinements = nil
        var later = try shop.replacing(
            """
            ,
                "Track": {
                  "document": "",
                  "input": "TrackRequest",
                  "name": "Track an order",
                  "output": "TrackResponse"
                }
            """, "")
        later = try later.replacing(
            #""name": "Colour", "required": false"#, #""name": "Hue", "required": false"#)
        later = try later.replacing("Our words on ordering.", "Other words.")
        let text = DifferenceFormat.markdown.write([
            Difference(from: try shop.surface(), to: try later.surface())
        ])
        #expect(
            text == """
                ## shop 2024-05-06

                ### Breaking

                - `Order`
                  - `OrderRequest.Colour` (`SHOP.OrderRequest.colour`): the member is gone
                  - `Box.Width` (`SHOP.Box.width`): is always there now: code that unwraps it doesn't compile
                - `Track` (`SHOPClient.track(_:)`): the action is gone

                ### Added

                - `Order`
                  - `OrderRequest.Hue` (`SHOP.OrderRequest.hue`): new member of type String?

                <details><summary>1 read differently</summary>

                - `Order` (`SHOPClient.order(_:)`): reads differently: documentation
                  - old: Our words on ordering.
                  - new: Other words.

                </details>

                """)
    }

    @Test func removedPagination() throws {
        var shop = Shop()
        shop.refinements = "{\"service\": {\"namespace\": \"Shop\"}}"
        var turning = shop
        turning.refinements = #"""
            {"service": {"namespace": "Shop"},
             "pagination": {"Order": {"page": "Count", "items": "Things"}}}
            """#
        let list = #"{"document": "", "member": "string", "name": "Things", "type": "list"},"#
        let line = #"{"document": "", "member": "string", "name": "OrderId", "type": "string"},"#
        (turning, shop) = (try turning.replacing(line, list + line), try shop.replacing(line, list + line))
        #expect(
            try Shop.changes(from: turning, to: shop).map(\.description) == [
                "breaking removed Order (ShopClient.orderPages(_:))"
            ])
    }

    @Test func renamedActionIsGoneAndNew() throws {
        var shop = Shop()
        shop.refinements = nil
        let changes = try Shop.changes(from: shop, to: try shop.replacing(#""Track":"#, #""Tracks":"#))
        #expect(changes.map(\.category) == [.breaking, .additive])
        #expect(changes.map(\.path) == ["Track", "Tracks"])
        #expect(changes[0].message.contains(#""Tracks" is new: was it renamed?"#))
    }

    @Test func removedMember() throws {
        let shop = try Shop().without(#""name": "ThingIds""#)
        #expect(
            try Shop.changes(to: shop).map(\.description) == [
                "breaking removed OrderRequest.ThingIds (Shop.OrderRequest.thingIDs)"
            ])
    }

    @Test func changedType() throws {
        try expect(
            Self.countLine, Self.countLine.replacing("int64", with: "uint64"), .breaking, .type,
            "OrderRequest.Count", "Shop.OrderRequest.count")
        let list = #"{"document": "", "member": "string", "name": "OrderId", "type": "string"},"#
        try expect(
            list, list.replacing(#""type": "string""#, with: #""type": "list""#), .breaking, .type,
            "OrderResponse.OrderId", "Shop.OrderResponse.orderID")
    }

    @Test func typeThatGetsAnEnumerationIsAnother() throws {
        var plain = Shop()
        plain.refinements = "{\"service\": {\"namespace\": \"Shop\"}}"
        var refined = Shop()
        refined.refinements = """
            {"service": {"namespace": "Shop"}, "enumerations": {"State": {"document": "",
              "members": ["TrackResponse.State"], "values": [{"value": "HERE", "document": ""}]}}}
            """
        let changes = try Shop.changes(from: plain, to: refined)
        #expect(
            changes.map(\.description) == [
                "breaking type TrackResponse.State (Shop.TrackResponse.state)",
                "additive added State (Shop.State)",
            ])
        #expect(changes[0].before == "String?")
        #expect(changes[0].after == "State?")
    }

    @Test func memberThatBecomesRequired() throws {
        try expect(
            Self.colourLine, Self.colourLine.replacing("false", with: "true"), .breaking, .required,
            "OrderRequest.Colour", "Shop.OrderRequest.colour")
    }

    @Test func newMemberThatIsRequired() throws {
        let new = #"{"document": "", "member": "bool", "name": "Gift", "required": true, "type": "bool"},"#
        try expect(
            Self.thingLine, Self.thingLine + new, .breaking, .added, "OrderRequest.Gift",
            "Shop.OrderRequest.gift")
    }

    @Test func responseMemberThatIsNoLongerPresent() throws {
        try expect(
            #""present": true"#, #""present": false"#, .breaking, .optional, "OrderResponse.OrderId",
            "Shop.OrderResponse.orderID")
        let absent = try Shop().replacing(#""present": true"#, #""present": false"#)
        try expect(
            #""present": false"#, #""present": true"#, in: absent, .breaking, .present,
            "OrderResponse.OrderId", "Shop.OrderResponse.orderID")
    }

    @Test func removedValueOfAnEnumeration() throws {
        try expect(
            #", {"value": "Blue", "document": ""}"#, "", .breaking, .removed, "Colour.Blue",
            "Shop.Colour.blue")
    }

    @Test func removedErrorCode() throws {
        try expect(
            #", {"code": "SoldOut.Tables", "document": ""}"#, "", .breaking, .removed, "SoldOut.Tables",
            "Shop.ErrorCode.soldOutTables")
    }

    @Test func removedWaiter() throws {
        let shop = try Shop().replacing(#""Delivered""#, #""Arrived""#)
        #expect(
            try Shop.changes(to: shop).map(\.description) == [
                "breaking removed Delivered (ShopClient.waitUntilDelivered(_:timeout:))",
                "additive added Arrived (ShopClient.waitUntilArrived(_:timeout:))",
            ])
    }

    @Test func offlineAction() throws {
        let shop = try Shop().replacing(#""online""#, #""offline""#)
        #expect(
            try Shop.changes(to: shop).map(\.description) == [
                "breaking offline Order (ShopClient.order(_:))",
                "documentation text Order (ShopClient.order(_:))",
            ])
    }

    /// `ThingIDs` comes first now, and takes the name that `ThingIds` had.
    @Test func newMemberThatStealsAName() throws {
        let thief = #"{"document": "", "member": "string", "name": "ThingIDs", "type": "list"},"#
        let changes = try Shop.changes(to: try Shop().replacing(Self.thingLine, Self.thingLine + thief))
        #expect(
            changes.map(\.description) == [
                "breaking renamed OrderRequest.ThingIds (Shop.OrderRequest.thingIds)",
                "additive added OrderRequest.ThingIDs (Shop.OrderRequest.thingIDs)",
            ])
        #expect(changes[0].before == "thingIDs")
    }

    @Test func swiftNameOfTheRefinements() throws {
        try expect(
            #"{"limits""#, #"{"swiftName": "howMany", "limits""#, .breaking, .renamed, "OrderRequest.Count",
            "Shop.OrderRequest.howMany")
    }

    @Test func anotherOrderOfTheInitialiser() throws {
        let changes = try Shop.changes(
            to: try Shop().replacing(
                Self.thingLine + "\n        " + Self.colourLine,
                Self.colourLine + "\n        " + Self.thingLine))
        #expect(changes.map(\.description) == ["breaking moved OrderRequest (Shop.OrderRequest)"])
    }

    @Test func namespace() throws {
        try expect(
            #""namespace": "Shop""#, #""namespace": "Store""#, .breaking, .renamed, "shop/2024-05-06",
            "Store")
    }

    // MARK: Additive

    @Test func newMemberThatMayBeLeftOut() throws {
        let new = #"{"document": "", "member": "bool", "name": "Gift", "type": "bool"},"#
        try expect(
            Self.thingLine, Self.thingLine + new, .additive, .added, "OrderRequest.Gift",
            "Shop.OrderRequest.gift")
    }

    /// Whatever official files require of responses, no caller has to bring it.
    @Test func newMemberOfAResponse() throws {
        let line = #"{"document": "", "member": "string", "name": "State", "type": "string"},"#
        let new = #"{"document": "", "member": "bool", "name": "Paid", "required": true, "type": "bool"},"#
        try expect(
            line, line + new, .additive, .added, "TrackResponse.Paid", "Shop.TrackResponse.paid")
        let required = line.replacing("\"type\"", with: "\"required\": true, \"type\"")
        #expect(try Shop.changes(to: try Shop().replacing(line, required)).isEmpty)
    }

    @Test func memberThatNeedNotBeSentAnyMore() throws {
        // What reads a request has to unwrap it.
        try expect(
            Self.thingLine, Self.thingLine.replacing("true", with: "false"), .breaking, .optional,
            "OrderRequest.Thing", "Shop.OrderRequest.thing")
        // Travels both ways, so it was optional in Swift before.
        try expect(
            #""name": "Width", "required": true"#, #""name": "Width", "required": false"#, .additive,
            .optional, "Box.Width", "Shop.Box.width")
    }

    /// Travels both ways: optional in Swift before and after, but calls without it are refused.
    @Test func partThatBecomesRequired() throws {
        let optional = try Shop().replacing(
            #""name": "Width", "required": true"#, #""name": "Width", "required": false"#)
        #expect(
            try Shop.changes(from: optional, to: Shop()).map(\.description) == [
                "breaking required Box.Width (Shop.Box.width)"
            ])
    }

    @Test func newValueAndNewErrorCode() throws {
        let value = #"{"value": "Blue", "document": ""}"#
        try expect(
            value, value + #", {"value": "Green", "document": ""}"#, .additive, .added, "Colour.Green",
            "Shop.Colour.green")
        let code = #"{"code": "SoldOut.Chairs", "document": ""}"#
        try expect(
            code, code + #", {"code": "SoldOut.Beds", "document": ""}"#, .additive, .added, "SoldOut.Beds",
            "Shop.ErrorCode.soldOutBeds")
    }

    /// A new object is one change; its members come with it.
    @Test func newObject() throws {
        let line = #"{"document": "", "member": "Box", "name": "Box", "type": "object"}"#
        let shop = try Shop().replacing(
            line, line + #", {"document": "", "member": "Bow", "name": "Bow", "type": "object"}"#
        ).replacing(
            #""Box": {"#,
            #""Bow": {"document": "", "members": [{"document": "", "member": "bool", "name": "Red", "type": "bool"}]}, "Box": {"#
        )
        #expect(
            try Shop.changes(to: shop).map(\.description) == [
                "additive added Bow (Shop.Bow)", "additive added OrderRequest.Bow (Shop.OrderRequest.bow)",
            ])
    }

    /// What nothing reaches isn't generated, and who could miss it?
    @Test func objectThatNothingReaches() throws {
        let shop = try Shop().replacing(
            #""Box": {"#, #""Bow": {"document": "", "members": []}, "Box": {"#)
        #expect(try Shop.changes(to: shop).isEmpty)
    }

    // MARK: Documentation

    @Test(arguments: [
        (#""In centimetres.""#, #""In inches.""#, "Box.Width", "documentation"),
        (#""a chair""#, #""a table""#, "OrderRequest.Thing", "example"),
        (#""max": 9"#, #""max": 8"#, "OrderRequest.Count", "limits"),
        (#""Order a thing""#, #""Order""#, "Order", "title"),
        (#"["SoldOut.Chairs"]"#, #"["SoldOut.Tables"]"#, "Order", "error codes"),
        (#""timeout": 9"#, #""timeout": 8"#, "Delivered", "refinements"),
        (#""online""#, #""deprecated""#, "Order", "deprecation"),
        (
            #"{"value": "Red", "document": ""}"#, #"{"value": "Red", "document": "Like blood."}"#,
            "Colour.Red", "documentation"
        ),
    ])
    func whatReadsDifferently(old: String, new: String, path: String, label: String) throws {
        let changes = try Shop.changes(to: try Shop().replacing(old, new))
        #expect(changes.map(\.category) == [.documentation])
        #expect(changes.map(\.path) == [path])
        #expect(changes.map(\.message) == ["reads differently: \(label)"])
    }

    /// A date is a text in Swift, whatever its spelling.
    @Test func typeOnTheWireAlone() throws {
        try expect(
            #""datetime""#, #""date""#, .documentation, .type, "TrackResponse.Since",
            "Shop.TrackResponse.since")
    }

    /// A text that is no date any more has lost the property that told it.
    @Test func dateThatIsNoneAnyMore() throws {
        let plain = try Shop().replacing(#""datetime""#, #""string""#)
        let travels = "documentation type TrackResponse.Since (Shop.TrackResponse.since)"
        #expect(
            try Shop.changes(to: plain).map(\.description) == [
                "breaking removed TrackResponse.Since.date (Shop.TrackResponse.sinceDate)", travels,
            ])
        #expect(
            try Shop.changes(from: plain, to: Shop()).map(\.description) == [
                "additive added TrackResponse.Since.date (Shop.TrackResponse.sinceDate)", travels,
            ])
        // With its member it goes in one line.
        let without = try Shop().without(#""name": "Since""#)
        #expect(try Shop.changes(to: without).map(\.swiftName) == ["Shop.TrackResponse.since"])
    }

    /// The name on the wire changed, and Swift callers don't notice.
    @Test func nameOnTheWireAlone() throws {
        try expect(
            #""ThingIds""#, #""ThingIDs""#, .documentation, .wireName, "OrderRequest.ThingIDs",
            "Shop.OrderRequest.thingIDs")
    }
}

extension Change {
    /// The change without its words.
    fileprivate var description: String { "\(category) \(event) \(path) (\(swiftName))" }
}
