extension Renderer {
    /// The methods that turn pages, and how each is done.
    func paginations(_ writer: inout CodeWriter) {
        writer.block("extension \(bindings.client)") { writer in
            for pagination in bindings.paginations {
                writer.gap()
                pages(pagination, &writer)
                writer.gap()
                items(pagination, &writer)
                writer.gap()
                constant(pagination, &writer)
            }
        }
    }

    private func pages(_ pagination: Bindings.Pagination, _ writer: inout CodeWriter) {
        var comment = DocComment("\(link(pagination)) page by page.")
        comment.paragraph(notes(on: pagination))
        comment.lines([
            "- Parameter request: The parameters, and the page to begin with; by default the first.",
            "- Returns: A sequence of what the service answers. It throws what the call throws, and "
                + "`PagingError` where the pages don't go on.",
        ])
        let response = bindings.structures[bindings.actions[pagination.action].response].name
        method(
            pagination, named: pagination.pagesName, comment,
            returning: "Pages<\(bindings.namespace).\(response)>",
            by: "pages", &writer)
    }

    private func items(_ pagination: Bindings.Pagination, _ writer: inout CodeWriter) {
        let path = "`\(pagination.items.wire)`"
        var comment = DocComment(
            "What ``\(bindings.client)/\(pagination.pagesName)(_:)`` gives, item by item.")
        comment.paragraph("The items are those of \(path), page after page.")
        comment.lines([
            "- Parameter request: The parameters, and the page to begin with; by default the first.",
            "- Returns: A sequence of the items. It throws what the call throws, and `PagingError` where the "
                + "pages don't go on.",
        ])
        method(
            pagination, named: pagination.itemsName, comment,
            returning: "PageItems<\(types.qualifiedName(pagination.item))>", by: "items", &writer)
    }

    private func notes(on pagination: Bindings.Pagination) -> String {
        let request = bindings.structures[bindings.actions[pagination.action].request]
        func name(_ member: Int) -> String { "`\(request.members[member].wireName)`" }
        let moving =
            switch pagination.cursor {
            case .offset(let member), .page(let member, _): "\(name(member)) changes from one to the next."
            case .token(let member, let next):
                "\(name(member)) changes from one to the next: to each answer's `\(next.wire)`."
            }
        let limit = pagination.limit.map { " How many items a page has is for \(name($0)) to say." } ?? ""
        return "Each page is asked for when it is wanted. Only \(moving)\(limit)"
    }

    private func method(
        _ pagination: Bindings.Pagination, named name: String, _ comment: DocComment, returning type: String,
        by function: String, _ writer: inout CodeWriter
    ) {
        let action = bindings.actions[pagination.action]
        writer.document(comment)
        if let deprecated = action.deprecated { writer.deprecation(deprecated) }
        writer.function("\(access)func \(name)", [.code(requestParameter(action))], tail: " -> \(type)") {
            writer in
            writer.call(
                "ServiceClient(configuration: configuration).\(function)",
                [
                    "Self.\(pagination.constantName)",
                    "\(bindings.namespace).Actions.\(Keywords.escapedAfterDot(action.name))",
                    "request",
                ])
        }
    }

    private func link(_ pagination: Bindings.Pagination) -> String {
        "``\(bindings.client)/\(Keywords.escapedAfterDot(bindings.actions[pagination.action].name))(_:)``"
    }

    // MARK: How it is done

    private func constant(_ pagination: Bindings.Pagination, _ writer: inout CodeWriter) {
        let action = bindings.actions[pagination.action]
        let request = bindings.structures[action.request]
        let parts = [request.name, bindings.structures[action.response].name].map {
            "\(bindings.namespace).\($0)"
        }
        writer.line("private static var \(pagination.constantName):")
        writer.inBody { writer in
            writer.list(
                open: "Pagination<",
                (parts + [types.qualifiedName(pagination.item)]).map(SwiftExpression.code),
                close: ">", trailingComma: false)
        }
        writer.line("{")
        writer.inBody { writer in
            var arguments: [String] = []
            var head: String
            switch pagination.cursor {
            case .offset(let member):
                head = ".offset"
                arguments += counting(request.members[member])
            case .page(let member, let first):
                head = ".page"
                if first != 1 { arguments.append("first: \(first)") }
                arguments += counting(request.members[member])
            case .token(let member, let next):
                head = ".token"
                let name = Keywords.escapedAfterDot(request.members[member].accessorName)
                arguments += [
                    "{ $0.\(name) }", "move: { $0.\(name) = $1 }", "next: \(closure(next) { $0.plainText })",
                ]
            }
            arguments += limit(pagination, request)
            if let total = pagination.total {
                arguments.append(
                    "total: \(closure(total) { number($0.text, $0.type, isOptional: $0.isOptional) })")
            }
            arguments.append(
                "items: \(closure(pagination.items) { $0.isOptional ? "\($0.text) ?? []" : $0.text })")
            writer.list(
                open: "\(head)(", arguments.map(SwiftExpression.code), close: ")", trailingComma: false)
        }
        writer.line("}")
    }

    private func counting(_ member: Bindings.Member) -> [String] {
        let name = Keywords.escapedAfterDot(member.accessorName)
        let position = number("$0.\(name)", member.type, isOptional: member.isOptional)
        let value = member.type == .uint64 ? "UInt64(clamping: $1)" : "$1"
        return ["position: { \(position) }", "move: { $0.\(name) = \(value) }"]
    }

    /// How many items make a full page: only where a request for more is known not to be cut short.
    private func limit(_ pagination: Bindings.Pagination, _ request: Bindings.Structure) -> [String] {
        guard let limit = pagination.limit, let largest = pagination.largestPage else { return [] }
        let member = request.members[limit]
        var value = number(
            "$0.\(Keywords.escapedAfterDot(member.accessorName))", member.type, isOptional: member.isOptional)
        if member.isOptional, let usual = pagination.defaultLimit {
            value += " ?? \(SwiftText.number("\(usual)"))"
        }
        return ["limit: { \(value) }", "largestPage: \(SwiftText.number("\(largest)"))"]
    }

    /// A whole number as the runtime counts.
    private func number(_ text: String, _ type: Bindings.ValueType, isOptional: Bool) -> String {
        guard type == .uint64 else { return text }
        return isOptional ? "\(text).map { Int64(clamping: $0) }" : "Int64(clamping: \(text))"
    }

    /// A closure from a response to what is at a path of it.
    private func closure(_ path: Bindings.Path, _ value: (PathText.Expression) -> String) -> String {
        var paths = PathText(bindings, base: "response", taken: ["response"])
        var body = CodeWriter()
        paths.bind([path], &body)
        let expression = value(paths.expression(path))
        if body.text.isEmpty { return "{ response in \(expression) }" }
        body.line("return \(expression)")
        let lines = body.text.split(separator: "\n").map { "    \($0)\n" }.joined()
        return "{ response in\n\(lines)}"
    }
}

extension TypeText {
    /// A type as it is written outside the namespace.
    func qualifiedName(_ type: Bindings.ValueType) -> String {
        switch type {
        case .string: "String"
        case .int64: "Int64"
        case .uint64: "UInt64"
        case .double: "Double"
        case .bool: "Bool"
        case .binary: "BinaryContent"
        case .enumeration, .structure: "\(namespace).\(name(type))"
        case .json(let index): "JSONString<\(qualifiedName(.structure(index)))>"
        case .list(let element): "[\(qualifiedName(element))]"
        }
    }
}
