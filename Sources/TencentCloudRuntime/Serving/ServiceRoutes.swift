import JSONCoding

/// The other end of a description: a service's actions, each as a function from a request's body to a
/// response's. Generated from a service protocol's methods; whoever has the socket looks an action up and calls
/// it.
public struct ServiceRoutes: Sendable {
    /// Takes a request's parameters and returns a response's members, each a complete JSON object. `RequestId`
    /// is among them only where the response has it as a member.
    ///
    /// Throws ``ServiceFault``, also for a request that isn't readable or breaks a documented limit.
    public typealias Handler = @Sendable (_ body: [UInt8], _ context: ServiceContext) throws -> [UInt8]

    /// Takes a request's parameters as a ``Handler`` does, and returns what makes the answer's events; nil for a request
    /// that doesn't ask for a stream.
    public typealias StreamHandler = @Sendable (_ body: [UInt8], _ context: ServiceContext) throws -> Events?

    /// Makes the events of an answer, each a complete JSON object, and passes them on one by one.
    ///
    /// Throws ``ServiceFault`` to end the stream with an error, and what `send` throws once nobody listens any more.
    public typealias Events = @Sendable (_ send: ([UInt8]) throws -> Void) throws -> Void

    /// The product code, such as `mps`.
    public var service: String
    /// The API version, such as `2019-06-12`.
    public var version: String
    /// By the action's wire name.
    public var handlers: [String: Handler]
    /// By the action's wire name, those that answer with a stream of events, always or when they are asked to.
    public var streams: [String: StreamHandler]
    /// The wire names of actions that need no signature.
    public var unsigned: Set<String>
    /// What the service is, as JSON that explorers show; nil where nobody said.
    public var description: String?
    /// The module that has the bindings.
    public var module: String

    /// Collects a service's actions.
    ///
    /// - Parameters:
    ///   - service: The product code.
    ///   - version: The API version.
    ///   - handlers: Those that answer at once.
    ///   - streams: Those that answer bit by bit.
    ///   - unsigned: Those that need no signature.
    ///   - description: What the service is, as generated bindings say it.
    ///   - fileID: Where this is written, which tells the module.
    public init(
        service: String, version: String, handlers: [String: Handler],
        streams: [String: StreamHandler] = [:], unsigned: Set<String> = [], description: String? = nil,
        fileID: String = #fileID
    ) {
        self.service = service
        self.version = version
        self.handlers = handlers
        self.streams = streams
        self.unsigned = unsigned
        self.description = description
        module = String(fileID.prefix { $0 != "/" })
    }

    /// Makes a handler of a typed function: reads the request strictly, holds it to its documented limits, and
    /// writes what the function returns.
    public static func handler<Request: APIRequest & JSONReadable, Response: JSONWritable & Sendable>(
        _ body: @escaping @Sendable (Request, ServiceContext) throws -> Response
    ) -> Handler {
        { bytes, context in try body(read(bytes, context), context).jsonBytes }
    }

    /// Makes a handler of a typed function that passes the answer on bit by bit.
    ///
    /// - Parameters:
    ///   - isAsked: Whether a request asks for a stream: each does, unless told.
    ///   - body: Calls its last argument with each event, which throws once nobody listens any more.
    public static func stream<Request: APIRequest & JSONReadable, Response: JSONWritable & Sendable>(
        when isAsked: @escaping @Sendable (Request) -> Bool? = { _ in true },
        _ body:
            @escaping @Sendable (Request, ServiceContext, _ send: (Response) throws -> Void) throws -> Void
    ) -> StreamHandler {
        { bytes, context in
            let request: Request = try read(bytes, context)
            guard isAsked(request) == true else { return nil }
            return { send in try body(request, context) { try send($0.jsonBytes) } }
        }
    }

    private static func read<Request: APIRequest & JSONReadable>(
        _ bytes: [UInt8], _ context: ServiceContext
    ) throws(ServiceFault) -> Request {
        let request: Request
        do throws(JSONError) {
            let options = JSONReader.Options(
                rejectsUnknownMembers: true, holdsToKinds: !context.takesTexts,
                takesNumbersInStrings: context.checks != .strict)
            request = try Request(jsonBytes: bytes, options: options)
        } catch {
            throw ServiceFault(error, in: bytes, context)
        }
        try context.checkLimits(of: request)
        return request
    }
}

extension ServiceContext {
    /// Throws what the services answer to a request that breaks a documented limit.
    package func checkLimits(of request: some Validatable) throws(ServiceFault) {
        guard checks != .none else { return }
        var validator = Validator()
        request.validate(&validator)
        try judge(validator.violations)
    }

    /// Throws for the first limit that the request is held to, and advises of those before it.
    package func judge(_ violations: [Violation]) throws(ServiceFault) {
        guard checks != .none else { return }
        for violation in violations {
            guard violation.strength == .advice, checks != .strict else {
                throw ServiceFault(code: violation.code, message: "\(violation).")
            }
            advise(violation)
        }
    }
}

extension ServiceFault {
    /// What the services answer to a request that can't be read, in Chinese where that is asked for.
    package init(_ error: JSONError, in bytes: [UInt8], _ context: ServiceContext) {
        let path = error.path(in: bytes)
        let isChinese = context.language == Language.chinese.rawValue
        switch error.reason {
        case .unknownMember:
            self.init(
                code: "UnknownParameter",
                message: isChinese ? "未知参数 `\(path)`。" : "The parameter `\(path)` is not recognized.")
        case .missingMember:
            self.init(
                code: "MissingParameter",
                message: isChinese
                    ? "缺少参数 `\(path)`。" : "The request is missing a required parameter `\(path)`.")
        case .typeMismatch, .outOfRange:
            let place = path.isEmpty ? "the request" : "parameter `\(path)`"
            self.init(
                code: "InvalidParameter",
                message: isChinese
                    ? "参数 `\(path)` 的类型错误：\(error.reason)。"
                    : "The value type of \(place) is not valid: \(error.reason).")
        case .syntax, .tooDeep:
            self.init(
                code: "InvalidRequest",
                message: isChinese
                    ? "请求体不是合法的 JSON：第 \(error.offset) 字节，\(error.reason)。"
                    : "The request body is not valid JSON: \(error.reason), at byte \(error.offset).")
        }
    }
}
