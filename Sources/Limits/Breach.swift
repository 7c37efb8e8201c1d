/// How a value breaks a limit.
public struct Breach: Sendable, Hashable {
    /// The member, from the object that the limit is of.
    public var path: MemberPath
    /// The limit.
    public var limit: Limit
    /// What the value is, to follow its name: `has 60 characters`; nil where that is left out. Never a text itself.
    public var observed: String?
    /// The condition under which the limit holds, such as `ModelName is GG`; nil: always.
    public var reason: String?
    /// The models that are known to take such a value, where the limit is one of a model.
    public var alternatives: [String]

    /// A broken limit.
    public init(
        path: MemberPath, limit: Limit, observed: String? = nil, reason: String? = nil,
        alternatives: [String] = []
    ) {
        self.path = path
        self.limit = limit
        self.observed = observed
        self.reason = reason
        self.alternatives = alternatives
    }
}

extension Limit.Kind {
    enum Judgement {
        case kept
        /// With what is told of the value.
        case broken(String?)
    }

    /// What a value that breaks the limit is like. A value of a kind that the limit doesn't speak of breaks none, and
    /// neither does an empty one but where it has to be there.
    ///
    /// - Parameter others: What the members hold that a requirement depends on.
    func judge(_ value: MemberValue, others: (MemberPath) -> MemberValue) -> Judgement {
        if case .unknown = value { return .kept }
        switch self {
        case .required: return value.isEmpty ? .broken(nil) : .kept
        case .requiredUnless(let paths):
            return value.isEmpty && paths.allSatisfy { others($0).isEmpty } ? .broken(nil) : .kept
        case .absent: return value.isEmpty ? .kept : .broken(nil)
        case .length(let bounds):
            guard case .text(let text) = value else { return .kept }
            return Self.judge(length: text, bounds)
        case .count(let bounds):
            guard case .list(let count) = value, !bounds.contains(count) else { return .kept }
            return .broken("has \(count.counted("element"))")
        case .range(let bounds):
            guard let number = value.number, !bounds.contains(number) else { return .kept }
            return .broken(value.told)
        case .values(let values):
            if !value.isScalar || values.contains(where: { value.equals($0) }) { return .kept }
            return .broken(value.told)
        case .form(let form):
            guard case .text(let text) = value, !form.matches(text) else { return .kept }
            return .broken(nil)
        case .dimensions(let dimensions):
            guard case .text(let text) = value else { return .kept }
            return Self.judge(size: text, dimensions)
        }
    }

    private static func judge(length text: String, _ bounds: Bounds<Int>) -> Judgement {
        // A scalar takes one byte at least, so most texts are known to be short enough without counting.
        if bounds.min == nil, let max = bounds.max, text.utf8.count <= max { return .kept }
        let length = text.unicodeScalars.count
        return bounds.contains(length) ? .kept : .broken("has \(length.counted("character"))")
    }

    private static func judge(size text: String, _ dimensions: Dimensions) -> Judgement {
        guard let (width, height) = dimensions.read(text) else { return .broken(nil) }
        if dimensions.contains(width: width, height: height) { return .kept }
        return .broken("is \(width) by \(height) pixels")
    }
}

extension MemberValue {
    /// What the value is; nil for a text, which may be anybody's words.
    fileprivate var told: String? {
        switch self {
        case .integer(let number): "is \(number)"
        case .number(let number): "is \(number.written)"
        case .flag(let flag): "is \(flag)"
        default: nil
        }
    }

    fileprivate var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    fileprivate var isScalar: Bool {
        switch self {
        case .text, .integer, .number, .flag: true
        default: false
        }
    }
}

extension Limit {
    /// What is wrong with a value by itself and what would be right; nil when it keeps to the limit, or when that
    /// depends on other members.
    package func complaint(about value: MemberValue) -> String? {
        guard !isRequirement, kind != .absent,
            case .broken(let observed) = kind.judge(value, others: { _ in .unknown })
        else { return nil }
        return Breach(path: MemberPath([]), limit: self, observed: observed).message
    }
}

// What keeps to all limits is what costs time: nothing is copied that isn't looked at, and words are made once something
// is wrong.

extension ObjectLimits {
    /// Reports each limit that an object breaks: those that always hold, those of the rules, those of its model.
    public func breaches(by object: some LimitedObject, _ report: (Breach) -> Void) {
        Self.judge(members, object, because: { nil }, report)
        for index in rules.indices where rules[index].when.holds(for: object) {
            Self.judge(rules[index].members, object, because: { rules[index].when.words }, report)
        }
        models?.breaches(by: object, report)
    }

    static func judge(
        _ members: [MemberLimits], _ object: some LimitedObject, because reason: () -> String?,
        _ report: (Breach) -> Void
    ) {
        for member in members.indices {
            let value = object.limitedValue(at: MemberPlace(members[member].path))
            for index in members[member].limits.indices {
                let judgement = members[member].limits[index].kind.judge(
                    value, others: { object.limitedValue(at: MemberPlace($0)) })
                guard case .broken(let observed) = judgement else { continue }
                let limit = members[member].limits[index]
                report(
                    Breach(path: members[member].path, limit: limit, observed: observed, reason: reason()))
                // Of something missing nothing else is to be said.
                if limit.isRequirement { break }
            }
        }
    }
}

extension ModelTable {
    fileprivate func breaches(by object: some LimitedObject, _ report: (Breach) -> Void) {
        guard case .text(let model) = object.limitedValue(at: MemberPlace(name)) else { return }
        var version: String?
        if let path = self.version, case .text(let text) = object.limitedValue(at: MemberPlace(path)) {
            version = text
        }
        for index in indices(of: model) where entries[index].matches(model, version) {
            func tell(_ breach: Breach) {
                var breach = breach
                let value = object.limitedValue(at: MemberPlace(breach.path))
                breach.alternatives = models(taking: value, at: breach.path)
                report(breach)
            }
            ObjectLimits.judge(entries[index].members, object, because: { words(for: entries[index]) }, tell)
        }
    }

    /// The models whose limits speak of a member and let a value pass.
    private func models(taking value: MemberValue, at path: MemberPath) -> [String] {
        entries.filter { entry in
            let limits = limits(of: path, for: entry.name, version: entry.version)
            return !limits.isEmpty
                && limits.allSatisfy { limit in
                    if case .kept = limit.kind.judge(value, others: { _ in .unknown }) { true } else { false }
                }
        }.map { [$0.name, $0.version].compactMap(\.self).joined(separator: " ") }
    }
}
