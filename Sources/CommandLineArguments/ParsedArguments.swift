/// A command's arguments after parsing. What is asked of it must be in the command's syntax.
package struct ParsedArguments: Sendable {
    private let command: String
    package private(set) var places: [String: [String]] = [:]
    package private(set) var values: [String: [String]] = [:]

    /// The argument at a place.
    package subscript(argument name: String) -> String { places[name]?.first ?? "" }

    /// The arguments at a place that takes several.
    package func all(argument name: String) -> [String] { places[name] ?? [] }

    /// An option's value, the last where it may be repeated; nil when it isn't there.
    package subscript(_ option: String) -> String? { values[option]?.last }

    /// Whether an argument is there.
    package func has(argument name: String) -> Bool { places[name] != nil }

    /// All values of an option.
    package func all(_ option: String) -> [String] { values[option] ?? [] }

    /// The value of an option that can't be left out.
    package func require(_ option: String) throws(UsageError) -> String {
        guard let value = self[option] else {
            throw UsageError("\(command) needs --\(option)", command: command)
        }
        return value
    }

    /// Whether an option is there.
    package func has(_ option: String) -> Bool { values[option] != nil }

    /// An option's value, read by `parse`.
    ///
    /// - Parameter expected: What a good value is, for the message: `a whole number`.
    package func value<Value>(
        _ option: String, expected: String, _ parse: (String) -> Value?
    ) throws(UsageError) -> Value? {
        guard let text = self[option] else { return nil }
        guard let value = parse(text) else {
            throw UsageError("--\(option) takes \(expected), not '\(text)'")
        }
        return value
    }

    /// Reads a command's arguments.
    package init(_ arguments: ArraySlice<String>, of command: CommandSyntax) throws(UsageError) {
        self.command = command.name
        var rest = arguments
        var isOptionPossible = true
        while let argument = rest.popFirst() {
            if isOptionPossible, argument == "--" {
                isOptionPossible = false
            } else if isOptionPossible, argument.hasPrefix("--") {
                let parts = argument.dropFirst(2).split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = String(parts[0])
                guard let option = command.options.first(where: { $0.name == name }) else {
                    throw .unknown(
                        "option", "--\(name)", among: command.options.map(\.flag), of: command.name)
                }
                try add(option, inline: parts.count > 1 ? String(parts[1]) : nil, &rest, command)
            } else if isOptionPossible, argument.hasPrefix("-"), argument.count > 1 {
                let letter = argument[argument.index(after: argument.startIndex)]
                guard let option = command.options.first(where: { $0.letter == letter }) else {
                    throw .unknown(
                        "option", argument, among: command.options.map(\.flag), of: command.name)
                }
                let inline = argument.dropFirst(2)
                try add(option, inline: inline.isEmpty ? nil : String(inline), &rest, command)
            } else {
                try add(argument, command)
            }
        }
        if let missing = command.arguments.dropFirst(places.count).first, !missing.isOptional {
            throw UsageError("\(missing.name) is missing: \(missing.help)", command: command.name)
        }
    }

    private mutating func add(
        _ option: OptionDescription, inline: String?, _ rest: inout ArraySlice<String>,
        _ command: CommandSyntax
    ) throws(UsageError) {
        if values[option.name] != nil, !option.isRepeatable {
            throw UsageError("\(option.flag) is given twice", command: command.name)
        }
        guard let placeholder = option.value else {
            guard inline == nil || option.optionalValue != nil else {
                throw UsageError("\(option.flag) takes no value", command: command.name)
            }
            values[option.name, default: []].append(inline ?? "")
            return
        }
        let isNextAnOption = rest.first.map { next in command.options.contains { $0.flag == next } } ?? true
        guard let value = inline ?? (isNextAnOption ? nil : rest.popFirst()) else {
            throw UsageError(
                "\(option.flag) needs a value: \(option.flag) \(placeholder)", command: command.name)
        }
        guard option.values.isEmpty || option.values.contains(value) else {
            throw .unknown("value of \(option.flag)", value, among: option.values, of: command.name)
        }
        values[option.name, default: []].append(value)
    }

    private mutating func add(_ argument: String, _ command: CommandSyntax) throws(UsageError) {
        if let last = command.arguments.last, last.isRepeatable, places.count == command.arguments.count {
            places[last.name]?.append(argument)
            return
        }
        guard places.count < command.arguments.count else {
            let hint =
                if let option = command.likelyOption { "; say --\(option) \(argument)" } else {
                    command.arguments.isEmpty ? "" : ": what has spaces goes in quotes"
                }
            throw UsageError("'\(argument)' is one argument too many\(hint)", command: command.name)
        }
        let place = command.arguments[places.count]
        guard place.values.isEmpty || place.values.contains(argument) else {
            throw .unknown(place.name, argument, among: place.values, of: command.name)
        }
        places[place.name] = [argument]
    }
}
