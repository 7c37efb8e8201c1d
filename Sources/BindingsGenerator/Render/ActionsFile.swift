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
        return comment
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

    private func errorCodes(_ writer: inout CodeWriter) {
        writer.document(
            DocComment(
                "The error codes of this service. Those that every service shares are members of `ServiceErrorCode`."
            ))
        writer.block("\(access)enum ErrorCode") { writer in
            for code in bindings.errorCodes {
                writer.gap()
                writer.document(Self.documentation(of: code))
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
