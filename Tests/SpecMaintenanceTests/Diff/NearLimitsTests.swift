import APISpec
import BindingsGenerator
import SpecMaintenance
import Testing

/// Which changes of the documentation ask for a look at a limit.
@Suite struct NearLimitsTests {
    /// The members and actions to be checked when each says a number that it didn't.
    private func checked(_ shop: Shop) throws -> [String] {
        var newer = shop
        newer.api = shop.api.replacing(#""document": ""#, with: #""document": "Up to 9 concurrent ones. "#)
        return try Shop.changes(from: shop, to: newer).filter(\.asksForCheck).map(\.path)
    }

    /// The shop limits the count alone, and says nothing of how often it may be called.
    @Test func refinementsTellOurLimits() throws {
        #expect(try checked(Shop()) == ["OrderRequest.Count"])
        var rated = Shop()
        rated.refinements = Shop().refinements?.replacing(
            #""members": {"#, with: #""actions": {"Track": {"requestsPerSecond": 20}}, "members": {"#)
        #expect(try checked(rated) == ["Track", "OrderRequest.Count"])
    }

    /// Rules are followed into the objects that their paths lead to.
    @Test func rulesAndModels() throws {
        var shop = Shop()
        shop.refinements = """
            {"rules": {"OrderRequest": [{"when": {"Thing": ["chair"]}, "limits": {"Box.Width": {"range": {"max": 9}}}}]},
             "models": {"OrderRequest": {"name": "Colour", "entries": [{"name": "Red"}]}}}
            """
        #expect(try checked(shop) == ["Box.Width", "OrderRequest.Colour"])
    }

    /// Where nothing tells our limits, whatever requests hold may have one.
    @Test func withoutRefinements() throws {
        var shop = Shop()
        shop.refinements = nil
        let paths = try checked(shop)
        #expect(paths.contains("Order"))
        #expect(paths.contains("OrderRequest.Thing"))
        #expect(paths.contains("Box.Width"))
        #expect(!paths.contains { $0.contains("Response.") || $0 == "Box" })
    }
}
