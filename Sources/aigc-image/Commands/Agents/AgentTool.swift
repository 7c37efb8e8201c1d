import JSONCoding

/// A command as an agent's tool: its rows are the schema, and a call of it is a run of the command.
struct AgentTool: Sendable {
    var name: String
    var command: CommandDescription
    /// Whether a call is billed.
    var isPaid: Bool
    /// Whether it only looks.
    var isReading: Bool
    /// What holds for all calls, but not for this tool's.
    var exceptions: Set<String> = []

    /// What the server settles for all calls, or an agent has no use for.
    private static let settled: Set<String> = Set(
        ConnectionOptions.all.map(\.name)
            + (BucketOptions.uploads + [
                ConnectionOptions.local, ConnectionOptions.service, ConnectionOptions.subAppID,
                ConnectionOptions.checks, CommonOptions.output, CommonOptions.force, CommonOptions.json,
                CommonOptions.quiet, DryRun.option,
            ]).map(\.name))

    static let all =
        [
            AgentTool(name: "draw", command: GenerateCommand.description, isPaid: true, isReading: false),
            // A task's ID says where it is.
            AgentTool(
                name: "wait", command: TaskCommands.download, isPaid: false, isReading: false,
                exceptions: [ConnectionOptions.service.name, ConnectionOptions.subAppID.name]),
            AgentTool(name: "models", command: ModelsCommand.description, isPaid: false, isReading: true),
        ]
        + SceneCommands.all.map { command in
            let name = command.name.map { $0.isLetter ? String($0) : "_" }.joined()
            return AgentTool(name: name, command: command, isPaid: true, isReading: false)
        }

    private var options: [OptionDescription] { command.options.filter { !Self.settled.contains($0.name) } }

    // MARK: What an agent is told

    var json: JSONValue {
        let cost = isPaid ? " Each call is billed by the account, also when its picture isn't liked." : ""
        let properties =
            command.arguments.map { (Self.key($0), Self.schema(of: $0)) }
            + options.map { ($0.name, Self.schema(of: $0)) }
        let required = command.arguments.filter { !$0.isOptional }.map { JSONValue.string(Self.key($0)) }
        return [
            "name": .string(name), "title": .string(command.summary),
            "description": .string("\(command.summary).\(cost)"),
            "inputSchema": [
                "type": "object",
                "properties": .object(JSONObject(properties.map { .init(name: $0, value: $1) })),
                "required": .array(required), "additionalProperties": false,
            ],
            "annotations": [
                "readOnlyHint": .bool(isReading), "destructiveHint": false,
                "idempotentHint": .bool(!isPaid), "openWorldHint": .bool(!isReading),
            ],
        ]
    }

    private static func key(_ argument: ArgumentDescription) -> String { argument.name.lowercased() }

    private static func schema(of argument: ArgumentDescription) -> JSONValue {
        schema(
            help: argument.help, values: argument.values, isNumber: false, isList: argument.isRepeatable)
    }

    private static func schema(of option: OptionDescription) -> JSONValue {
        guard option.value != nil || !option.values.isEmpty else {
            return ["type": "boolean", "description": .string(option.help)]
        }
        // on|off: there are no others.
        let choices = option.value?.split(separator: "|").map(String.init) ?? []
        return schema(
            help: option.help, values: choices.count > 1 ? choices : option.values,
            isNumber: option.value == "NUMBER", isList: option.isRepeatable)
    }

    private static func schema(help: String, values: [String], isNumber: Bool, isList: Bool) -> JSONValue {
        var element: JSONObject = ["type": .string(isNumber ? "integer" : "string")]
        if !values.isEmpty { element["enum"] = .array(values.map(JSONValue.string)) }
        guard isList else {
            element["description"] = .string(help)
            return .object(element)
        }
        return ["type": "array", "items": .object(element), "description": .string(help)]
    }

    // MARK: What a call runs

    /// A call that says what the tool doesn't take.
    struct Mistake: Error {
        var message: String
    }

    /// The command's words for a call.
    ///
    /// - Parameter settings: What the server settles: the values of options by their names.
    func words(_ call: JSONObject, settings: [String: String]) throws(Mistake) -> [String] {
        var words = command.words.map(String.init)
        for option in command.options where !exceptions.contains(option.name) {
            if let value = settings[option.name] {
                words.append(
                    option.value == nil && option.values.isEmpty ? option.flag : "\(option.flag)=\(value)")
            }
        }
        if command.options.contains(where: { $0.name == "json" }) { words.append("--json") }
        for option in options {
            guard let value = call[option.name], value != .null else { continue }
            if option.value == nil, option.values.isEmpty {
                if value == true { words.append(option.flag) }
                continue
            }
            words += try texts(value, isList: option.isRepeatable, option.name).map { "\(option.flag)=\($0)" }
        }
        words.append("--")
        for argument in command.arguments {
            let key = Self.key(argument)
            guard let value = call[key], value != .null else {
                if argument.isOptional { continue }
                throw Mistake(message: "'\(key)' is missing")
            }
            words += try texts(value, isList: argument.isRepeatable, key)
        }
        let known = Set(command.arguments.map(Self.key) + options.map(\.name))
        if let unknown = call.members.first(where: { !known.contains($0.name) }) {
            throw Mistake(message: "\(name) takes no '\(unknown.name)'")
        }
        return words
    }

    private func texts(_ value: JSONValue, isList: Bool, _ name: String) throws(Mistake) -> [String] {
        let values = value.array ?? [value]
        guard isList || values.count == 1 else { throw Mistake(message: "'\(name)' takes one value") }
        let texts = values.compactMap { $0.string ?? $0.number?.text }
        guard !texts.contains(where: { $0.contains("\0") }) else {
            throw Mistake(message: "'\(name)' holds a NUL, which no argument can")
        }
        guard texts.count == values.count else {
            throw Mistake(message: "'\(name)' takes \(isList ? "texts" : "a text")")
        }
        return texts
    }
}
