import APISpec

/// Writes `validate`: a call for each limit, nothing where there is nothing to check.
struct ValidateText {
    private let bindings: Bindings
    private let types: TypeText
    private let validator: String

    /// - Parameter validator: what the validator is called.
    init(_ bindings: Bindings, _ types: TypeText, validator: String) {
        self.bindings = bindings
        self.types = types
        self.validator = validator
    }

    func write(
        _ checks: [Bindings.Check], _ paths: PathText, because: String? = nil, _ writer: inout CodeWriter
    ) {
        var paths = paths
        paths.bind(checks.flatMap(\.paths), &writer)
        for check in checks {
            write(check, &paths, because: because, &writer)
        }
    }

    private func write(
        _ check: Bindings.Check, _ paths: inout PathText, because: String?, _ writer: inout CodeWriter
    ) {
        switch check {
        case .limit(let limit):
            write(limit, paths, because: because, &writer)
        case .inside(let path):
            let value = paths.expression(path)
            let method =
                switch value.type {
                case .list: "each"
                case .json: "json"
                default: "nested"
                }
            writer.call("\(validator).\(method)", [SwiftText.literal(path.wire), value.text])
        case .when(let clauses, let reason, let inner):
            let paths = paths
            writer.condition(paths.conditions(clauses)) { writer in
                var paths = paths
                let because = paths.local("because")
                writer.constant(because, reason)
                self.write(inner, paths, because: because, &writer)
            }
        case .models(let models):
            write(models, paths, &writer)
        }
    }

    private func write(_ models: Bindings.ModelChecks, _ paths: PathText, _ writer: inout CodeWriter) {
        let name = paths.expression(models.name).plainText
        let version = models.version.map { paths.expression($0).plainText }
        writer.line("switch " + (version.map { "(\(name), \($0))" } ?? name) + " {")
        for model in models.cases {
            let name = SwiftText.literal(model.name)
            let pattern = version == nil ? name : "(\(name), \(model.version.map(SwiftText.literal) ?? "_"))"
            writer.line("case \(pattern):")
            writer.inBody { writer in
                var paths = paths
                let because = paths.local("because")
                writer.constant(because, model.because)
                write(model.checks, paths, because: because, &writer)
            }
        }
        writer.line("default:")
        writer.inBody { $0.line("break") }
        writer.line("}")
    }

    private func write(
        _ limit: Bindings.LimitCheck, _ paths: PathText, because: String?, _ writer: inout CodeWriter
    ) {
        let value = paths.expression(limit.path)
        let name = SwiftText.literal(limit.path.wire)
        func call(
            _ method: String, _ value: String, _ arguments: [String?], because reason: String? = because
        ) {
            var all = [name, value] + arguments.compactMap { $0 }
            if let reason { all.append("because: \(reason)") }
            if let code = limit.code, method != "require" { all.append("code: \(SwiftText.literal(code))") }
            writer.call("\(validator).\(method)", all)
        }
        let subject = value.type.isJSON ? value.plainText : value.text
        switch limit.kind {
        case .present:
            writer.block("if \(value.text) == nil") { writer in
                writer.call("\(validator).require", [name, value.text])
            }
        case .required:
            call("require", subject, [])
        case .requiredUnless(let others):
            let words = others.map(\.wire)
            let reason =
                words.count == 1 ? "\(words[0]) is absent" : "\(words.joined(separator: ", ")) are absent"
            let isEmpty = others.map { emptiness(paths.expression($0)) }
            let whole = SwiftText.literal(reason, and: because)
            writer.condition(isEmpty.map { [$0] }) { writer in
                writer.call("\(validator).require", [name, subject, "because: \(whole)"])
            }
        case .absent:
            call("forbid", subject, [], because: because ?? SwiftText.literal("it is not supported"))
        case .length(let bounds):
            call("length", subject, self.bounds(bounds))
        case .range(let min, let max):
            call(
                "range", value.text,
                [min.map { "min: \(SwiftText.number($0))" }, max.map { "max: \(SwiftText.number($0))" }])
        case .count(let bounds):
            call("count", value.text, self.bounds(bounds))
        case .values(let values):
            call("values", subject, ["in: " + SwiftText.list(values.map(literal), width: writer.room - 40)])
        case .pattern(let pattern):
            call("pattern", subject, [SwiftText.literal(pattern)])
        case .dimensions(let dimensions):
            call(
                "dimensions", value.plainText,
                [
                    "separator: \(SwiftText.literal(String(dimensions.separator.value)))",
                    dimensions.side.map { "side: \(range($0))" },
                    dimensions.multipleOf.map { "multipleOf: \($0.value)" },
                    dimensions.pixels.map { "pixels: \(range($0))" },
                ])
        }
    }

    /// A test for absent or empty.
    private func emptiness(_ value: PathText.Expression) -> String {
        switch value.type {
        case .string, .enumeration, .json:
            value.isOptional ? "(\(value.plainText) ?? \"\").isEmpty" : "\(value.plainText).isEmpty"
        case .list: value.isOptional ? "(\(value.text) ?? []).isEmpty" : "\(value.text).isEmpty"
        default: value.isOptional ? "\(value.text) == nil" : "false"
        }
    }

    private func range(_ bounds: Bounds<Int>) -> String {
        let upper = bounds.max.map { SwiftText.number(String($0.value)) } ?? "\(types.outer("Int")).max"
        return "\(SwiftText.number(String(bounds.min?.value ?? 0)))...\(upper)"
    }

    private func bounds(_ bounds: Bounds<Int>) -> [String?] {
        [
            bounds.min.map { "min: \(SwiftText.number(String($0.value)))" },
            bounds.max.map { "max: \(SwiftText.number(String($0.value)))" },
        ]
    }

    private func literal(_ value: SpecValue) -> String {
        if case .string(let text) = value.kind {
            SwiftText.literal(text)
        } else {
            SwiftText.number(value.jsonText)
        }
    }
}

extension Bindings.ValueType {
    var isJSON: Bool {
        if case .json = self { true } else { false }
    }

    var isEnumeration: Bool {
        if case .enumeration = self { true } else { false }
    }
}

extension Bindings.Check {
    /// The paths that code for this check follows before it opens a scope of its own.
    fileprivate var paths: [Bindings.Path] {
        switch self {
        case .limit(let limit):
            if case .requiredUnless(let others) = limit.kind { [limit.path] + others } else { [limit.path] }
        case .inside: []
        case .when(let clauses, _, _): clauses.map(\.path)
        case .models(let models): [models.name] + (models.version.map { [$0] } ?? [])
        }
    }
}
