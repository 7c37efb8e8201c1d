/// An option of a request, as one row: what it is called, how it is read, where it goes, and which services take it.
///
/// Flags, help, completions, the members and columns of prompt files, messages, and what a batch knows an item by derive
/// from the rows.
package struct RequestOption<Request: Sendable>: Sendable {
    /// How many values it has.
    package enum Arity: Sendable {
        case one
        /// A list.
        case several
        /// A list of `KEY=VALUE`.
        case keyed
    }

    /// As the request calls it: `aspectRatio`.
    package let name: String
    /// As command lines and tables call it: `aspect-ratio`.
    package let flag: String
    /// A single letter that means the same.
    package let letter: Character?
    /// What stands for the value in help: `W:H`.
    package let placeholder: String
    /// What it is for.
    package let help: String
    /// Values that are known to be good, where there are any. Others may be, too.
    package let known: (@Sendable () -> [String])?
    /// Whether a value may be a file's name.
    package let isFile: Bool
    package let arity: Arity
    /// The services that can be told.
    package let takers: Set<ServiceName>
    /// Options that say the same in another way: whoever says this one of a single item doesn't mean what was said by
    /// those of all.
    let replaces: [String]
    /// Takes values over into a request; returns what is wrong with them, as it follows the option's name.
    let set: @Sendable ([String], inout Request) -> String?
    /// The values that a request has; none when the option isn't used.
    let values: @Sendable (Request) -> [String]

    init(
        _ name: String, flag: String? = nil, letter: Character? = nil, placeholder: String,
        known: (@Sendable () -> [String])? = nil, isFile: Bool = false, arity: Arity = .one,
        takers: Set<ServiceName> = Set(ServiceName.allCases), replaces: [String] = [], help: String,
        set: @escaping @Sendable ([String], inout Request) -> String?,
        values: @escaping @Sendable (Request) -> [String]
    ) {
        self.name = name
        self.flag = flag ?? Self.flag(name)
        self.letter = letter
        self.placeholder = placeholder
        self.known = known
        self.isFile = isFile
        self.arity = arity
        self.takers = takers
        self.replaces = replaces
        self.help = help
        self.set = set
        self.values = values
    }

    /// An option that is a member of the request.
    init<Value>(
        _ name: String, _ member: WritableKeyPath<Request, Value?> & Sendable, _ value: OptionValue<Value>,
        letter: Character? = nil, takers: Set<ServiceName> = Set(ServiceName.allCases),
        replaces: [String] = [], help: String
    ) {
        var known: (@Sendable () -> [String])?
        if !value.known.isEmpty { known = { value.known } }
        self.init(
            name, letter: letter, placeholder: value.placeholder, known: known, takers: takers,
            replaces: replaces, help: help,
            set: { texts, request in
                guard let read = value.read(texts[0]) else {
                    return "takes \(value.expected), not '\(texts[0])'"
                }
                request[keyPath: member] = read
                return nil
            }, values: { $0[keyPath: member].map { [value.text($0)] } ?? [] })
    }

    /// `aspect-ratio` of `aspectRatio`, `session-id` of `sessionID`.
    private static func flag(_ name: String) -> String {
        var flag = ""
        for character in name {
            if character.isUppercase, flag.last?.isUppercase == false { flag += "-" }
            flag.append(character)
        }
        return flag.lowercased()
    }
}

extension RequestOption {
    /// Whether a name is this one, however it is spelt: `aspectRatio`, `aspect_ratio` and `Aspect-Ratio` are the same.
    package func isCalled(_ text: String) -> Bool {
        let text = Self.plain(text)
        return text == Self.plain(name) || text == Self.plain(flag)
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// A value that an option can't have.
package struct OptionMistake: Sendable, Hashable {
    /// The option, as command lines call it.
    package var flag: String
    /// What is wrong, as it follows the option's name.
    package var message: String
}

/// What is said by options: texts by the options' names.
package struct OptionTexts: Sendable {
    private var texts: [String: [String]] = [:]

    package init() {}

    package subscript(name: String) -> [String]? {
        get { texts[name] }
        set { texts[name] = newValue }
    }

    /// What is said of a single item, and where that says nothing, what is said of all.
    package func over<Request>(_ base: OptionTexts, _ options: [RequestOption<Request>]) -> OptionTexts {
        var result = base
        for option in options {
            guard let own = texts[option.name] else { continue }
            for other in option.replaces where texts[other] == nil { result[other] = nil }
            var values = own
            if case .keyed = option.arity {
                let keys = Set(own.map(Self.key))
                values = (base[option.name] ?? []).filter { !keys.contains(Self.key($0)) } + own
            }
            result[option.name] = values
        }
        return result
    }

    private static func key(_ text: String) -> Substring { text.prefix { $0 != "=" } }

    /// Takes it over into a request, in the order of the options; returns what can't be.
    package func apply<Request>(
        _ options: [RequestOption<Request>], to request: inout Request
    ) -> [OptionMistake] {
        options.compactMap { option in
            guard let values = texts[option.name], !values.isEmpty else { return nil }
            let message =
                if case .one = option.arity, values.count > 1 {
                    Optional("takes one value, not \(values.count)")
                } else { option.set(values, &request) }
            return message.map { OptionMistake(flag: option.flag, message: $0) }
        }
    }
}
