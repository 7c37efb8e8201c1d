extension Lint {
    mutating func lint(_ pagination: PaginationDescription) {
        guard let action = action(pagination.action) else { return }
        let (request, response) = (action.input.value, action.output.value)
        switch pagination.cursor {
        case .offset(let member), .page(let member):
            lint(member, of: request, "a whole number") { $0.isWholeNumber }
        case .token(let member, let next):
            lint(member, of: request, "a string") { $0 == .string }
            lintPlain(member, of: request)
            lint(next, of: response, "a string") { $0.isText }
        }
        if let limit = pagination.limit {
            lint(limit, of: request, "a whole number") { $0.isWholeNumber }
        }
        lint(pagination.total, of: response, "a whole number") { $0.isWholeNumber }
        lint(pagination.items, of: response, "a list") { if case .list = $0 { true } else { false } }
        lintIdempotency(ofPaginated: pagination.action)
    }

    /// Turning pages is asking again and again, each time for something else.
    private mutating func lintIdempotency(ofPaginated action: Located<String>) {
        guard case .token = description.refinement(ofAction: action.value)?.idempotency else { return }
        error(
            "\"\(action.value)\" is done once for each token, and can't be asked page by page",
            fix: "give its \"idempotency\" as \"safe\" if it only reads", at: action.offset)
    }

    /// A token is passed on as it came, whatever it is.
    private mutating func lintPlain(_ name: Located<String>, of request: String) {
        let address = MemberAddress(object: request, member: name.value)
        guard description.enumeration(of: address) != nil || description.refinement(of: address)?.json != nil
        else { return }
        error(
            "the token \"\(name.value)\" is refined to be more than a string", fix: "remove that",
            at: name.offset)
    }

    private mutating func lint(
        _ name: Located<String>, of request: String, _ wanted: String, fits: (MemberType) -> Bool
    ) {
        let address = Located(MemberAddress(object: request, member: name.value), at: name.offset)
        guard let member = member(address), member.hasReadableType, !fits(member.type) else { return }
        error(
            "\"\(name.value)\" is \(member.type.withArticle)", fix: "it must be \(wanted)", at: name.offset)
    }
}

extension MemberType {
    fileprivate var isWholeNumber: Bool { self == .int64 || self == .uint64 }
}
