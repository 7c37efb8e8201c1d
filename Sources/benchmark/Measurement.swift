/// How long things take, in seconds each: medians of interleaved rounds after a warm-up, so that neither a
/// busy neighbour nor a cold cache decides.
enum Measurement {
    private static let rounds = 9
    /// Long enough that the clock's own cost and resolution vanish.
    private static let roundSeconds = 0.03

    /// What one run of `ours` and one of `baseline` take, measured in turns.
    static func compare(
        _ ours: () throws -> Void, with baseline: (() throws -> Void)?
    ) throws -> (ours: Double, baseline: Double?) {
        let ourRuns = try runsPerRound(ours)
        let baselineRuns = try baseline.map(runsPerRound)
        var ourTimes: [Double] = []
        var baselineTimes: [Double] = []
        for _ in 0..<rounds {
            ourTimes.append(try seconds(ours, runs: ourRuns))
            if let baseline, let baselineRuns {
                baselineTimes.append(try seconds(baseline, runs: baselineRuns))
            }
        }
        return (median(ourTimes), baseline == nil ? nil : median(baselineTimes))
    }

    /// For work that counts its own runs: what `ours` and `baseline` report, in turns.
    static func compareRounds(
        _ rounds: Int, _ ours: () async throws -> Double, with baseline: () async throws -> Double
    ) async throws -> (ours: Double, baseline: Double) {
        _ = try await ours()
        _ = try await baseline()
        var ourFigures: [Double] = []
        var baselineFigures: [Double] = []
        for _ in 0..<rounds {
            ourFigures.append(try await ours())
            baselineFigures.append(try await baseline())
        }
        return (median(ourFigures), median(baselineFigures))
    }

    static func median(_ figures: [Double]) -> Double {
        let sorted = figures.sorted()
        return sorted.count % 2 == 1
            ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    }

    /// Warms up, too.
    private static func runsPerRound(_ body: () throws -> Void) throws -> Int {
        var runs = 1
        while true {
            let elapsed = try seconds(body, runs: runs) * Double(runs)
            if elapsed >= roundSeconds { return runs }
            runs = elapsed < roundSeconds / 16 ? runs * 8 : Int(Double(runs) * roundSeconds / elapsed) + 1
        }
    }

    private static func seconds(_ body: () throws -> Void, runs: Int) throws -> Double {
        let elapsed = try ContinuousClock().measure { for _ in 0..<runs { try body() } }
        return elapsed / .seconds(1) / Double(runs)
    }
}

/// Keeps the optimiser from dropping work whose result nobody looks at.
@inline(never)
func keep<T>(_ value: borrowing T) {}
