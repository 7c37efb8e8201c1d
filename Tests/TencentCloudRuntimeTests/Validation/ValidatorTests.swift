import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// Each limit at its edge and past it, and what it says then.
@Suite struct ValidatorTests {
    /// What one check reports: `path message [code]`.
    private func report(_ check: (inout Validator) -> Void) -> [String] {
        var validator = Validator()
        check(&validator)
        return validator.violations.map { "\($0) [\($0.code)]" }
    }

    // MARK: Presence

    @Test func require() {
        let missing = ["P is required [MissingParameter]"]
        #expect(report { $0.require("P", nil as String?) } == missing)
        #expect(report { $0.require("P", "") } == missing)
        #expect(report { $0.require("P", " ") } == [])
        #expect(report { $0.require("P", nil as Int64?) } == missing)
        #expect(report { $0.require("P", 0) } == [])
        #expect(report { $0.require("P", [] as [String]?) } == missing)
        #expect(report { $0.require("P", nil as [Drawing.Reference]?) } == missing)
        #expect(report { $0.require("P", [""]) } == [])
        #expect(report { $0.require("P", Drawing.Style?.none) } == missing)
        #expect(report { $0.require("P", "" as Drawing.Style) } == missing)
        #expect(report { $0.require("P", Drawing.Style.ink) } == [])
        #expect(report { $0.require("P", Drawing.Reference()) } == [])
        #expect(
            report { $0.require("P", nil as String?, because: "ModelName is GG") }
                == ["P is required when ModelName is GG [MissingParameter]"])
    }

    @Test func forbid() {
        let unwanted = ["P has to be left out when X is 1 [InvalidParameterValue]"]
        #expect(report { $0.forbid("P", "a", because: "X is 1") } == unwanted)
        #expect(report { $0.forbid("P", 0 as Int64?, because: "X is 1") } == unwanted)
        #expect(report { $0.forbid("P", ["a"], because: "X is 1") } == unwanted)
        #expect(report { $0.forbid("P", Drawing.Style.ink, because: "X is 1") } == unwanted)
        #expect(report { $0.forbid("P", nil as String?, because: "X is 1") } == [])
        #expect(report { $0.forbid("P", "", because: "X is 1") } == [])
        #expect(report { $0.forbid("P", [String](), because: "X is 1") } == [])
        #expect(report { $0.forbid("P", nil as Drawing.Reference?, because: "X is 1") } == [])
        #expect(
            report { $0.forbid("P", "a", because: "X is 1", code: "InvalidParameter") }
                == ["P has to be left out when X is 1 [InvalidParameter]"])
    }

    // MARK: Measures

    @Test func lengthCountsScalars() {
        #expect(report { $0.length("P", "abcd", max: 4) } == [])
        #expect(
            report { $0.length("P", "abcde", max: 4) }
                == ["P has 5 characters, but takes at most 4 [InvalidParameterValue]"])
        // Four scalars in sixteen bytes; then one character of five scalars.
        #expect(report { $0.length("P", "🐼🐼🐼🐼", max: 4) } == [])
        #expect(report { $0.length("P", "👩‍🎨🐼x", max: 4) }.count == 1)
        #expect(report { $0.length("P", "é", min: 2) }.count == 1)
        #expect(report { $0.length("P", "ab", min: 2) } == [])
        #expect(
            report { $0.length("P", "a", min: 2, max: 4, because: "X is 1", code: "InvalidParameterValue.P") }
                == ["P has 1 character, but takes 2 to 4 when X is 1 [InvalidParameterValue.P]"])
        #expect(report { $0.length("P", nil as String?, min: 1, max: 4) } == [])
        #expect(report { $0.length("P", "Chalks" as Drawing.Style, max: 5) }.count == 1)
        #expect(report { $0.length("P", JSONString<Drawing.Reference>(text: "{    }"), max: 5) }.count == 1)
    }

    @Test func range() {
        let values: [(Int64?, Bool)] = [
            (nil, true), (0, false), (1, true), (4, true), (5, false), (.min, false),
        ]
        for (value, isRight) in values {
            #expect(report { $0.range("N", value, min: 1, max: 4) }.isEmpty == isRight)
        }
        #expect(
            report { $0.range("N", 5 as Int64?, min: 1, max: 4) }
                == ["N is 5, but takes 1 to 4 [InvalidParameterValue]"])
        #expect(
            report { $0.range("N", 0 as UInt64?, min: 1) } == [
                "N is 0, but takes 1 or more [InvalidParameterValue]"
            ])
        #expect(report { $0.range("N", UInt64.max, min: 1) } == [])
    }

    @Test func rangeOfDoubles() {
        let values: [(Double?, Bool)] = [
            (nil, true), (0.5, true), (0.49, false), (1, true), (1.01, false), (.nan, false),
            (-.infinity, false),
        ]
        for (value, isRight) in values {
            #expect(report { $0.range("N", value, min: 0.5, max: 1) }.isEmpty == isRight)
        }
    }

    @Test func count() {
        #expect(report { $0.count("L", [1, 2, 3], max: 3) } == [])
        #expect(
            report { $0.count("L", [1, 2, 3, 4], max: 3) }
                == ["L has 4 elements, but takes at most 3 [InvalidParameterValue]"])
        #expect(
            report { $0.count("L", [1], min: 2) } == [
                "L has 1 element, but takes 2 or more [InvalidParameterValue]"
            ])
        #expect(report { $0.count("L", [Int]?.none, min: 2) } == [])
    }

    // MARK: Forms

    @Test func values() {
        #expect(report { $0.values("V", "16:9", in: ["16:9", "4:3"]) } == [])
        #expect(
            report { $0.values("V", "1:1", in: ["16:9", "4:3"]) }
                == ["V takes only 16:9, 4:3 [InvalidParameterValue]"])
        #expect(report { $0.values("V", 2 as Int64?, in: [1, 2]) } == [])
        #expect(
            report { $0.values("V", 3 as UInt64?, in: [1, 2]) } == [
                "V takes only 1, 2 [InvalidParameterValue]"
            ])
        #expect(report { $0.values("V", Drawing.Style.ink, in: ["Ink"]) } == [])
        #expect(report { $0.values("V", "Oil" as Drawing.Style, in: [.ink]) }.count == 1)
        #expect(report { $0.values("V", nil as String?, in: []) } == [])
    }

    @Test(arguments: [
        ("16:9", "{int}:{int}", true), ("016:09", "{int}:{int}", true), ("16:9:1", "{int}:{int}", false),
        ("16:", "{int}:{int}", false), (":9", "{int}:{int}", false), ("a:9", "{int}:{int}", false),
        ("16:9 ", "{int}:{int}", false), ("-1:9", "{int}:{int}", false), ("", "{int}:{int}", false),
        ("١:٢", "{int}:{int}", false), ("v12x", "v{int}x", true), ("v12", "v{int}x", false),
        ("abc", "abc", true),
        ("abcd", "abc", false), ("", "", true), ("1", "", false), ("99999999999999999999", "{int}", true),
    ])
    func pattern(value: String, pattern: String, matches: Bool) {
        let expected = matches ? [] : ["P has to look like \(pattern) [InvalidParameterValue]"]
        #expect(report { $0.pattern("P", value, pattern) } == expected)
    }

    @Test(arguments: [
        ("512x512", 0), ("4096x4096", 0), ("504x512", 1), ("512x4104", 1), ("512x516", 1), ("520x515", 1),
        ("1024*768", 1),
        ("1024", 1), ("x", 1), ("1024x", 1), ("1024x768x1", 1), ("+512x512", 1), ("", 1),
        // Too large and not a multiple: both at once.
        ("512x5001", 2), ("99999999999999999999x1", 1),
    ])
    func sides(value: String, violations: Int) {
        let found = report { $0.dimensions("S", value, separator: "x", side: 512...4096, multipleOf: 8) }
        #expect(found.count == violations)
    }

    @Test func pixels() {
        func report(_ value: String) -> [String] {
            self.report { $0.dimensions("S", value, separator: "x", pixels: 1_000_000...2_000_000) }
        }
        #expect(report("1000x1000") == [])
        #expect(report("1000x2000") == [])
        #expect(
            report("999x1000")
                == ["S takes only areas of 1000000 to 2000000 pixels [InvalidParameterValue]"])
        #expect(report("1000x2001").count == 1)
        #expect(report("\(Int.max)x2").count == 1)
        #expect(self.report { $0.dimensions("S", nil as String?, separator: "x", pixels: 1...2) } == [])
        #expect(
            self.report { $0.dimensions("S", "1x1" as Drawing.Style, separator: "x", pixels: 2...2) }.count
                == 1)
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

    @Test func noTextOfTheRequestIsInAMessage() {
        let secret = "a text that nobody should read"
        let found = report {
            $0.length("P", secret, max: 3)
            $0.values("P", secret, in: ["a"])
            $0.pattern("P", secret, "{int}")
            $0.dimensions("P", secret, separator: "x")
            $0.forbid("P", secret, because: "X is 1")
        }
        #expect(found.count == 5)
        #expect(found.allSatisfy { !$0.contains(secret) })
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
