import JSONCoding

extension BindingsConfig {
    /// Reads and lints a configuration by itself.
    ///
    /// - Returns: the configuration, nil as soon as there is an error; and all diagnostics by position.
    package static func read(_ source: SourceFile) -> (config: BindingsConfig?, diagnostics: [Diagnostic]) {
        var diagnostics = Diagnostics()
        let config = SpecReader.read(source, &diagnostics) { (reader) throws(JSONError) in
            try reader.bindingsConfig()
        }
        return (diagnostics.isUsable ? config : nil, diagnostics.sorted)
    }

    /// What is wrong with the configuration for a description: another service, or actions that don't exist.
    package func diagnostics(for description: Description) -> [Diagnostic] {
        var diagnostics = Diagnostics()
        let actual = description.api.serviceShortName.value
        if let service, service.value != actual {
            diagnostics.error(
                "the description is of \"\(actual)\", not of \"\(service.value)\"",
                fix: "write \"\(actual)\", or name the folder of \"\(service.value)\" as \"spec\"",
                at: service.offset, in: source)
        }
        for action in actions ?? [] where description.action(named: action.value) == nil {
            diagnostics.error(
                "the description has no action \"\(action.value)\"",
                fix: Suggestion.fix(for: action.value, in: description.api.actions.map(\.name)),
                at: action.offset, in: source)
        }
        for entry in idempotency
        where !description.api.actions.contains(where: { entry.describes($0.name) }) {
            diagnostics.error(
                "the description has no action that \"\(entry.pattern.value)\" fits",
                fix: "remove it, or write * for what differs", at: entry.pattern.offset, in: source)
        }
        return diagnostics.sorted
    }
}

extension SpecReader {
    fileprivate mutating func bindingsConfig() throws(JSONError) -> BindingsConfig? {
        let start = offset
        guard try begin("the configuration") else { return nil }
        enum Key: String, SpecKey {
            case schema = "$schema"
            case service, spec, errors, errorsAccess, actions, access, server, namespace, idempotency
        }
        var fields = Fields<Key>(of: "the configuration")
        var config = BindingsConfig(source: source)
        while let key = try next(&fields) {
            switch key {
            case .service: config.service = try locatedString("\"service\"")
            case .spec: config.spec = try pathBelow("\"spec\"")
            case .errors: config.errors = try pathBelow("\"errors\"")
            case .actions: config.actions = try actions()
            case .errorsAccess: config.errorsAccess = try access("\"errorsAccess\"")
            case .access: config.access = try access("\"access\"") ?? .internal
            case .server: config.server = try bool("\"server\"") ?? false
            case .namespace: config.namespace = try typeName("\"namespace\"")
            case .idempotency: config.idempotency = try idempotencyPatterns()
            case .schema: _ = try string("\"$schema\"")
            }
        }
        let ofService = [Key.spec, .actions, .server, .namespace, .idempotency]
        if !fields.hasSeen(.errors) || ofService.contains(where: fields.hasSeen) {
            require(config.service, .service, in: fields, at: start)
        }
        if fields.hasSeen(.errorsAccess), !fields.hasSeen(.errors) {
            error("\"errorsAccess\" has no \"errors\" to say it of", fix: "leave it out", at: start)
        }
        return config
    }

    /// A path that stays below the folder it starts in.
    private mutating func pathBelow(_ what: String) throws(JSONError) -> Located<String>? {
        guard let path = try locatedString(what) else { return nil }
        let names = path.value.split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            error(
                "\(what) must be a path below the folder of descriptions, not \"\(path.value)\"",
                fix: "write it like \"mps/2019-06-12\"", at: path.offset)
            return nil
        }
        return path
    }

    private mutating func actions() throws(JSONError) -> [Located<String>]? {
        guard let actions = try strings("\"actions\"") else { return nil }
        var seen: Set<String> = []
        for action in actions where !seen.insert(action.value).inserted {
            error("the action \"\(action.value)\" comes twice", fix: "keep one of them", at: action.offset)
        }
        return actions
    }

    private mutating func idempotencyPatterns() throws(JSONError) -> [IdempotencyPattern] {
        guard try begin("\"idempotency\"") else { return [] }
        var patterns: [IdempotencyPattern] = []
        var seen: Set<String> = []
        while let pattern = try nextName(&seen, "the pattern") {
            guard let word = try locatedString("\"\(pattern.value)\"") else { continue }
            guard ["safe", "none"].contains(word.value) else {
                error(
                    "there is no idempotency \"\(word.value)\" for a pattern",
                    fix: "it can be \"safe\" or \"none\"",
                    at: word.offset)
                continue
            }
            patterns.append(IdempotencyPattern(pattern: pattern, isSafe: word.value == "safe"))
        }
        return patterns
    }

    private mutating func access(_ what: String) throws(JSONError) -> AccessLevel? {
        guard let text = try locatedString(what) else { return nil }
        guard let access = AccessLevel(rawValue: text.value) else {
            let known = AccessLevel.allCases.map(\.rawValue)
            error(
                "unknown access \"\(text.value)\"", fix: Suggestion.fix(for: text.value, in: known),
                at: text.offset)
            return nil
        }
        return access
    }

    private mutating func typeName(_ what: String) throws(JSONError) -> Located<String>? {
        guard let name = try locatedString(what) else { return nil }
        let letters = Array(name.value.unicodeScalars)
        let isName =
            letters.first.map { ("A"..."Z").contains($0) } ?? false
            && letters.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        guard isName else {
            error(
                "\(what) must be the name of a type: a capital, then letters and digits",
                at: name.offset)
            return nil
        }
        return name
    }
}
