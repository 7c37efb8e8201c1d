import Testing

/// Limits in, checks out. What the checks do is shown by ``GeneratedCodeTests``.
@Suite struct ValidationTests {
    private func swift(_ members: String, _ refinements: String) throws -> String {
        try Snippet(request: members, refinements: refinements).swift()
    }

    @Test func withoutLimitsNothingIsChecked() throws {
        let swift = try Snippet(
            request: Snippet.member("A", "object", of: "Part"),
            objects: Snippet.object("Part", Snippet.member("B"))
        ).swift()
        #expect(!swift.contains("validate"))
        #expect(!swift.contains("Validatable"))
    }

    @Test(
        arguments: [
            (#"{"required": true}"#, "Limit(.required)"),
            (#"{"length": {"min": 1, "max": 64}}"#, "Limit(.length(Bounds(min: 1, max: 64)))"),
            (#"{"pattern": "{int}:{int}"}"#, #"Limit(.form(TextForm("{int}:{int}")))"#),
            (#"{"values": ["x", "y"], "strength": "advice"}"#, #"Limit(.values(["x", "y"]), .advice)"#),
            (#"{"absent": true, "code": "C.D"}"#, #"Limit(.absent, code: "C.D")"#),
            (
                #"{"dimensions": {"separator": "*x", "pixels": {"min": 261632, "max": 4194304}}}"#,
                #"Dimensions(separators: "*x", pixels: Bounds(min: 261632, max: 4_194_304))"#
            ),
            (
                #"{"dimensions": {"separator": "x", "side": {"min": 16, "multipleOf": 16}}}"#,
                #"Dimensions(separators: "x", side: Bounds(min: 16), multipleOf: 16)"#
            ),
        ])
    func limitsOfTexts(_ limits: String, _ literal: String) throws {
        let swift = try Snippet(
            request: Snippet.member("A"), refinements: #""members": {"DoRequest.A": {"limits": \#(limits)}}"#
        ).swift()
        #expect(swift.contains(literal), "\(swift)")
        #expect(swift.contains("validator.check(Self.limits, of: self)"))
        #expect(swift.contains(#"case "A": MemberValue(a)"#))
    }

    @Test func limitsOfNumbersAndLists() throws {
        let swift = try swift(
            [
                Snippet.member("N", "int"), Snippet.member("F", "float"),
                Snippet.member("L", "list", of: "string"),
                Snippet.member("U", "int", of: "uint64"),
            ].joined(separator: ", "),
            #"""
            "members": {
              "DoRequest.N": {"limits": {"range": {"min": -10, "max": 10}}},
              "DoRequest.F": {"limits": {"range": {"max": 2.5}}},
              "DoRequest.L": {"limits": {"count": {"min": 1}}},
              "DoRequest.U": {"limits": {"values": [0, 1]}}
            }
            """#)
        for literal in [
            #"MemberLimits("N", [Limit(.range(Bounds(min: -10, max: 10)))])"#,
            #"MemberLimits("F", [Limit(.range(Bounds(max: 2.5)))])"#,
            #"MemberLimits("L", [Limit(.count(Bounds(min: 1)))])"#,
            #"MemberLimits("U", [Limit(.values([0, 1]))])"#,
        ] {
            #expect(swift.contains(literal))
        }
    }

    @Test func sourcesAreConstants() throws {
        let swift = try swift(
            Snippet.member("A"),
            #"""
            "sources": {"page": {"title": "The page", "date": "2026-01-02"}, "other": {"title": "O", "date": "2026-01-03"}},
            "members": {"DoRequest.A": {"limits": [
              {"length": {"max": 3}, "source": "page"}, {"length": {"max": 2}, "source": "page", "strength": "advice"}]}}
            """#)
        #expect(swift.contains(#"static let page = LimitSource("The page", date: "2026-01-02")"#))
        #expect(!swift.contains("other"))
        #expect(swift.contains("Limit(.length(Bounds(max: 3)), source: LimitSources.page)"))
        #expect(swift.contains("Limit(.length(Bounds(max: 2)), .advice, source: LimitSources.page)"))
    }

    @Test func conditionsHaveEveryTerm() throws {
        let swift = try swift(
            [
                Snippet.member("A"), Snippet.member("B", "int"), Snippet.member("C", "bool"),
                Snippet.member("D"),
            ]
            .joined(separator: ", "),
            #"""
            "rules": {"DoRequest": [
              {"when": {"A": ["x", null], "B": {"not": [0]}, "C": [true]}, "limits": {"D": {"required": true}}}]}
            """#)
        #expect(swift.contains(#"Condition.Term("A", .anyOf(["x"], orAbsent: true))"#))
        #expect(swift.contains(#"Condition.Term("B", .noneOf([0]))"#))
        #expect(swift.contains(#"Condition.Term("C", .anyOf([true]))"#))
        for name in ["A", "B", "C", "D"] { #expect(swift.contains("case \"\(name)\": MemberValue(")) }
    }

    @Test func pathsGoIntoObjectsAndCarriedJSON() throws {
        let swift = try swift(
            Snippet.member("Info") + ", " + Snippet.member("A"),
            #"""
            "objects": {
              "Outer": {"document": "O.", "members": [{"name": "inner", "type": "string", "member": "string", "document": "I."}]},
              "Inner": {"document": "I.", "members": [
                {"name": "x", "type": "int", "member": "int64", "document": "X."},
                {"name": "y", "type": "int", "member": "int64", "document": "Y."}]}
            },
            "members": {"DoRequest.Info": {"json": "Outer"}, "Outer.inner": {"json": "Inner"}},
            "rules": {"DoRequest": [{"when": {"A": ["a"]}, "limits": {"Info.inner.x": {"range": {"max": 1}}}}]}
            """#)
        #expect(swift.contains(#"case "Info": place.value(in: info)"#))
        #expect(swift.contains(#"case "inner": place.value(in: inner)"#))
        #expect(swift.contains(#"case "x": MemberValue(x)"#))
        #expect(!swift.contains(#"case "y": MemberValue(y)"#))
    }

    @Test func partsAreCheckedByTheirOwnLimits() throws {
        let swift = try Snippet(
            request: Snippet.member("P", "object", of: "Part") + ", "
                + Snippet.member("L", "list", of: "Part"),
            objects: Snippet.object("Part", Snippet.member("A"), Snippet.member("Q", "list", of: "Part")),
            refinements: #""members": {"Part.A": {"limits": {"length": {"max": 3}}}}"#
        ).swift()
        #expect(swift.contains(#"validator.nested("P", p)"#))
        #expect(swift.contains(#"validator.each("L", l)"#))
        #expect(swift.contains(#"validator.each("Q", q)"#))
    }
}
