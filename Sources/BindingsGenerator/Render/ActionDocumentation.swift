import APISpec
import TencentCloudLimits

/// What documentation says of a client's methods: everything a caller has to know, on one page.
struct ActionDocumentation {
    private let bindings: Bindings
    private let types: TypeText

    init(_ bindings: Bindings, _ types: TypeText) {
        self.bindings = bindings
        self.types = types
    }

    /// The comment above the method that gives an action's answer event by event.
    func comment(forEvents action: Bindings.Action) -> DocComment {
        let name = Keywords.escapedAfterDot(action.name)
        var comment: DocComment
        if case .member(let member) = action.stream {
            let wireName = bindings.structures[action.request].members[member].wireName
            comment = DocComment("What ``\(bindings.client)/\(name)(_:)`` answers, bit by bit, as it comes.")
            comment.paragraph(
                "Sent with `\(wireName)` set. The parameters, limits and errors are those of the other.")
        } else {
            comment = facts(on: action)
            comment.paragraph("The service answers bit by bit, in no other way.")
        }
        comment.lines([
            "- Parameter request: The parameters.",
            "- Returns: A sequence of events. Nothing is sent before the first is asked for, nor again after it has "
                + "come. It throws what a call throws.",
        ])
        return comment
    }

    /// The comment above the method of an action.
    func comment(for action: Bindings.Action) -> DocComment {
        var comment = facts(on: action)
        comment.lines([
            "- Parameter request: The parameters, as in the table.",
            "- Returns: What the service answers.",
            "- Throws: `ValidationError` for parameters that break a documented limit, before anything is sent; "
                + "`ServiceError` when the service refuses; `TransportError`, `CredentialsError`, `ResponseError`.",
        ])
        return comment
    }

    /// What an action does and takes, and how it fails.
    private func facts(on action: Bindings.Action) -> DocComment {
        let request = bindings.structures[action.request]
        var comment = DocComment()
        comment.text(
            action.document.isEmpty
                ? (action.title.isEmpty ? action.wireName : action.title) : action.document)
        comment.paragraph(notes(on: action))
        let table = ParameterTable(bindings, types, of: action.request)
        let rows = table.rows()
        if !rows.isEmpty {
            comment.paragraph("### Parameters")
            comment.table(["Parameter", "Type", "Required", "Meaning"], rows)
        }
        let conditions = table.conditions()
        if !conditions.isEmpty {
            comment.paragraph("### Limits that depend on other parameters")
            comment.lines(conditions)
        }
        if request.limits.models != nil {
            comment.paragraph("### Models")
            let link = "``\(bindings.namespace)/ModelTables/\(Renderer.modelsName(request))``"
            comment.paragraph("\(link) has a row for each model, with what it takes of these parameters.")
        }
        addSources(of: action, to: &comment)
        addResponse(of: action, to: &comment)
        if !action.errorCodes.isEmpty {
            comment.paragraph("### Errors")
            comment.table(
                ["Code", "Meaning, and what to do"],
                action.errorCodes.map { index in
                    let code = bindings.errorCodes[index]
                    let name = Keywords.escapedAfterDot(code.name)
                    return [
                        "[`\(code.code)`](doc:\(bindings.namespace)/ErrorCode/\(name))",
                        DocText.lines(of: code.document).joined(separator: " "),
                    ]
                })
        }
        add(action.examples, of: action, to: &comment)
        return comment
    }

    private func notes(on action: Bindings.Action) -> String {
        var sentences = ["The action is `\(action.wireName)`."]
        if let rate = action.requestsPerSecond {
            sentences.append("At most \(rate) request\(rate == 1 ? "" : "s") a second for one account.")
        }
        switch action.idempotency {
        case .safe: sentences.append("Safe to repeat.")
        case .token(let member):
            let name = bindings.structures[action.request].members[member].wireName
            sentences.append(
                "Sent twice with the same `\(name)`, it is done once; a call without one gets a random one.")
        case .none:
            if action.isBilled {
                sentences.append(
                    "Billed, and done again each time it is sent: it is never repeated by itself.")
            }
        }
        if action.isBilled, case .token = action.idempotency { sentences.append("Billed.") }
        if action.isBilled, case .safe = action.idempotency { sentences.append("Billed.") }
        if let pagination = bindings.paginations.first(where: {
            bindings.actions[$0.action].wireName == action.wireName
        }) {
            sentences.append("``\(bindings.client)/\(pagination.pagesName)(_:)`` gives page after page.")
        }
        if case .member = action.stream {
            sentences.append("``\(bindings.client)/\(action.eventsName)(_:)`` gives the answer bit by bit.")
        }
        return sentences.joined(separator: " ")
    }

    // MARK: Limits

    /// Where the limits of an action's parameters come from.
    private func addSources(of action: Bindings.Action, to comment: inout DocComment) {
        let structures = ParameterTable(bindings, types, of: action.request).structures
        let used = Set(structures.flatMap { bindings.structures[$0].limits.all }.compactMap(\.source))
        let sources = bindings.sources.map(\.source).filter { used.contains($0) }
        guard !sources.isEmpty else { return }
        comment.paragraph("The limits come from: \(sources.map(\.description).joined(separator: "; ")).")
    }

    // MARK: Examples

    private func add(
        _ examples: [ActionRefinement.Example], of action: Bindings.Action, to comment: inout DocComment
    ) {
        guard !examples.isEmpty else { return }
        comment.paragraph(examples.count == 1 ? "### Example" : "### Examples")
        for example in examples {
            if !example.title.isEmpty { comment.text(example.title) }
            comment.code(ExampleText(bindings).lines(example, of: action))
            if let response = example.response?.json {
                comment.text("The answer:")
                comment.code(ExampleText.lines(of: response), language: "json")
            }
        }
        addRequest(examples[0], of: action, to: &comment)
    }

    /// The first example as every language sends it.
    private func addRequest(
        _ example: ActionRefinement.Example, of action: Bindings.Action, to comment: inout DocComment
    ) {
        comment.paragraph("### The same from elsewhere")
        comment.text("As an HTTP request; the signature is `TC3-HMAC-SHA256`:")
        comment.code(
            [
                "POST / HTTP/1.1", "Host: \(bindings.service).tencentcloudapi.com",
                "Content-Type: application/json",
                "X-TC-Action: \(action.wireName)", "X-TC-Version: \(bindings.version)",
                "X-TC-Timestamp: SECONDS",
                "Authorization: \(action.skipsSigning ? "SKIP" : "TC3-HMAC-SHA256 Credential=…")", "",
            ] + ExampleText.lines(of: example.request.json), language: "http")
        comment.text("With the official command line tool, and the body in a file:")
        comment.code(
            [
                "tccli \(bindings.service) \(action.wireName) --version \(bindings.version) "
                    + "--cli-input-json file://request.json"
            ], language: "sh")
    }

    // MARK: The response

    /// Its own members: what is within them is on the pages of their types.
    private func addResponse(of action: Bindings.Action, to comment: inout DocComment) {
        let rows = ParameterTable(bindings, types, of: action.response, deepest: 1)
            .rows(isResponse: true)
        guard !rows.isEmpty else { return }
        comment.paragraph("### Response")
        comment.table(["Member", "Type", "Meaning"], rows)
    }

    // MARK: Waiting

    /// The comment above the method that waits.
    func comment(forWaiting waiter: Bindings.Waiter) -> DocComment {
        var comment = DocComment()
        comment.text(waiter.document)
        comment.paragraph(notes(on: waiter))
        comment.lines([
            "- Parameters:",
            "  - request: What to ask for.",
            "  - timeout: How long to wait in all; by default \(SwiftText.seconds(waiter.timeout)).",
            "- Returns: The response that says that it is done.",
            "- Throws: `WaiterError` when it fails or takes too long; what the call throws when it can't be asked.",
        ])
        return comment
    }

    /// The comment above the method that reports.
    func comment(forUpdates waiter: Bindings.Waiter) -> DocComment {
        var comment = DocComment(
            "Reports each response on the way, as ``\(bindings.client)/waitUntil\(waiter.typeName)(_:timeout:)`` waits."
        )
        comment.paragraph(notes(on: waiter))
        comment.lines([
            "- Parameters:",
            "  - request: What to ask for.",
            "  - timeout: How long to wait in all; by default \(SwiftText.seconds(waiter.timeout)).",
            "- Returns: A sequence that ends after the response that says that it is done, and throws `WaiterError` "
                + "when it fails or takes too long.",
        ])
        return comment
    }

    private func notes(on waiter: Bindings.Waiter) -> String {
        let name = bindings.actions[waiter.action].name
        return "Asks by ``\(bindings.client)/\(Keywords.escapedAfterDot(name))(_:)``, first after "
            + "\(SwiftText.seconds(waiter.firstDelay)), then less and less often, "
            + "\(SwiftText.seconds(waiter.longestDelay)) apart at most. "
            + "Outlives passing failures, and stops at once when cancelled."
    }
}

extension SwiftText {
    /// A time in words: `1 second`, `0.5 seconds`.
    fileprivate static func seconds(_ seconds: Double) -> String {
        let number = Int64(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
        return "\(number) second\(seconds == 1 ? "" : "s")"
    }
}
