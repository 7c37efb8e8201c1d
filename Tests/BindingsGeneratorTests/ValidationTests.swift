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
            (#"{"required": true}"#, #"validator.require("A", a)"#),
            (#"{"length": {"min": 1, "max": 64}}"#, #"validator.length("A", a, min: 1, max: 64)"#),
            (#"{"pattern": "{int}:{int}"}"#, #"validator.pattern("A", a, "{int}:{int}")"#),
            (#"{"values": ["x", "y"]}"#, #"validator.values("A", a, in: ["x", "y"])"#),
            (
                #"{"dimensions": {"separator": "*", "pixels": {"min": 261632, "max": 4194304}}}"#,
                #"validator.dimensions("A", a, separator: "*", pixels: 261632...4_194_304)"#
            ),
            (
                #"{"dimensions": {"separator": "x", "side": {"min": 16, "multipleOf": 16}}}"#,
                #"validator.dimensions("A", a, separator: "x", side: 16...Int.max, multipleOf: 16)"#
            ),
        ])
    func limitsOfTexts(_ limits: String, _ check: String) throws {
        let swift = try swift(Snippet.member("A"), #""members": {"DoRequest.A": {"limits": \#(limits)}}"#)
        #expect(swift.contains(check))
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
        #expect(swift.contains(#"validator.range("N", n, min: -10, max: 10)"#))
        #expect(swift.contains(#"validator.range("F", f, max: 2.5)"#))
        #expect(swift.contains(#"validator.count("L", l, min: 1)"#))
        #expect(swift.contains(#"validator.values("U", u, in: [0, 1])"#))
    }

    @Test func conditionsTestEveryTerm() throws {
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
        #expect(swift.contains(#"if a == "x" || a == nil, let value = b, value != 0, c == true {"#))
        #expect(swift.contains(#"validator.require("D", d, because: because)"#))
    }

    @Test func carriedJSONIsReadOnceWhereItIsNeeded() throws {
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
            "rules": {"DoRequest": [{"when": {"A": ["a"]}, "limits": {
              "Info.inner.x": {"range": {"max": 1}}, "Info.inner.y": {"range": {"max": 2}}}}]}
            """#)
        #expect(
            swift.contains(
                """
                let because = "A is a"
                let infoValue = try? info?.value()
                let innerValue = try? infoValue?.inner?.value()
                validator.range("Info.inner.x", innerValue?.x, max: 1, because: because)
                validator.range("Info.inner.y", innerValue?.y, max: 2, because: because)
                }
                """))
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
