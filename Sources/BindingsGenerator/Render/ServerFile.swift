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
                writer.gap()
                let link = "``\(bindings.client)/\(Keywords.escapedAfterDot(action.methodName))(_:)``"
                writer.document(DocComment("Answers \(link)."))
                writer.call(
                    "func \(Keywords.escaped(action.name))",
                    [
                        "_ request: \(bindings.namespace).\(bindings.structures[action.request].name)",
                        "context: ServiceContext",
                    ], tail: " throws -> \(bindings.namespace).\(bindings.structures[action.response].name)")
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

    private func routes(_ writer: inout CodeWriter) {
        let service = SwiftText.literal(bindings.service)
        let version = SwiftText.literal(bindings.version)
        guard !bindings.actions.isEmpty else {
            return writer.call(
                "ServiceRoutes", ["service: \(service)", "version: \(version)", "handlers: [:]"])
        }
        writer.line("var handlers: [String: ServiceRoutes.Handler] = [:]")
        for action in bindings.actions {
            let function = "try self.\(Keywords.escapedAfterDot(action.name))($0, context: $1)"
            writer.block("handlers[\(SwiftText.literal(action.wireName))] = ServiceRoutes.handler") {
                writer in
                writer.line(function)
            }
        }
        writer.call(
            "return ServiceRoutes", ["service: \(service)", "version: \(version)", "handlers: handlers"])
    }
}
