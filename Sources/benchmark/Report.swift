import JSONCoding

/// What a figure counts, and with it whether more or less of it is better.
enum Unit: String {
    case microseconds = "µs"
    case milliseconds = "ms"
    case megabytes = "MB"
    case megabytesPerSecond = "MB/s"
    case callsPerSecond = "calls/s"

    var isBetterWhenLower: Bool { self != .megabytesPerSecond && self != .callsPerSecond }
}

/// A figure beside the one it is to be judged by.
struct Figure {
    enum Baseline {
        case value(Double, of: String)
        case unavailable(why: String)
    }

    var name: String
    var unit: Unit
    var value: Double
    var baseline: Baseline
    /// What else a reader should know.
    var note: String?

    /// How many times as fast as the baseline.
    var ratio: Double? {
        guard case .value(let baseline, _) = baseline, value > 0, baseline > 0 else { return nil }
        return unit.isBetterWhenLower ? baseline / value : value / baseline
    }
}

/// The figures as a table for people, or as JSON for keeping track.
struct Report {
    var figures: [Figure] = []

    var table: String {
        var rows = [["", "here", "baseline", "", "ratio"]]
        for figure in figures {
            let here = "\(Self.rounded(figure.value)) \(figure.unit.rawValue)"
            switch figure.baseline {
            case .value(let value, let name):
                let baseline = "\(Self.rounded(value)) \(figure.unit.rawValue)"
                rows.append([figure.name, here, baseline, name, figure.ratio.map(Self.times) ?? ""])
            case .unavailable(let why):
                rows.append([figure.name, here, "", "baseline not available: \(why)", ""])
            }
        }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                // Numbers stand to the right, names to the left.
                line += column == 0 || column == 3 ? cell + padding : padding + cell
                if column < 4 { line += "  " }
            }
            return line
        }
        let notes = figures.compactMap { figure in figure.note.map { "\(figure.name): \($0)" } }
        return (lines + (notes.isEmpty ? [] : [""]) + notes).joined(separator: "\n")
    }

    var json: JSONValue {
        .array(
            figures.map { figure in
                var object: JSONObject = [
                    "name": .string(figure.name), "unit": .string(figure.unit.rawValue),
                ]
                object["value"] = JSONValue(floatLiteral: figure.value)
                switch figure.baseline {
                case .value(let value, let name):
                    object["baseline"] = JSONValue(floatLiteral: value)
                    object["baselineName"] = .string(name)
                    object["ratio"] = figure.ratio.map(JSONValue.init(floatLiteral:))
                case .unavailable(let why):
                    object["baseline"] = .null
                    object["baselineUnavailable"] = .string(why)
                }
                object["note"] = figure.note.map(JSONValue.string)
                return .object(object)
            })
    }

    /// Three digits that count.
    private static func rounded(_ value: Double) -> String {
        switch abs(value) {
        case 100...: grouped(Int(value.rounded()))
        case 10...: "\((value * 10).rounded() / 10)"
        default: "\((value * 100).rounded() / 100)"
        }
    }

    private static func times(_ ratio: Double) -> String { rounded(ratio) + " ×" }

    private static func grouped(_ value: Int) -> String {
        var digits = String(value)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }
}
