import TencentCloudEditDistance

extension ErrorCatalogue {
    /// What an `errors.json` can get wrong by itself.
    func lint(_ diagnostics: inout Diagnostics) {
        var known: Set<String> = []
        for code in codes {
            let text = code.code.value
            if !text.isErrorCode {
                diagnostics.error(
                    "\"\(text)\" is no error code",
                    fix: "write a family, or a family and a detail, as in \"InvalidParameter.FileType\"",
                    at: code.code.offset, in: source)
            }
            if !known.insert(text).inserted {
                diagnostics.error(
                    "the code \"\(text)\" comes twice", fix: "keep one of them", at: code.code.offset,
                    in: source)
            }
        }
        for action in actions {
            var seen: Set<String> = []
            for code in action.codes {
                if !known.contains(code.value) {
                    diagnostics.error(
                        "the code \"\(code.value)\" of \"\(action.action.value)\" is not among \"codes\"",
                        fix: Suggestion.text(
                            nearestName(to: code.value, among: codes.map(\.code.value)), orOneOf: [])
                            ?? "describe it there",
                        at: code.offset, in: source)
                }
                if !seen.insert(code.value).inserted {
                    diagnostics.error(
                        "\"\(action.action.value)\" has the code \"\(code.value)\" twice",
                        fix: "keep one of them", at: code.offset, in: source)
                }
            }
        }
    }
}

extension Lint {
    /// The actions that an `errors.json` names.
    mutating func lintActions(of catalogue: ErrorCatalogue) {
        for action in catalogue.actions {
            _ = self.action(action.action)
        }
    }

    /// A code that the refinements name: one of `errors.json`, or a bare family, which every service knows.
    mutating func lintCode(_ code: Located<String>) {
        guard let errors = description.errors, code.value.contains(".") else {
            if !code.value.isErrorCode {
                error("\"\(code.value)\" is no error code", at: code.offset)
            }
            return
        }
        let codes = errors.codes.map(\.code.value)
        if !codes.contains(code.value) {
            error(
                "the code \"\(code.value)\" is not in errors.json",
                fix: Suggestion.text(nearestName(to: code.value, among: codes), orOneOf: [])
                    ?? "describe it there",
                at: code.offset)
        }
    }
}

extension String {
    /// Whether it is names with dots between.
    var isErrorCode: Bool {
        split(separator: ".", omittingEmptySubsequences: false).allSatisfy { String($0).isIdentifier }
    }
}
