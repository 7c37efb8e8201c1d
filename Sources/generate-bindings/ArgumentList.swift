/// Arguments sorted into what stands alone, options with a value each, which may come again, and flags.
struct ArgumentList {
    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]
    private var flags: Set<String> = []

    init(
        _ arguments: ArraySlice<String>, of verb: String, options: [String], flags known: [String] = []
    ) throws(Arguments.Mistake) {
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
                guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
                else { throw Arguments.Mistake(message: "\(name) needs a value") }
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

    func has(_ flag: String) -> Bool { flags.contains(flag) }
}
