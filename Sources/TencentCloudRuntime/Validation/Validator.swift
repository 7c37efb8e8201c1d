public import TencentCloudLimits

/// Collects the limits that a request breaks, in everything that it holds. Generated code tells it what to look at.
public struct Validator {
    /// What was found so far: what binds and what is advice, an object's own before that of what it holds.
    public private(set) var violations: [Violation] = []

    @usableFromInline var place: [Step] = []

    @usableFromInline enum Step {
        case member(String)
        case element(Int)
    }

    /// Begins at a request.
    public init() {}

    /// Reports every limit that an object breaks.
    @_spi(Generated) public mutating func check(_ limits: ObjectLimits, of object: some LimitedObject) {
        limits.breaches(by: object) { report($0) }
    }

    /// The value has to be there.
    @_spi(Generated) public mutating func require<T>(_ name: String, _ value: T?) {
        if value == nil { report(Breach(path: MemberPath([name]), limit: Limit(.required))) }
    }

    private mutating func report(_ breach: Breach) {
        violations.append(
            Violation(
                path: path(to: breach.path.description), message: breach.message,
                code: breach.limit.errorCode,
                strength: breach.limit.strength, source: breach.limit.source))
    }

    private func path(to name: String) -> String {
        var path = ""
        for step in place + [.member(name)] {
            switch step {
            case .member(let name) where !path.isEmpty: path += ".\(name)"
            case .member(let name): path += name
            case .element(let index): path += "[\(index)]"
            }
        }
        return path
    }
}

// MARK: Values within the value

extension Validator {
    /// Goes into an object.
    @_spi(Generated) @inlinable public mutating func nested<T: Validatable>(_ name: String, _ value: T?) {
        guard let value else { return }
        place.append(.member(name))
        value.validate(&self)
        place.removeLast()
    }

    /// Goes into each object of a list.
    @_spi(Generated) @inlinable public mutating func each<T: Validatable>(_ name: String, _ value: [T]?) {
        guard let value, !value.isEmpty else { return }
        place.append(.member(name))
        for index in value.indices {
            place.append(.element(index))
            value[index].validate(&self)
            place.removeLast()
        }
        place.removeLast()
    }

    /// Goes into an object that travels as JSON inside a string. Text that isn't such JSON passes: the member's
    /// wire type is a string, and the service decides.
    @_spi(Generated) @inlinable public mutating func json<T: Validatable>(
        _ name: String, _ value: JSONString<T>?
    ) {
        guard let value, let object = try? value.value() else { return }
        nested(name, object)
    }
}

extension Limit {
    /// What the service answers when the limit is broken.
    fileprivate var errorCode: ServiceErrorCode {
        let usual = isRequirement ? "MissingParameter" : "InvalidParameterValue"
        return ServiceErrorCode(rawValue: code ?? usual)
    }
}
