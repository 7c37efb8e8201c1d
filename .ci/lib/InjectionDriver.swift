// Tries injections at every string of the package's descriptions, side by side; `.ci/checks/injections` compiles it
// beside `Tests/BindingsGeneratorTests/Injection`.
import Foundation

@main
enum Driver {
    static func main() async throws {
        let repeating = CommandLine.arguments.contains("--all")
        let package = FileManager.default.currentDirectoryPath
        var isBroken = false
        for name in InjectionCheck.names {
            let check = try InjectionCheck(name, below: package)
            let outcomes = await outcomes(of: check, repeating: repeating)
            say("\(name): \(check.places.count) strings, \(outcomes.count) runs: \(summary(outcomes))")
            let problems = outcomes.compactMap { if case .broken(let problem) = $0 { problem } else { nil } }
            for problem in problems.prefix(20) { say("error: \(problem)") }
            isBroken = isBroken || !problems.isEmpty
        }
        if isBroken { exit(1) }
    }

    /// Prints a line at once, whatever standard output is.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func outcomes(of check: InjectionCheck, repeating: Bool) async -> [InjectionCheck.Outcome]
    {
        await withTaskGroup(of: [InjectionCheck.Outcome].self) { group in
            for trial in check.trials(repeating: repeating) {
                group.addTask { trial.injections.map { check.outcome(of: $0, at: trial.place) } }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func summary(_ outcomes: [InjectionCheck.Outcome]) -> String {
        var (refused, harmless, broken) = (0, 0, 0)
        for outcome in outcomes {
            switch outcome {
            case .refused: refused += 1
            case .harmless: harmless += 1
            case .broken: broken += 1
            }
        }
        return "\(refused) refused, \(harmless) harmless, \(broken) broken"
    }
}
