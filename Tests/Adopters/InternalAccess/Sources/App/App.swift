/// A type that holds itself through another one, in bindings that nobody else sees.
@main
enum App {
    static func main() {
        let inner = TEO.RuleEngineSubRule(branches: [TEO.RuleBranch(condition: "inner")])
        let outer = TEO.RuleBranch(condition: "outer", subRules: [inner])
        print(outer.jsonText)
    }
}
