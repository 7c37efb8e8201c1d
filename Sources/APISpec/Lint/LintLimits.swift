import JSONCoding
import TencentCloudLimits

extension Lint {
    /// Limits of a member: whether they fit its type, and agree with each other and with those that always hold.
    ///
    /// - Parameters:
    ///   - resolution: the member that is limited.
    ///   - root: the object that the limits' own paths start from.
    mutating func lint(_ blocks: [LimitBlock], of resolution: Resolution, from root: String) {
        for block in blocks {
            lint(block.source)
            lintFingerprint(block.fingerprint)
            if let code = block.code { lintCode(code) }
        }
        let limits = blocks.limits
        for limit in limits {
            lintFit(limit, of: resolution.member)
            if case .dimensions(let dimensions) = limit.limit.kind { lint(dimensions, at: limit.offset) }
        }
        lintPresence(blocks, of: resolution.member, from: root)
        lintValues(limits, of: resolution)
    }

    /// A source must be among those of the file.
    mutating func lint(_ source: Located<String>?) {
        let known = (description.refinements?.sources ?? []).map(\.key.value)
        guard let source, !known.contains(source.value) else { return }
        error(
            "there is no source \"\(source.value)\"",
            fix: Suggestion.fix(for: source.value, in: known) ?? "list it under \"sources\"",
            at: source.offset)
    }

    mutating func lintFingerprint(_ fingerprint: Located<String>?) {
        guard let fingerprint, !Fingerprint.isWellFormed(fingerprint.value) else { return }
        error(
            "\"\(fingerprint.value)\" is no fingerprint",
            fix: "generate-bindings fingerprints prints those of a member's sentences", at: fingerprint.offset
        )
    }

    // MARK: Type

    private mutating func lintFit(_ limit: LimitDescription, of member: Member) {
        let type = member.type
        let isList = if case .list = type { true } else { false }
        let (name, fits, use) =
            switch limit.limit.kind {
            case .length: ("length", type.isText, "text")
            case .range: ("range", type.isNumber, "numbers")
            case .count: ("count", isList, "lists")
            case .values: ("values", !isList && type.objectName == nil, "single values")
            case .form: ("pattern", type.isText, "text")
            case .dimensions: ("dimensions", type.isText, "text")
            case .required, .requiredUnless, .absent: ("", true, "")
            }
        guard !fits else { return }
        error(
            "\"\(name)\" limits \(use), and \"\(member.name)\" is \(type.withArticle)",
            fix: Self.fitting(type), at: limit.offset)
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

    // MARK: Sizes

    /// Whether any size has both the sides and the pixels that are allowed.
    private mutating func lint(_ dimensions: Dimensions, at offset: UInt32) {
        let step = dimensions.multipleOf ?? 1
        let smallest = (max(dimensions.side?.min ?? 1, 1) + step - 1) / step * step
        let largest = dimensions.side?.max.map { $0 / step * step }
        // Bounds that contradict are a mistake of their own.
        if let side = dimensions.side, let min = side.min, let max = side.max, min > max { return }
        if let largest, smallest > largest {
            error("no side is a multiple of \(step) within these bounds", fix: "widen \"side\"", at: offset)
            return
        }
        if let pixels = dimensions.pixels?.max, pixels < smallest.saturatingSquare {
            error(
                "the smallest size allowed by \"side\" has \(smallest.saturatingSquare) pixels, more than "
                    + "\(pixels)", fix: "make \"pixels\" and \"side\" agree", at: offset)
        }
        if let pixels = dimensions.pixels?.min, let largest, pixels > largest.saturatingSquare {
            error(
                "the largest size allowed by \"side\" has \(largest.saturatingSquare) pixels, fewer than "
                    + "\(pixels)", fix: "make \"pixels\" and \"side\" agree", at: offset)
        }
    }

    // MARK: Required and absent

    private mutating func lintPresence(_ blocks: [LimitBlock], of member: Member, from root: String) {
        let limits = blocks.limits
        let isRequired = limits.contains { $0.limit.kind == .required }
        if let absent = limits.first(where: { $0.limit.kind == .absent }) {
            if limits.contains(where: \.limit.isRequirement) {
                error(
                    "\"\(member.name)\" is both required and absent", fix: "keep one of them",
                    at: absent.offset)
            } else if limits.count > 1 {
                error(
                    "\"\(member.name)\" is absent, so that no other limit applies",
                    fix: "keep \"absent\" alone", at: absent.offset)
            } else if member.isRequired, blocks.contains(where: { $0.strength == .enforced }) {
                error(
                    "\"\(member.name)\" is required by api.json, and absent here", fix: "remove \"absent\"",
                    at: absent.offset)
            }
        }
        for limit in limits {
            guard case .requiredUnless = limit.limit.kind else { continue }
            if isRequired {
                error(
                    "\"\(member.name)\" is required anyway",
                    fix: "remove \"required\" or \"requiredUnless\"", at: limit.offset)
            }
            for path in limit.paths {
                guard let other = resolve(path, from: root) else { continue }
                if other.member.name == member.name, other.member.offset == member.offset {
                    error(
                        "\"\(member.name)\" can't be required unless it is there itself",
                        fix: "name another member", at: path.offset)
                }
            }
        }
    }

    // MARK: Values

    private mutating func lintValues(_ limits: [LimitDescription], of resolution: Resolution) {
        let name = resolution.member.name
        for limit in limits {
            for (index, value) in limit.values.enumerated() {
                guard check(value, as: resolution.member.type, what: "a value of \"\(name)\"") else {
                    continue
                }
                if limit.values[..<index].contains(where: { $0.equals(value) }) {
                    error(
                        "the value \(value.json.text(pretty: false)) of \"\(name)\" comes twice",
                        fix: "keep one of them", at: value.offset)
                }
                for other in limits where other.limit.kind != limit.limit.kind {
                    guard let message = other.limit.complaint(about: value.memberValue) else { continue }
                    error(
                        "the allowed value \(value.json.text(pretty: false)) is outside the other limits: it "
                            + message, at: value.offset)
                }
            }
        }
    }

    /// Limits that hold sometimes, against those that always hold: both must be possible at once.
    mutating func lintAgreement(of blocks: [LimitBlock], with resolution: Resolution) {
        let always = description.refinement(of: resolution.address)?.limits.limits.map(\.limit) ?? []
        let name = resolution.member.name
        if let absent = blocks.limits.first(where: { $0.limit.kind == .absent }),
            always.contains(where: { $0.kind == .required })
        {
            error(
                "\"\(name)\" is always required, and absent here", fix: "remove \"absent\"", at: absent.offset
            )
        }
        if always.contains(where: { $0.kind == .absent }), let block = blocks.first {
            error("\"\(name)\" is always absent", fix: "remove these limits", at: block.offset)
        }
        for here in blocks.limits {
            for limit in always where !limit.allowsSome(of: here.limit) {
                error(
                    "\"\(name)\" always takes \(limit.words()), which nothing here is",
                    fix: "make the limits agree", at: here.offset)
            }
            for value in here.values {
                for limit in always {
                    guard let message = limit.complaint(about: value.memberValue) else { continue }
                    error(
                        "the allowed value \(value.json.text(pretty: false)) is never allowed: it \(message)",
                        at: value.offset)
                }
            }
        }
    }
}

extension Limit {
    /// Whether something keeps to both this limit and another of its kind.
    fileprivate func allowsSome(of other: Limit) -> Bool {
        switch (kind, other.kind) {
        case (.length(let left), .length(let right)), (.count(let left), .count(let right)):
            left.overlaps(right)
        case (.range(let left), .range(let right)): left.overlaps(right)
        default: true
        }
    }
}

extension Bounds {
    fileprivate func overlaps(_ other: Bounds) -> Bool {
        let isAbove = min.flatMap { min in other.max.map { min > $0 } } ?? false
        let isBelow = max.flatMap { max in other.min.map { max < $0 } } ?? false
        return !isAbove && !isBelow
    }
}

extension Int {
    /// Its square, or the largest integer where that is beyond all.
    fileprivate var saturatingSquare: Int {
        let (square, overflows) = multipliedReportingOverflow(by: self)
        return overflows ? .max : square
    }
}
