import JSONCoding
public import TencentCloudRuntime

/// A request that can't be sent as it is: all that stands against it, at once. Nothing was sent.
public struct ImageRequestError: Error, Sendable, Hashable {
    /// Something that stands against a request.
    public enum Problem: Sendable, Hashable {
        /// An option that the service, or the model, has no way to express.
        case option(UnsupportedOption)
        /// A reference image that can't be sent.
        case reference(ReferenceError)
        /// A limit of the service's that the request breaks.
        case limit(Violation)
    }

    /// All of them, at least one.
    public var problems: [Problem]

    /// Collects what stands against a request.
    public init(_ problems: [Problem]) { self.problems = problems }

    /// The options that can't be had.
    public var unsupportedOptions: [UnsupportedOption] {
        problems.compactMap { if case .option(let option) = $0 { option } else { nil } }
    }
    /// The reference images that can't be sent.
    public var references: [ReferenceError] {
        problems.compactMap { if case .reference(let error) = $0 { error } else { nil } }
    }
    /// The limits that are broken.
    public var violations: [Violation] {
        problems.compactMap { if case .limit(let violation) = $0 { violation } else { nil } }
    }
}

extension ImageRequestError: TencentCloudError {
    /// False: the request itself has to change.
    public var isTransient: Bool { false }
    /// False: nothing was sent.
    public var mayHaveTakenEffect: Bool { false }
    /// Nil: nothing was sent.
    public var requestID: String? { nil }
    /// 0: nothing was sent.
    public var attempts: Int { 0 }
    /// `file` when all that is wrong is a reference that can't be read, `invalid` otherwise.
    public var category: ErrorCategory { problems.allSatisfy(\.isUnreadable) ? .file : .invalid }
}

extension ImageRequestError.Problem {
    fileprivate var isUnreadable: Bool {
        if case .reference(let error) = self, case .unreadable = error.reason { true } else { false }
    }
}

extension ImageRequestError: CustomStringConvertible {
    /// Each problem.
    public var description: String { problems.map(\.description).joined(separator: "; ") }
}

extension ImageRequestError.Problem: CustomStringConvertible {
    /// What is wrong, and what would be right.
    public var description: String {
        switch self {
        case .option(let option): option.description
        case .reference(let error): error.description
        case .limit(let violation): violation.description
        }
    }
}

extension [ImageRequestError.Problem] {
    /// The result of a check; nil when it fails, and the reason is another problem.
    mutating func collect<Value>(_ check: () throws(UnsupportedOption) -> Value) -> Value? {
        do throws(UnsupportedOption) {
            return try check()
        } catch {
            append(.option(error))
            return nil
        }
    }
}

extension [ImageRequestError.Problem] {
    /// Adds the options that a request uses and a service has no way to be told.
    mutating func refuse<Request>(
        _ options: [RequestOption<Request>], in request: Request, by service: ServiceName
    ) {
        for option in options where !option.takers.contains(service) && !option.values(request).isEmpty {
            let others = option.takers.map(\.rawValue).sorted().joined(separator: " and ")
            append(
                .option(
                    UnsupportedOption(
                        option: option.name, reason: "\(service.rawValue) takes none",
                        alternative: "\(others) does")))
        }
    }

    /// A format, if a service draws it on request.
    mutating func drawable(_ format: ImageFormat?) -> ImageFormat? {
        guard format == .webp else { return format }
        append(
            .option(
                UnsupportedOption(
                    option: "format", reason: "no service draws WebP on request",
                    alternative: "png and jpeg can be had")))
        return nil
    }
}

extension JSONWritable {
    /// Whether nothing is said in it.
    var saysNothing: Bool { jsonText == "{}" }
}
