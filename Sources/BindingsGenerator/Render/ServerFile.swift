extension Renderer {
    /// The other end: a protocol with a function for each action, and the way from requests to these.
    func serverFile() -> String {
        guard bindings.hasServer else { return emptyFile() }
        var writer = file(importing: ["TencentCloudRuntime"])
        var comment = DocComment("Serves \(bindings.title), API version \(bindings.version).")
        comment.paragraph(
            "For stand-ins in tests and for proxies. Requests arrive read and checked against the documented limits; "
                + "throw `ServiceFault` to answer with an error.")
        writer.document(comment)
        writer.block("\(access)protocol \(bindings.server): Sendable") { writer in
            for action in bindings.actions {
                if action.methodName == action.name { answer(action, &writer) }
                if action.stream != nil { events(action, &writer) }
            }
        }
        writer.gap()
        writer.block("extension \(bindings.server)") { writer in
            writer.document(DocComment("The way from each action's name to the function that answers it."))
            writer.block("\(access)var routes: ServiceRoutes") { writer in
                routes(&writer)
            }
        }
        return writer.text
    }

    private func answer(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        writer.gap()
        let link = "``\(bindings.client)/\(Keywords.escapedAfterDot(action.name))(_:)``"
        writer.document(DocComment("Answers \(link)."))
        writer.call(
            "func \(Keywords.escaped(action.name))", parameters(of: action),
            tail: " throws -> \(response(of: action))")
    }

    private func events(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        writer.gap()
        let link = "``\(bindings.client)/\(action.eventsName)(_:)``"
        writer.document(
            DocComment("Answers \(link): calls `send` with each event, which throws once nobody listens."))
        writer.call(
            "func \(action.eventsName)",
            parameters(of: action) + ["send: (\(response(of: action))) throws -> Void"], tail: " throws")
    }

    private func parameters(of action: Bindings.Action) -> [String] {
        [
            "_ request: \(bindings.namespace).\(bindings.structures[action.request].name)",
            "context: ServiceContext",
        ]
    }

    private func response(of action: Bindings.Action) -> String {
        "\(bindings.namespace).\(bindings.structures[action.response].name)"
    }

    private func routes(_ writer: inout CodeWriter) {
        let service = SwiftText.literal(bindings.service)
        let version = SwiftText.literal(bindings.version)
        guard !bindings.actions.isEmpty else {
            return writer.call(
                "ServiceRoutes",
                ["service: \(service)", "version: \(version)", "handlers: [:]", Self.description])
        }
        let handled = bindings.actions.filter { $0.methodName == $0.name }
        let streamed = bindings.actions.filter { $0.stream != nil }
        var arguments = ["service: \(service)", "version: \(version)"]
        if handled.isEmpty {
            arguments.append("handlers: [:]")
        } else {
            arguments.append("handlers: handlers")
            writer.line("var handlers: [String: ServiceRoutes.Handler] = [:]")
        }
        for action in handled {
            let function = "try self.\(Keywords.escapedAfterDot(action.name))($0, context: $1)"
            writer.block("handlers[\(SwiftText.literal(action.wireName))] = ServiceRoutes.handler") {
                writer in
                writer.line(function)
            }
        }
        if !streamed.isEmpty {
            arguments.append("streams: streams")
            writer.line("var streams: [String: ServiceRoutes.StreamHandler] = [:]")
        }
        for action in streamed { stream(action, &writer) }
        let unsigned = bindings.actions.filter(\.skipsSigning).map { SwiftText.literal($0.wireName) }
        if !unsigned.isEmpty { arguments.append("unsigned: [\(unsigned.joined(separator: ", "))]") }
        writer.call("return ServiceRoutes", arguments + [Self.description])
    }

    private static let description = "description: Self.serviceDescription"

    private func stream(_ action: Bindings.Action, _ writer: inout CodeWriter) {
        var condition = ""
        if case .member(let member) = action.stream {
            let name = bindings.structures[action.request].members[member].name
            condition = "(when: \\.\(Keywords.escapedAfterDot(name)))"
        }
        let subscripted = "streams[\(SwiftText.literal(action.wireName))]"
        writer.block("\(subscripted) = ServiceRoutes.stream\(condition)") { writer in
            writer.line("try self.\(action.eventsName)($0, context: $1, send: $2)")
        }
    }
}
