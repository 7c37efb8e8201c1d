extension Renderer {
    /// The namespace, the actions, the error codes, what the models take, and in the runtime those of every service.
    func actionsFile() -> String {
        let isEmpty = bindings.actions.isEmpty && bindings.errorCodes.isEmpty
        var writer = file(importing: isEmpty ? [] : ["TencentCloudRuntime"])
        writer.document(namespaceDocumentation())
        writer.line("\(access)enum \(bindings.namespace) {}")
        writer.gap()
        writer.block("extension \(bindings.namespace)") { writer in
            actions(&writer)
            if !bindings.errorCodes.isEmpty {
                writer.gap()
                errorCodes(&writer)
            }
            limitConstants(&writer)
        }
        if let errors = bindings.commonErrors { Self.write(errors, &writer) }
        return writer.text
    }

    private func namespaceDocumentation() -> DocComment {
        var comment = DocComment("\(bindings.title), API version \(bindings.version).")
        comment.text(bindings.document)
        comment.paragraph(
            "Calls are made by ``\(bindings.client)``; the types that they take and give are here.")
        comment.topics(topics)
        return comment
    }

    /// All types of the namespace.
    private var topics: [(title: String, symbols: [String])] {
        func structures(_ role: Bindings.Structure.Role) -> [String] {
            bindings.structures.filter { $0.role == role }.map(\.name)
        }
        var limits: [String] = []
        if bindings.structures.contains(where: { $0.limits.models != nil }) { limits.append("ModelTables") }
        if !bindings.sources.isEmpty { limits.append("LimitSources") }
        return [
            ("Requests", structures(.request)), ("Responses", structures(.response)),
            ("Parts of them", structures(.part)), ("JSON inside strings", structures(.json)),
            ("Enumerations", bindings.enumerations.map(\.name)),
            ("Errors", bindings.errorCodes.isEmpty ? [] : ["ErrorCode"]), ("Models and limits", limits),
            ("Actions", ["Actions"]),
        ].map { ($0, $1.map { "\(bindings.namespace)/\($0)" }) }
    }

    private func actions(_ writer: inout CodeWriter) {
        writer.document(
            DocComment(
                "The actions, each with its published rate limit and with what happens when it is sent twice."
            ))
        writer.block("\(access)enum Actions") { writer in
            for action in bindings.actions {
                writer.gap()
                let link = "``\(bindings.client)/\(Keywords.escapedAfterDot(action.methodName))(_:)``"
                writer.document(DocComment("`\(action.wireName)`, called by \(link)."))
                var arguments = [
                    "service: \(SwiftText.literal(bindings.service))",
                    "version: \(SwiftText.literal(bindings.version))",
                    "name: \(SwiftText.literal(action.wireName))",
                    "idempotency: \(idempotency(of: action))",
                ]
                if let rate = action.requestsPerSecond { arguments.append("requestsPerSecond: \(rate)") }
                if action.skipsSigning { arguments.append("signing: .skip") }
                if !AdviceText(of: bindings.errorCodes).isEmpty {
                    arguments.append("advice: ErrorCode.advice")
                }
                writer.call(
                    "\(access)static let \(Keywords.escaped(action.name)) = \(types.outer("APIAction"))",
                    arguments)
            }
        }
    }

    private func idempotency(of action: Bindings.Action) -> String {
        switch action.idempotency {
        case .none: ".none"
        case .safe: ".safe"
        case .token(let member):
            ".token(member: \(SwiftText.literal(bindings.structures[action.request].members[member].wireName)))"
        }
    }

    /// What a code means, which actions give it, and how it is caught.
    private func documentation(of code: Bindings.ErrorCode, _ index: Int) -> DocComment {
        var comment = Self.documentation(of: code)
        let givers = bindings.actions.filter { $0.errorCodes.contains(index) }
        guard !givers.isEmpty else { return comment }
        let links = givers.map { "``\(bindings.client)/\(Keywords.escapedAfterDot($0.methodName))(_:)``" }
        comment.paragraph("Given by \(links.joined(separator: ", ")).")
        let name = "\(bindings.namespace).ErrorCode.\(Keywords.escapedAfterDot(code.name))"
        let catches = givers.flatMap { action in
            action.examples.map { ExampleText(bindings).lines($0, of: action, catching: name) }
        }
        if let shortest = catches.min(by: { $0.count < $1.count }) { comment.code(shortest) }
        return comment
    }

    private func errorCodes(_ writer: inout CodeWriter) {
        writer.document(
            DocComment(
                "The error codes of this service. Those that every service shares are members of `ServiceErrorCode`."
            ))
        writer.block("\(access)enum ErrorCode") { writer in
            for (index, code) in bindings.errorCodes.enumerated() {
                writer.gap()
                writer.document(documentation(of: code, index))
                writer.computed(
                    "\(access)static var \(Keywords.escaped(code.name)): \(types.outer("ServiceErrorCode"))",
                    .code(SwiftText.literal(code.code)))
            }
            guard !AdviceText(of: bindings.errorCodes).isEmpty else { return }
            writer.gap()
            writer.document(DocComment("What to do about each of them."))
            writer.block("\(access)static var advice: \(types.outer("ErrorAdvice"))") { writer in
                writer.lines(AdviceText(of: bindings.errorCodes).expression(types.outer("ErrorAdvice")))
            }
        }
    }
}
