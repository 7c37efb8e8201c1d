import APISpec

extension Renderer {
    /// The client, the waiters and what turns pages.
    func clientFile() -> String {
        let refusesStreams = bindings.actions.contains { if case .member = $0.stream { true } else { false } }
        var writer = file(importing: ["TencentCloudRuntime"], checks: refusesStreams)
        client(&writer)
        if !bindings.waiters.isEmpty {
            writer.gap()
            waiters(&writer)
            writer.gap()
            waitingMethods(&writer)
        }
        if !bindings.paginations.isEmpty {
            writer.gap()
            paginations(&writer)
        }
        return writer.text
    }

    private func client(_ writer: inout CodeWriter) {
        var comment = DocComment("Calls \(bindings.title), API version \(bindings.version).")
        comment.paragraph(
            "A value: cheap to make and to copy, safe to share between tasks, nothing to shut down.")
        comment.topics(topics)
        writer.document(comment)
        writer.block("\(access)struct \(bindings.client): Sendable") { writer in
            writer.document(DocComment("Where calls go, who makes them, and how long they may take."))
            writer.line("\(access)var configuration: ClientConfiguration")
            writer.gap()
            writer.document(
                DocComment("A client; by default with credentials from where the official tools keep them."))
            writer.block("\(access)init(_ configuration: ClientConfiguration = ClientConfiguration())") {
                writer in
                writer.line("self.configuration = configuration")
            }
            for action in bindings.actions {
                if action.methodName == action.name {
                    writer.gap()
                    method(action, &writer)
                }
                if action.stream != nil {
                    writer.gap()
                    events(action, &writer)
                }
            }
        }
    }

    private var topics: [(title: String, symbols: [String])] {
        let actions = bindings.actions.filter { $0.methodName == $0.name }.map {
            "\(Keywords.escapedAfterDot($0.name))(_:)"
        }
        let events = bindings.actions.filter { $0.stream != nil }.map { "\($0.eventsName)(_:)" }
        let waiting = bindings.waiters.flatMap { waiter in
            ["waitUntil", "updatesUntil"].map { "\($0)\(waiter.typeName)(_:timeout:)" }
        }
        let pages = bindings.paginations.flatMap { ["\($0.pagesName)(_:)", "\($0.itemsName)(_:)"] }
        return [
            ("A client", ["init(_:)", "configuration"]), ("Actions", actions), ("Answers bit by bit", events),
            ("Waiting", waiting), ("Page after page", pages),
        ].map { ($0, $1.map { "\(bindings.client)/\($0)" }) }
    }

    private func method(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        writer.document(ActionDocumentation(bindings, types).comment(for: action))
        if let deprecated = action.deprecated { writer.deprecation(deprecated) }
        let response = "\(bindings.namespace).\(bindings.structures[action.response].name)"
        let constant = "\(bindings.namespace).Actions.\(Keywords.escapedAfterDot(action.name))"
        writer.function(
            "\(access)func \(Keywords.escaped(action.name))", [.code(requestParameter(action))],
            tail: " async throws -> \(response)"
        ) { writer in
            if case .member(let member) = action.stream {
                let member = bindings.structures[action.request].members[member]
                writer.block("if request.\(Keywords.escapedAfterDot(member.accessorName)) == true") {
                    writer in
                    writer.call(
                        "throw ValidationError",
                        [
                            "asking: \(SwiftText.literal(member.wireName))",
                            "of: \(SwiftText.literal(action.wireName))",
                            "events: \(SwiftText.literal("\(action.eventsName)(_:)"))",
                        ])
                }
            }
            let hasToken = writeToken(of: action, &writer)
            let head = hasToken || action.stream != nil ? "return " : ""
            writer.call(
                "\(head)try await ServiceClient(configuration: configuration).call", [constant, "request"])
        }
    }

    /// The method that gives an answer event by event.
    private func events(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        writer.document(ActionDocumentation(bindings, types).comment(forEvents: action))
        if let deprecated = action.deprecated { writer.deprecation(deprecated) }
        let response = "\(bindings.namespace).\(bindings.structures[action.response].name)"
        writer.function(
            "\(access)func \(action.eventsName)", [.code(requestParameter(action))],
            tail: " -> ResponseEvents<\(response)>"
        ) { writer in
            var hasCopy = writeToken(of: action, &writer)
            if case .member(let member) = action.stream {
                let member = bindings.structures[action.request].members[member]
                if !hasCopy { writer.line("var request = request") }
                hasCopy = true
                writer.line("request.\(Keywords.escapedAfterDot(member.accessorName)) = true")
            }
            writer.call(
                "\(hasCopy ? "return " : "")ServiceClient(configuration: configuration).events",
                ["\(bindings.namespace).Actions.\(Keywords.escapedAfterDot(action.name))", "request"])
        }
    }

    /// Gives a request that the service knows again by a token one, where it has none.
    ///
    /// - Returns: Whether anything was written: then the request is a copy.
    private func writeToken(of action: Bindings.Action, _ writer: inout CodeWriter) -> Bool {
        guard case .token(let member) = action.idempotency else { return false }
        let token = bindings.structures[action.request].members[member]
        let name = Keywords.escapedAfterDot(token.accessorName)
        let value = token.isOptional ? "(request.\(name) ?? \"\")" : "request.\(name)"
        writer.line("var request = request")
        writer.block("if \(value).isEmpty") { writer in
            writer.line("request.\(name) = IdempotencyToken.make()")
        }
        return true
    }

    func requestParameter(_ action: Bindings.Action) -> String {
        "_ request: \(bindings.namespace).\(bindings.structures[action.request].name)"
    }

    // MARK: Waiters

    private func waiters(_ writer: inout CodeWriter) {
        writer.block("extension \(bindings.namespace)") { writer in
            writer.document(DocComment("How to wait for what takes its time."))
            writer.block("\(access)enum Waiters") { writer in
                for waiter in bindings.waiters {
                    writer.gap()
                    write(waiter, &writer)
                }
            }
        }
    }

    private func write(_ waiter: Bindings.Waiter, _ writer: inout CodeWriter) {
        var comment = DocComment()
        comment.text(waiter.document)
        comment.paragraph("Asks by ``\(bindings.client)/\(bindings.actions[waiter.action].name)(_:)``.")
        writer.document(comment)
        let response = bindings.structures[bindings.actions[waiter.action].response].name
        let type = "\(types.outer("Waiter"))<\(response)>"
        writer.block("\(access)static var \(Keywords.escaped(waiter.name)): \(type)") { writer in
            var arguments = [
                "name: \(SwiftText.literal(waiter.wireName))",
                "firstDelay: \(SwiftText.duration(waiter.firstDelay))",
                "longestDelay: \(SwiftText.duration(waiter.longestDelay))",
                "timeout: \(SwiftText.duration(waiter.timeout))",
            ]
            let paths = PathText(bindings, base: "response", taken: ["response"])
            let advice = AdviceText(waiter.code.flatMap { known(paths.expression($0)) })
            if !advice.isEmpty {
                arguments.append("advice: \(advice.expression(types.outer("ErrorAdvice")))")
            }
            writer.trailingClosureCall(types.outer("Waiter"), arguments, "response in") { writer in
                var looking = paths
                looking.bind(waiter.paths, &writer)
                for outcome in waiter.outcomes {
                    writer.condition(looking.conditions(outcome.when)) { writer in
                        switch outcome.outcome {
                        case .success: writer.line("return .success")
                        case .failure: failure(of: waiter, looking, &writer)
                        case .pending: pending(waiter, looking, &writer)
                        }
                    }
                }
                if waiter.statuses.isEmpty {
                    pending(waiter, looking, &writer)
                } else {
                    unexpected(waiter.statuses.map { looking.expression($0) }, &writer)
                }
            }
        }
    }

    /// The codes that a member is known to name, with what is said of them.
    private func known(_ code: PathText.Expression) -> [(code: String, document: String)] {
        guard case .enumeration(let index) = code.type else { return [] }
        return bindings.enumerations[index].values.map { ($0.value, $0.document) }
    }

    private func pending(_ waiter: Bindings.Waiter, _ paths: PathText, _ writer: inout CodeWriter) {
        let progress = waiter.progress.map { path in
            let value = paths.expression(path)
            return value.isOptional
                ? "\(value.text).map { \(types.outer("Int"))(clamping: $0) }"
                : "\(types.outer("Int"))(clamping: \(value.text))"
        }
        writer.line("return .pending(progress: \(progress ?? "nil"))")
    }

    /// What no rule describes: the members that would say that it goes on tell what it is.
    private func unexpected(_ statuses: [PathText.Expression], _ writer: inout CodeWriter) {
        if statuses.count == 1, let only = statuses.first {
            let text = Self.text(of: only) + (only.isOptional ? " ?? \"\"" : "")
            return writer.line("return .unexpected(status: \(text))")
        }
        writer.expression(
            .list(statuses.map { .code(Self.text(of: $0)) }),
            after: "let statuses: [\(types.outer("String"))?] = ")
        writer.line("return .unexpected(status: statuses.compactMap { $0 }.joined(separator: \", \"))")
    }

    private func failure(of waiter: Bindings.Waiter, _ paths: PathText, _ writer: inout CodeWriter) {
        let codes = waiter.code.map { Self.text(of: paths.expression($0)) }
        var code = codes.first ?? "nil"
        if codes.count > 1 {
            writer.expression(
                .list(codes.map(SwiftExpression.code)), after: "let codes: [\(types.outer("String"))?] = ")
            // Services say that there is no code by an empty one, or by 0.
            writer.line("let code = codes.compactMap { $0 }.first { !$0.isEmpty && $0 != \"0\" }")
            code = "code"
        }
        let message = waiter.message.map { paths.expression($0).plainText } ?? "nil"
        writer.call("return .failure", ["code: \(code)", "message: \(message)"])
    }

    /// A member's value as a text, numbers too.
    private static func text(of value: PathText.Expression) -> String {
        switch value.type {
        case .int64, .uint64:
            value.isOptional ? "\(value.text).map { \"\\($0)\" }" : "\"\\(\(value.text))\""
        default: value.plainText
        }
    }

    private func waitingMethods(_ writer: inout CodeWriter) {
        writer.block("extension \(bindings.client)") { writer in
            for waiter in bindings.waiters {
                let action = bindings.actions[waiter.action]
                let response = "\(bindings.namespace).\(bindings.structures[action.response].name)"
                let parameters = [requestParameter(action), "timeout: Duration? = nil"].map(
                    SwiftExpression.code)
                writer.gap()
                writer.document(ActionDocumentation(bindings, types).comment(forWaiting: waiter))
                writer.function(
                    "\(access)func waitUntil\(waiter.typeName)", parameters,
                    tail: " async throws -> \(response)"
                ) { writer in
                    writer.call(
                        "try await updatesUntil\(waiter.typeName)", ["request", "timeout: timeout"],
                        tail: ".result()")
                }
                writer.gap()
                writer.document(ActionDocumentation(bindings, types).comment(forUpdates: waiter))
                writer.function(
                    "\(access)func updatesUntil\(waiter.typeName)", parameters,
                    tail: " -> WaiterUpdates<\(response)>"
                ) { writer in
                    writer.call(
                        "ServiceClient(configuration: configuration).updates",
                        [
                            "\(bindings.namespace).Waiters.\(Keywords.escapedAfterDot(waiter.name))",
                            "\(bindings.namespace).Actions.\(Keywords.escapedAfterDot(action.name))",
                            "request",
                            "timeout: timeout",
                        ])
                }
            }
        }
    }
}

extension Bindings.Waiter {
    fileprivate var paths: [Bindings.Path] {
        outcomes.flatMap { $0.when.map(\.path) } + code + [message, progress].compactMap { $0 }
    }

    /// The members by which responses tell that the wait goes on, each once.
    fileprivate var statuses: [Bindings.Path] {
        var statuses: [Bindings.Path] = []
        for rule in outcomes where rule.outcome == .pending {
            for clause in rule.when where !statuses.contains(where: { $0.wire == clause.path.wire }) {
                statuses.append(clause.path)
            }
        }
        return statuses
    }
}

extension CodeWriter {
    /// Writes a call that ends in a closure.
    mutating func trailingClosureCall(
        _ head: String, _ arguments: [String], _ parameters: String, _ body: (inout CodeWriter) -> Void
    ) {
        call(head, arguments, tail: " { \(parameters)")
        inBody(body)
        line("}")
    }
}
