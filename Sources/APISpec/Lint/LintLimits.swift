import JSONCoding

extension Lint {
    /// Limits of a member: whether they fit its type, and agree with each other and with those that always hold.
    ///
    /// - Parameters:
    ///   - resolution: the member that is limited.
    ///   - root: the object that the limits' own paths start from.
    mutating func lint(_ limits: Limits, of resolution: Resolution, from root: String) {
        let member = resolution.member
        lintFit(limits, of: member)
        lintBounds(limits)
        lintPresence(limits, of: member, from: root)
        lintValues(limits, of: resolution)
        if let code = limits.code {
            lintCode(code)
        }
    }

    // MARK: Type

    private mutating func lintFit(_ limits: Limits, of member: Member) {
        let type = member.type
        let isList = if case .list = type { true } else { false }
        let misfits: [(name: String, offset: UInt32?, fits: Bool, use: String)] = [
            ("length", limits.length?.offset, type.isText, "text"),
            ("range", limits.range?.offset, type.isNumber, "numbers"),
            ("count", limits.count?.offset, isList, "lists"),
            ("values", limits.values.first?.offset, !isList && type.objectName == nil, "single values"),
            ("pattern", limits.pattern?.offset, type.isText, "text"),
            ("dimensions", limits.dimensions?.offset, type.isText, "text"),
        ]
        for misfit in misfits where !misfit.fits {
            guard let offset = misfit.offset else { continue }
            error(
                "\"\(misfit.name)\" limits \(misfit.use), and \"\(member.name)\" is \(type.withArticle)",
                fix: Self.fitting(type), at: offset)
        }
    }

    private static func fitting(_ type: MemberType) -> String {
        switch type {
        case .string, .date, .binary: "use \"length\", \"values\", \"pattern\" or \"dimensions\""
        case .int64, .uint64, .float: "use \"range\" or \"values\""
        case .bool: "use \"values\""
        case .list(.object(let name)): "use \"count\" here, and limit the elements in \"\(name)\""
        case .list: "use \"count\""
        case .object(let name): "limit the members of \"\(name)\""
        }
    }

    // MARK: Bounds

    private mutating func lintBounds(_ limits: Limits) {
        for bounds in [limits.length, limits.count, limits.dimensions?.side, limits.dimensions?.pixels] {
            guard let min = bounds?.min, let max = bounds?.max, min.value > max.value else { continue }
            contradiction(min, max)
        }
        if let min = limits.range?.min, let max = limits.range?.max, max.value < min.value {
            contradiction(min, max)
        }
        if let dimensions = limits.dimensions {
            lint(dimensions)
        }
    }

    private mutating func contradiction<Value>(_ min: Located<Value>, _ max: Located<Value>) {
        error("\"min\" \(min.value) is more than \"max\" \(max.value)", fix: "swap them", at: min.offset)
    }

    /// Whether any size has both the sides and the pixels that are allowed.
    private mutating func lint(_ dimensions: Dimensions) {
        let step = dimensions.multipleOf?.value ?? 1
        let smallest = (max(dimensions.side?.min?.value ?? 1, 1) + step - 1) / step * step
        let largest = (dimensions.side?.max?.value).map { $0 / step * step }
        if let largest, smallest > largest,
            (dimensions.side?.min?.value ?? 0) <= (dimensions.side?.max?.value ?? 0)
        {
            error(
                "no side is a multiple of \(step) within these bounds", fix: "widen \"side\"",
                at: dimensions.offset)
            return
        }
        if let pixels = dimensions.pixels?.max, pixels.value < smallest.saturatingSquare {
            error(
                "the smallest size allowed by \"side\" has \(smallest.saturatingSquare) pixels, more than "
                    + "\(pixels.value)", fix: "make \"pixels\" and \"side\" agree", at: pixels.offset)
        }
        if let pixels = dimensions.pixels?.min, let largest, pixels.value > largest.saturatingSquare {
            error(
                "the largest size allowed by \"side\" has \(largest.saturatingSquare) pixels, fewer than "
                    + "\(pixels.value)", fix: "make \"pixels\" and \"side\" agree", at: pixels.offset)
        }
    }

    // MARK: Required and absent

    private mutating func lintPresence(_ limits: Limits, of member: Member, from root: String) {
        if limits.isAbsent {
            if limits.isRequired || !limits.requiredUnless.isEmpty {
                error(
                    "\"\(member.name)\" is both required and absent", fix: "keep one of them",
                    at: limits.offset)
            } else if !limits.saysAbsentOnly {
                error(
                    "\"\(member.name)\" is absent, so that no other limit applies",
                    fix: "keep \"absent\" alone",
                    at: limits.offset)
            } else if member.isRequired {
                error(
                    "\"\(member.name)\" is required by api.json, and absent here", fix: "remove \"absent\"",
                    at: limits.offset)
            }
        }
        if limits.isRequired, let other = limits.requiredUnless.first {
            error(
                "\"\(member.name)\" is required anyway", fix: "remove \"required\" or \"requiredUnless\"",
                at: other.offset)
        }
        for path in limits.requiredUnless {
            guard let other = resolve(path, from: root) else { continue }
            if other.member.name == member.name, other.member.offset == member.offset {
                error(
                    "\"\(member.name)\" can't be required unless it is there itself",
                    fix: "name another member",
                    at: path.offset)
            }
        }
    }

    // MARK: Values

    private mutating func lintValues(_ limits: Limits, of resolution: Resolution) {
        let name = resolution.member.name
        var others = limits
        others.values = []
        for (index, value) in limits.values.enumerated() {
            guard check(value, as: resolution.member.type, what: "a value of \"\(name)\"") else { continue }
            if limits.values[..<index].contains(where: { $0.equals(value) }) {
                error(
                    "the value \(value.json.text(pretty: false)) of \"\(name)\" comes twice",
                    fix: "keep one of them", at: value.offset)
            }
            for breach in others.breaches(by: value) {
                error(
                    "the allowed value \(value.json.text(pretty: false)) is outside the other limits: it "
                        + breach.what, fix: breach.fix, at: value.offset)
            }
        }
    }

    /// Limits that hold sometimes, against those that always hold: both must be possible at once.
    mutating func lintAgreement(of limits: Limits, with resolution: Resolution) {
        guard let always = description.refinement(of: resolution.address)?.limits else { return }
        let name = resolution.member.name
        if limits.isAbsent, always.isRequired {
            error(
                "\"\(name)\" is always required, and absent here", fix: "remove \"absent\"", at: limits.offset
            )
        }
        if always.isAbsent {
            error("\"\(name)\" is always absent", fix: "remove these limits", at: limits.offset)
        }
        let pairs: [(String, Bounds<Int>?, Bounds<Int>?)] = [
            ("length", limits.length, always.length), ("count", limits.count, always.count),
        ]
        for (what, here, always) in pairs {
            guard let here, let always else { continue }
            if let min = here.min, let max = always.max, min.value > max.value {
                error("\"\(what)\" of \"\(name)\" is always at most \(max.value)", at: min.offset)
            }
            if let max = here.max, let min = always.min, max.value < min.value {
                error("\"\(what)\" of \"\(name)\" is always at least \(min.value)", at: max.offset)
            }
        }
        if let here = limits.range, let always = always.range {
            if let min = here.min, let max = always.max, max.value < min.value {
                error("\"range\" of \"\(name)\" is always at most \(max.value)", at: min.offset)
            }
            if let max = here.max, let min = always.min, max.value < min.value {
                error("\"range\" of \"\(name)\" is always at least \(min.value)", at: max.offset)
            }
        }
        for value in limits.values {
            for breach in always.breaches(by: value) {
                error(
                    "the allowed value \(value.json.text(pretty: false)) is never allowed: it \(breach.what)",
                    fix: breach.fix, at: value.offset)
            }
        }
    }
}

extension Limits {
    fileprivate var saysAbsentOnly: Bool {
        var others = self
        others.isAbsent = false
        return others.isEmpty
    }
}

extension Int {
    /// Its square, or the largest integer where that is beyond all.
    fileprivate var saturatingSquare: Int {
        let (square, overflows) = multipliedReportingOverflow(by: self)
        return overflows ? .max : square
    }
}
