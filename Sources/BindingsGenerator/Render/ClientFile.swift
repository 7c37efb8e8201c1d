import APISpec

extension Renderer {
    /// The client, the waiters and what turns pages.
    func clientFile() -> String {
        var writer = file(importing: ["TencentCloudRuntime"])
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
                writer.gap()
                method(action, &writer)
            }
        }
    }

    private func method(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        writer.document(ActionDocumentation(bindings, types).comment(for: action))
        if let deprecated = action.deprecated { writer.deprecation(deprecated) }
        let response = "\(bindings.namespace).\(bindings.structures[action.response].name)"
        let constant = "\(bindings.namespace).Actions.\(Keywords.escapedAfterDot(action.name))"
        writer.function(
            "\(access)func \(Keywords.escaped(action.name))", [requestParameter(action)],
            tail: " async throws -> \(response)"
        ) { writer in
            var head = ""
            if case .token(let member) = action.idempotency {
                head = "return "
                let member = bindings.structures[action.request].members[member]
                let name = Keywords.escapedAfterDot(member.accessorName)
                let value = member.isOptional ? "(request.\(name) ?? \"\")" : "request.\(name)"
                writer.line("var request = request")
                writer.block("if \(value).isEmpty") { writer in
                    writer.line("request.\(name) = IdempotencyToken.make()")
                }
            }
            writer.call(
                "\(head)try await ServiceClient(configuration: configuration).call", [constant, "request"])
        }
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
            let arguments = [
                "name: \(SwiftText.literal(waiter.wireName))",
                "firstDelay: \(SwiftText.duration(waiter.firstDelay))",
                "longestDelay: \(SwiftText.duration(waiter.longestDelay))",
                "timeout: \(SwiftText.duration(waiter.timeout))",
            ]
            writer.trailingClosureCall(types.outer("Waiter"), arguments, "response in") { writer in
                let paths = PathText(bindings, base: "response", taken: ["response"])
                var looking = paths
                looking.bind(waiter.paths, &writer)
                for outcome in waiter.outcomes {
                    writer.condition(looking.conditions(outcome.when)) { writer in
                        switch outcome.outcome {
                        case .success: writer.line("return .success")
                        case .failure: failure(of: waiter, looking, &writer)
                        }
                    }
                }
                let progress = waiter.progress.map { path in
                    let value = looking.expression(path)
                    return value.isOptional
                        ? "\(value.text).map { \(types.outer("Int"))(clamping: $0) }"
                        : "\(types.outer("Int"))(clamping: \(value.text))"
                }
                writer.line("return .pending(progress: \(progress ?? "nil"))")
            }
        }
    }

    private func failure(of waiter: Bindings.Waiter, _ paths: PathText, _ writer: inout CodeWriter) {
        let codes = waiter.code.map { path in
            let value = paths.expression(path)
            return switch value.type {
            case .int64, .uint64:
                value.isOptional ? "\(value.text).map { \"\\($0)\" }" : "\"\\(\(value.text))\""
            default: value.plainText
            }
        }
        var code = codes.first ?? "nil"
        if codes.count > 1 {
            writer.list(
                open: "let codes: [\(types.outer("String"))?] = [", codes, close: "]", trailingComma: true)
            // Services say that there is no code by an empty one, or by 0.
            writer.line("let code = codes.compactMap { $0 }.first { !$0.isEmpty && $0 != \"0\" }")
            code = "code"
        }
        let message = waiter.message.map { paths.expression($0).plainText } ?? "nil"
        writer.call("return .failure", ["code: \(code)", "message: \(message)"])
    }

    private func waitingMethods(_ writer: inout CodeWriter) {
        writer.block("extension \(bindings.client)") { writer in
            for waiter in bindings.waiters {
                let action = bindings.actions[waiter.action]
                let response = "\(bindings.namespace).\(bindings.structures[action.response].name)"
                let parameters = [requestParameter(action), "timeout: Duration? = nil"]
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
