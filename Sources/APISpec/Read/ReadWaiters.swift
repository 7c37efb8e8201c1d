import JSONCoding
import TencentCloudLimits

extension SpecReader {
    mutating func waiter(_ name: Located<String>) throws(JSONError) -> WaiterDescription? {
        let what = "the waiter \"\(name.value)\""
        guard try begin(what) else { return nil }
        enum Key: String, SpecKey {
            case action, document, firstDelay, longestDelay, timeout, progress, code, message, outcomes
        }
        var fields = Fields<Key>(of: what)
        var action: Located<String>?
        var document: String?
        var firstDelay: Located<Double>?
        var longestDelay: Located<Double>?
        var timeout: Located<Double>?
        var progress: Located<MemberPath>?
        var code: [Located<MemberPath>] = []
        var message: Located<MemberPath>?
        var outcomes: [WaiterDescription.OutcomeRule]?
        while let key = try next(&fields) {
            switch key {
            case .action: action = try locatedString("\"action\"")
            case .document: document = try prose("\"document\"")
            case .firstDelay: firstDelay = try seconds("\"firstDelay\"")
            case .longestDelay: longestDelay = try seconds("\"longestDelay\"")
            case .timeout: timeout = try seconds("\"timeout\"")
            case .progress: progress = try path("\"progress\"")
            case .code: code = try onePathOrSeveral("\"code\"")
            case .message: message = try path("\"message\"")
            case .outcomes: outcomes = try self.outcomes()
            }
        }
        let at = name.offset
        require(document, .document, in: fields, at: at)
        require(outcomes, .outcomes, in: fields, at: at)
        require(action, .action, in: fields, at: at)
        require(firstDelay, .firstDelay, in: fields, at: at)
        require(longestDelay, .longestDelay, in: fields, at: at)
        require(timeout, .timeout, in: fields, at: at)
        guard let action, let firstDelay, let longestDelay, let timeout else { return nil }
        return WaiterDescription(
            name: name, action: action, document: document ?? "", firstDelay: firstDelay,
            longestDelay: longestDelay, timeout: timeout, progress: progress, code: code, message: message,
            outcomes: outcomes ?? [])
    }

    private mutating func seconds(_ what: String) throws(JSONError) -> Located<Double>? {
        guard let number = try number(what) else { return nil }
        guard let seconds = number.value.double, seconds > 0 else {
            error("\(what) must be more than 0 seconds, not \(number.value)", at: number.offset)
            return nil
        }
        return Located(seconds, at: number.offset)
    }

    private mutating func onePathOrSeveral(_ what: String) throws(JSONError) -> [Located<MemberPath>] {
        guard try json.peek() == .string else { return try paths(what) ?? [] }
        return try path(what).map { [$0] } ?? []
    }

    private mutating func outcomes() throws(JSONError) -> [WaiterDescription.OutcomeRule]? {
        guard try beginList("\"outcomes\"") else { return nil }
        var outcomes: [WaiterDescription.OutcomeRule] = []
        while try json.nextElement() {
            let start = offset
            guard try begin("an outcome") else { continue }
            enum Key: String, SpecKey { case outcome, when }
            var fields = Fields<Key>(of: "an outcome")
            var outcome: WaiterDescription.Outcome?
            var when: ConditionDescription?
            while let key = try next(&fields) {
                switch key {
                case .outcome: outcome = try word("\"outcome\"", ["success", "failure", "pending"])
                case .when: when = try condition()
                }
            }
            require(outcome, .outcome, in: fields, at: start)
            require(when, .when, in: fields, at: start)
            if let outcome, let when {
                outcomes.append(WaiterDescription.OutcomeRule(outcome: outcome, when: when, offset: start))
            }
        }
        return outcomes
    }
}
