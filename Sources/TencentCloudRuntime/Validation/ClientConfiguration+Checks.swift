extension ClientConfiguration {
    /// The limits that a request breaks, as far as they are checked: those that stop it, and those of which one is told.
    package func violations(of request: some APIRequest) -> (binding: [Violation], advice: [Violation]) {
        if checks == .none { return ([], []) }
        var validator = Validator()
        request.validate(&validator)
        let violations = validator.violations
        if checks == .strict { return (violations, []) }
        return (
            violations.filter { $0.strength == .enforced }, violations.filter { $0.strength == .advice }
        )
    }
}
