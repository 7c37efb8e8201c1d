/// A subcommand's arguments, sorted into what stands alone, options with a value each (`--name value` or
/// `--name=value`), which may come again, and flags.
struct ArgumentList {
    /// The subcommand that they belong to.
    let verb: String
    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]
    private var flags: Set<String> = []

    init(
        _ arguments: ArraySlice<String>, of verb: String, options: [String], flags known: [String] = []
    ) throws(Arguments.Mistake) {
        self.verb = verb
        var rest = arguments
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            if known.contains(argument) {
                flags.insert(argument)
            } else if options.contains(name) {
                // What looks like an option is one: its value was forgotten.
                let value =
                    parts.count == 2 ? String(parts[1]) : rest.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
                guard let value, !value.isEmpty else {
                    throw Arguments.Mistake(message: "\(name) needs a value")
                }
                if parts.count == 1 { rest.removeFirst() }
                values[name, default: []].append(value)
            } else {
                throw Arguments.Mistake(message: "\(verb) doesn't take \"\(argument)\"")
            }
        }
    }

    /// All values of an option, in order.
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The only value of an option.
    func one(_ name: String) throws(Arguments.Mistake) -> String? {
        let all = all(name)
        guard all.count < 2 else { throw Arguments.Mistake(message: "\(name) comes twice") }
        return all.first
    }

    /// The only value of an option that can't be left out.
    func require(_ name: String) throws(Arguments.Mistake) -> String {
        guard let value = try one(name) else { throw Arguments.Mistake(message: "\(verb) needs \(name)") }
        return value
    }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// Refuses what stands alone, naming the option that it was probably meant for.
    func refuseOperands(meaning option: String) throws(Arguments.Mistake) {
        guard let operand = operands.first else { return }
        throw Arguments.Mistake(message: "\(verb) doesn't take \"\(operand)\"; say \(option) \(operand)")
    }
}
