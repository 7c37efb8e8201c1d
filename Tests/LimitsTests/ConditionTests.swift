import Testing

@testable import TencentCloudLimits

@Suite struct ConditionTests {
    @Test(arguments: [
        (Condition.Test.anyOf(["a", "b"]), MemberValue.text("b"), true),
        (.anyOf(["a", "b"]), .text("c"), false), (.anyOf(["a"]), .absent, false),
        (.anyOf(["a"], orAbsent: true), .absent, true), (.anyOf([1]), .integer(1), true),
        (.anyOf([1]), .text("1"), false), (.anyOf([true]), .flag(true), true),
        (.noneOf(["a"]), .text("b"), true), (.noneOf(["a"]), .text("a"), false),
        (.noneOf(["a"]), .absent, false), (.anyOf(["a"], orAbsent: true), .unknown, false),
        (.noneOf(["a"]), .unknown, false),
    ])
    func tests(test: Condition.Test, value: MemberValue, holds: Bool) {
        #expect(Condition([Condition.Term("P", test)]).holds(for: Sheet(values: ["P": value])) == holds)
    }

    @Test func everyTermHasToHold() {
        let condition = Condition([Condition.Term("A", .anyOf([1])), Condition.Term("B.C", .noneOf(["x"]))])
        var sheet = Sheet(values: ["A": .integer(1)], sheets: ["B": Sheet(values: ["C": .text("y")])])
        #expect(condition.holds(for: sheet))
        sheet.values["A"] = .integer(2)
        #expect(!condition.holds(for: sheet))
    }

    @Test func aRuleSaysWhenItHolds() {
        let limits = ObjectLimits(rules: [
            LimitRule(
                when: Condition([Condition.Term("A", .anyOf(["x", "y"])), Condition.Term("B", .noneOf([0]))]),
                [MemberLimits("P", [Limit(.required)])])
        ])
        #expect(
            complaints(limits, of: Sheet(values: ["A": .text("y"), "B": .integer(1)]))
                == ["P is required when A is x or y, and B is present and not 0"])
        #expect(complaints(limits, of: Sheet(values: ["A": .text("z"), "B": .integer(1)])) == [])
    }

    @Test func wordsHaveTheirPlaceAndTheirStyle() {
        let condition = Condition([
            Condition.Term("Type", .anyOf(["Url"], orAbsent: true)), Condition.Term("N", .anyOf([2])),
        ])
        #expect(condition.words == "Type is Url or absent, and N is 2")
        #expect(
            condition.words(.markdown, below: "Files[].")
                == "`Files[].Type` is `Url` or absent, and `Files[].N` is `2`")
    }
}
