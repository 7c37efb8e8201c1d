import TencentCloudLimits

extension Lint {
    mutating func lint(_ refinement: ActionRefinement) {
        guard let action = action(refinement.action) else { return }
        if case .token(let name) = refinement.idempotency,
            let member = member(
                Located(MemberAddress(object: action.input.value, member: name.value), at: name.offset)),
            member.hasReadableType, member.type != .string
        {
            error(
                "the token \"\(name.value)\" is \(member.type.withArticle)",
                fix: "a token is a string member of the request",
                at: name.offset)
        }
        if case .member(let name) = refinement.stream,
            let member = member(
                Located(MemberAddress(object: action.input.value, member: name.value), at: name.offset)),
            member.hasReadableType, member.type != .bool
        {
            error(
                "\"\(name.value)\", which asks for a stream, is \(member.type.withArticle)",
                fix: "a truth value of the request asks for it", at: name.offset)
        }
        for example in refinement.examples {
            _ = check(example.request, as: .object(action.input.value), what: "the request")
            if let response = example.response {
                _ = check(response, as: .object(action.output.value), what: "the response")
            }
        }
    }

    mutating func lint(_ waiter: WaiterDescription) {
        if !waiter.name.value.isIdentifier {
            error(
                "\"\(waiter.name.value)\" can't name a waiter",
                fix: "use letters and digits, as in \"TaskDone\"",
                at: waiter.name.offset)
        }
        if waiter.firstDelay.value > waiter.longestDelay.value {
            error(
                "\"firstDelay\" is longer than \"longestDelay\"", fix: "swap them",
                at: waiter.firstDelay.offset)
        }
        if waiter.longestDelay.value > waiter.timeout.value {
            error(
                "\"longestDelay\" is longer than \"timeout\"", fix: "wait longer, or ask more often",
                at: waiter.longestDelay.offset)
        }
        if !waiter.outcomes.contains(where: { $0.outcome == .success }) {
            error(
                "the waiter \"\(waiter.name.value)\" never succeeds", fix: "give an outcome \"success\"",
                at: waiter.name.offset)
        }
        guard let action = action(waiter.action) else { return }
        let response = action.output.value
        lint(waiter.progress, of: response, "a whole number") { $0 == .int64 || $0 == .uint64 }
        for code in waiter.code {
            lint(code, of: response, "a string or a whole number") {
                $0.isText || $0 == .int64 || $0 == .uint64
            }
        }
        lint(waiter.message, of: response, "a string") { $0.isText }
        for outcome in waiter.outcomes {
            lint(outcome.when, from: response)
        }
    }

    /// A path of a response, if there is one, which must lead to a type that serves.
    mutating func lint(
        _ path: Located<MemberPath>?, of response: String, _ wanted: String, fits: (MemberType) -> Bool
    ) {
        guard let path, let resolution = resolve(path, from: response), !fits(resolution.member.type) else {
            return
        }
        error(
            "\"\(path.value)\" is \(resolution.member.type.withArticle)", fix: "it must be \(wanted)",
            at: path.offset)
    }
}
