import JSONCoding
import Testing

@_spi(Generated) @testable import TencentCloudRuntime

/// What limits see of a request, and where violations are. The limits themselves are shown by `LimitTests`.
@Suite struct ValidatorTests {
    /// What one check reports: `path message [code]`.
    private func report(_ check: (inout Validator) -> Void) -> [String] {
        var validator = Validator()
        check(&validator)
        return validator.violations.map { "\($0) [\($0.code)]" }
    }

    // MARK: Places

    private struct Outer: Validatable {
        var inner: Drawing.Reference?
        var list: [Drawing.Reference]?
        var text: JSONString<Drawing.Reference>?

        func validate(_ validator: inout Validator) {
            validator.nested("Inner", inner)
            validator.each("List", list)
            validator.json("Text", text)
            validator.require("Inner.Deep", nil as String?)
        }
    }

    @Test func pathsAreTheWires() {
        var validator = Validator()
        let outer = Outer(inner: .init(), list: [.init(url: "u"), .init(), .init()], text: "{}")
        validator.nested("Outer", outer)
        #expect(
            validator.violations.map(\.path) == [
                "Outer.Inner.Url", "Outer.List[1].Url", "Outer.List[2].Url", "Outer.Text.Url",
                "Outer.Inner.Deep",
            ])
        validator = Validator()
        validator.nested("Outer", Outer?.none)
        validator.each("List", [Outer]?.none)
        #expect(validator.violations.isEmpty)
    }

    @Test func textThatIsNotJSONPasses() {
        #expect(report { $0.json("Text", JSONString<Drawing.Reference>(text: "not JSON")) } == [])
    }

    @Test func membersLookToLimitsAsTheyAre() {
        #expect(MemberValue("a") == .text("a"))
        #expect(MemberValue(nil as String?) == .absent)
        #expect(MemberValue(Int64.min) == .integer(.min))
        #expect(MemberValue(UInt64.max) == .number(0x1p64))
        #expect(MemberValue(0.5) == .number(0.5))
        #expect(MemberValue(false) == .flag(false))
        #expect(MemberValue(Drawing.Style.ink) == .text("Ink"))
        #expect(MemberValue(["a", "b"]) == .list(count: 2))
        #expect(MemberValue([Drawing.Reference]?.none) == .absent)
        #expect(MemberValue(JSONString<Drawing.Reference>(text: "{}")) == .text("{}"))
        #expect(MemberValue(object: Drawing.Reference()) == .object)
        #expect(MemberValue(object: Drawing.Reference?.none) == .absent)
    }

    @Test func pathsGoIntoCarriedJSON() {
        func value(_ path: MemberPath, _ text: String?) -> MemberValue {
            MemberPlace(path).value(in: text.map { JSONString<Drawing.Reference>(text: $0) })
        }
        #expect(value("Text", "{}") == .text("{}"))
        #expect(value("Text.Url", #"{"Url":"u"}"#) == .text("u"))
        #expect(value("Text.Url", "{}") == .absent)
        #expect(value("Text.Url", "") == .absent)
        #expect(value("Text.Url", nil) == .absent)
        #expect(value("Text.Url", "not JSON") == .unknown)
    }

    @Test func violationsHaveCodeStrengthAndSource() {
        let source = LimitSource("page", date: "2026-01-02")
        let limits = ObjectLimits(members: [
            MemberLimits("Url", [Limit(.length(Bounds(max: 2)), .advice, source: source, code: "TooLong")]),
            MemberLimits("Deep", [Limit(.required)]),
        ])
        var validator = Validator()
        validator.check(limits, of: Drawing.Reference(url: "abc"))
        #expect(validator.violations.map(\.code) == ["TooLong", "MissingParameter"])
        #expect(validator.violations.map(\.strength) == [.advice, .enforced])
        #expect(
            validator.violations.map(\.description) == [
                "Url has 3 characters, but takes at most 2 characters (page, 2026-01-02)", "Deep is required",
            ])
    }

    @Test func theErrorListsAllOfThem() {
        let error = ValidationError(
            action: "CreateDrawing",
            violations: [
                Violation(path: "A", message: "is required", code: "MissingParameter"),
                Violation(path: "", message: "the request is odd", code: "InvalidRequest"),
            ])
        #expect("\(error)" == "CreateDrawing: A is required; the request is odd")
    }
}
