import Testing

@testable import TencentCloudLimits

/// Each kind of limit at its edge and past it, and what it says then.
@Suite struct LimitTests {
    // MARK: Presence

    @Test(arguments: [
        (MemberValue.absent, true), (.text(""), true), (.list(count: 0), true), (.text(" "), false),
        (.integer(0), false), (.flag(false), false), (.object, false), (.list(count: 1), false),
        (.unknown, false),
    ])
    func required(value: MemberValue, isMissing: Bool) {
        #expect(complaints(.required, of: value) == (isMissing ? ["P is required"] : []))
    }

    @Test func requiredUnlessAnotherIsGiven() {
        let kind = Limit.Kind.requiredUnless(["Q", "R.S"])
        let message = ["P is required unless Q or R.S is given"]
        #expect(complaints(kind, of: .absent) == message)
        #expect(complaints(kind, of: .absent, besides: Sheet(values: ["Q": .text("")])) == message)
        #expect(complaints(kind, of: .absent, besides: Sheet(values: ["Q": .text("a")])) == [])
        let deep = Sheet(sheets: ["R": Sheet(values: ["S": .list(count: 1)])])
        #expect(complaints(kind, of: .absent, besides: deep) == [])
        #expect(complaints(kind, of: .text("a")) == [])
    }

    @Test func absent() {
        for value in [MemberValue.absent, .text(""), .list(count: 0)] {
            #expect(complaints(.absent, of: value) == [])
        }
        for value in [MemberValue.text("a"), .integer(0), .flag(false), .object, .list(count: 1)] {
            #expect(complaints(.absent, of: value) == ["P has to be left out"])
        }
    }

    @Test func ofSomethingMissingNothingElseIsSaid() {
        let limits = ObjectLimits(members: [
            MemberLimits("P", [Limit(.required), Limit(.count(Bounds(min: 1, max: 4)))])
        ])
        #expect(complaints(limits, of: Sheet(values: ["P": .list(count: 0)])) == ["P is required"])
        #expect(
            complaints(limits, of: Sheet(values: ["P": .list(count: 5)]))
                == ["P has 5 elements, but takes 1 to 4 elements"])
    }

    // MARK: Measures

    @Test(arguments: [
        // Four scalars in sixteen bytes; then one character of five scalars.
        ("abcd", nil), ("🐼🐼🐼🐼", nil), ("abcde", "5 characters"), ("👩‍🎨🐼x", "5 characters"),
        ("a", "1 character"), ("", "0 characters"),
    ])
    func lengthCountsScalars(text: String, has: String?) {
        let expected = has.map { ["P has \($0), but takes 2 to 4 characters"] } ?? []
        #expect(complaints(.length(Bounds(min: 2, max: 4)), of: .text(text)) == expected)
    }

    @Test(arguments: [
        (MemberValue.absent, nil), (.integer(1), nil), (.integer(4), nil), (.integer(0), "0"),
        (.integer(5), "5"), (.integer(.min), "-9223372036854775808"), (.number(4.5), "4.5"),
        (.number(.nan), "nan"), (.number(-.infinity), "-inf"), (.number(2.5), nil), (.text("9"), nil),
    ])
    func range(value: MemberValue, told: String?) {
        let expected = told.map { ["P is \($0), but takes 1 to 4"] } ?? []
        #expect(complaints(.range(Bounds(min: 1, max: 4)), of: value) == expected)
    }

    @Test func count() {
        #expect(complaints(.count(Bounds(max: 3)), of: .list(count: 3)) == [])
        #expect(
            complaints(.count(Bounds(max: 3)), of: .list(count: 4))
                == ["P has 4 elements, but takes at most 3 elements"])
        #expect(
            complaints(.count(Bounds(min: 1, max: 1)), of: .list(count: 2))
                == ["P has 2 elements, but takes exactly 1 element"])
        #expect(complaints(.count(Bounds(min: 2)), of: .absent) == [])
    }

    // MARK: Forms

    @Test func values() {
        #expect(complaints(.values(["16:9", "4:3"]), of: .text("16:9")) == [])
        #expect(complaints(.values(["16:9", "4:3"]), of: .text("1:1")) == ["P takes one of 16:9, 4:3"])
        #expect(complaints(.values(["a"]), of: .text("b")) == ["P takes only a"])
        #expect(complaints(.values([1, 2]), of: .integer(2)) == [])
        #expect(complaints(.values([0.5, 1]), of: .integer(1)) == [])
        #expect(complaints(.values([1, 2]), of: .number(1)) == [])
        #expect(complaints(.values([1, 2]), of: .integer(3)) == ["P is 3, but takes one of 1, 2"])
        #expect(complaints(.values([true]), of: .flag(false)) == ["P is false, but takes only true"])
        #expect(complaints(.values([]), of: .absent) == [])
    }

    @Test(arguments: [
        ("16:9", "{int}:{int}", true), ("016:09", "{int}:{int}", true), ("16:9:1", "{int}:{int}", false),
        ("16:", "{int}:{int}", false), (":9", "{int}:{int}", false), ("a:9", "{int}:{int}", false),
        ("16:9 ", "{int}:{int}", false), ("-1:9", "{int}:{int}", false), ("", "{int}:{int}", false),
        ("١:٢", "{int}:{int}", false), ("v12x", "v{int}x", true), ("v12", "v{int}x", false),
        ("abc", "abc", true), ("abcd", "abc", false), ("", "", true), ("1", "", false),
        ("99999999999999999999", "{int}", true),
    ])
    func forms(value: String, form: String, matches: Bool) {
        let expected =
            matches ? [] : ["P has to be written as \(form), where {int} stands for digits"]
        #expect(complaints(.form(TextForm(form)), of: .text(value)) == expected)
    }

    @Test(arguments: [
        ("512x512", true), ("4096x4096", true), ("504x512", false), ("512x4104", false), ("512x516", false),
        ("520x515", false), ("1024*768", false), ("1024", false), ("x", false), ("1024x", false),
        ("1024x768x1", false), ("+512x512", false), ("", false), ("99999999999999999999x1", false),
    ])
    func sides(value: String, isRight: Bool) {
        let dimensions = Dimensions(separators: "x", side: Bounds(min: 512, max: 4096), multipleOf: 8)
        #expect(complaints(.dimensions(dimensions), of: .text(value)).isEmpty == isRight)
    }

    @Test func pixels() {
        let limit = Limit.Kind.dimensions(
            Dimensions(separators: "x*", pixels: Bounds(min: 1_000_000, max: 2_000_000)))
        for size in ["1000x1000", "1000x2000", "1000*1000"] {
            #expect(complaints(limit, of: .text(size)) == [])
        }
        #expect(
            complaints(limit, of: .text("999x1000")) == [
                "P is 999 by 1000 pixels, but has to be width and height as in 1024x768 or 1024*768, "
                    + "1000000 to 2000000 pixels in all"
            ])
        for size in ["1000x2001", "\(Int.max)x2", "1000x1000*1"] {
            #expect(complaints(limit, of: .text(size)).count == 1)
        }
    }

    @Test func aSizeIsWrittenAsTheModelWritesIt() {
        #expect(Dimensions(separators: "*x").text(width: 2, height: 3) == "2*3")
        #expect(!Dimensions(separators: "x").contains(width: 0, height: 1))
    }

    // MARK: Texts stay private

    @Test func noTextOfTheRequestIsInAMessage() {
        let secret = "a text that nobody should read"
        let kinds: [Limit.Kind] = [
            .length(Bounds(max: 3)), .values(["a"]), .form(TextForm("{int}")),
            .dimensions(Dimensions(separators: "x")), .absent,
        ]
        for kind in kinds {
            let found = complaints(kind, of: .text(secret))
            #expect(found.count == 1 && !found[0].contains(secret), "\(found)")
        }
    }

    @Test func whatCannotBeToldBreaksNothing() {
        let kinds: [Limit.Kind] = [
            .required, .requiredUnless(["Q"]), .absent, .length(Bounds(min: 1)), .values(["a"]),
        ]
        for kind in kinds { #expect(complaints(kind, of: .unknown) == []) }
    }
}
