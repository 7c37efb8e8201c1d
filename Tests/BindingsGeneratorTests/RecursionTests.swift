import Testing

@testable import BindingsGenerator

@Suite struct RecursionTests {
    @Test func nodesOfACycleShareAComponent() {
        let component = Recursion.components([[1], [2], [0, 3], [4], [], [5]])
        #expect(component[0] == component[1])
        #expect(component[1] == component[2])
        #expect(Set(component).count == 4)
    }

    @Test func chainsOfAnyLengthAreFollowed() {
        let length = 100_000
        let chain = (0..<length).map { $0 + 1 < length ? [$0 + 1] : [] }
        #expect(Set(Recursion.components(chain)).count == length)
    }

    @Test func membersOnACycleAreBoxed() throws {
        let swift = try Snippet(
            response: Snippet.member("Rule", "object", of: "Rule"),
            objects: Snippet.object(
                "Rule", Snippet.member("Branch", "object", of: "Branch"),
                Snippet.member("Leaf", "object", of: "Leaf"))
                + Snippet.object(
                    "Branch", Snippet.member("Rule", "object", of: "Rule"),
                    Snippet.member("Rules", "list", of: "Rule"))
                + Snippet.object("Leaf", Snippet.member("X"))
        ).swift()
        #expect(swift.contains("private var boxedBranch: [Branch] = []"))
        #expect(swift.contains("private var boxedRule: [Rule] = []"))
        #expect(swift.contains("var leaf: Leaf?\n"))
        #expect(swift.contains("var rules: [Rule]?\n"))
        #expect(
            swift.contains(
                #"case "Rule": self.boxedRule = try reader.readIfPresent(Rule.self).map { [$0] } ?? []"#))
    }
}
