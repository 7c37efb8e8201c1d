public import JSONCoding
public import TencentCloudRuntime

/// The two services' image actions inside this process: an HTTP server on 127.0.0.1 that checks signatures
/// and parameters as the real one does, runs tasks through their states, and draws placeholders.
///
/// Nothing is billed and nothing leaves the machine. Clients of any language can call it.
///
/// ```swift
/// import TencentCloudMPS
///
/// let local = try LocalService.start()
/// let mps = MPSClient(local.configuration)
/// let created = try await mps.createAigcImageTask(.init(prompt: "a red panda"))
/// ```
///
/// Prompts can ask for trouble: `[[error:CODE]]` has the create refused with that code, `[[fail:CODE]]` has
/// the task fail with it, `[[poll:CODE]]` has asking for its state refused once, and `[[abort]]` ends a VOD
/// task ABORTED. A scene without a prompt takes them in its session context.
///
/// The network's troubles come by chance, with ``LocalServiceOptions/faults``, or when they are told to, with
/// ``inject(_:executing:count:)`` and ``refuse(_:message:count:where:)``. What was really created is in ``tasks``,
/// whatever clients were told, and ``requests`` holds what was received. Other processes and languages do the same
/// over HTTP: <doc:TestingWithTencentCloudLocal>.
///
/// Other services can be hosted beside these: ``start(_:services:)``.
///
/// The service stops when the last reference to it is gone, those of its ``configuration`` included, or with
/// ``stop()``.
public final class LocalService: Sendable {
    /// The port it listens on.
    public let port: Int
    /// What requests have to be signed with.
    public let credentials: Credentials

    /// Where clients find it: `http://127.0.0.1:PORT` unless ``LocalServiceOptions/baseURL`` says otherwise.
    public let url: String

    /// Parameters that take more bytes aren't kept in ``requests``.
    public static let longestKeptParameters = 64 << 10

    /// What ``refuse(_:message:count:where:)`` says unless told.
    public static let refusalMessage = "A test asked for this error."

    private let server: HTTPServer
    private let recorder: StatisticsRecorder
    private let limitsRequestRate: Bool
    private let backend: Backend

    /// Starts a service, which serves when this returns.
    ///
    /// - Parameters:
    ///   - options: How it behaves.
    ///   - services: Services of your own, as the `routes` of types that conform to generated server protocols
    ///     (`"server": true` in a `bindings-config.json`). One that is called `mps` or `vod`, and has its
    ///     version, takes the place of the one here. Requests to them are read, checked and signed as to these; their
    ///     handlers run on many threads at once.
    /// - Throws: ``LocalServiceError`` when the port is taken, or the system has no socket or thread left.
    public static func start(
        _ options: LocalServiceOptions = .init(), services: [ServiceRoutes] = []
    ) throws -> LocalService {
        try LocalService(options, services)
    }

    /// Starts a service that also has those of a directory, which are made at their first request. The others come
    /// before them.
    package static func start(
        _ options: LocalServiceOptions, services: [ServiceRoutes] = [], directory: any ServiceDirectory
    ) throws -> LocalService {
        try LocalService(options, services, directory)
    }

    private init(
        _ options: LocalServiceOptions, _ services: [ServiceRoutes],
        _ directory: (any ServiceDirectory)? = nil
    ) throws(LocalServiceError) {
        let credentials = options.credentials ?? .random()
        let recorder = StatisticsRecorder()
        let rules = FaultRules()
        let injector = FaultInjector(options.faults, recorder: recorder)
        let skew = options.clockSkew
        let time: @Sendable () -> Int64 = {
            (LocalClock.system.now + skew + injector.clockJump).components.seconds
        }
        let clock = ServiceClock(options.clock)
        func url(_ port: Int) -> String {
            let host = options.host == "0.0.0.0" ? "127.0.0.1" : options.host
            return options.baseURL ?? "http://\(host):\(port)"
        }
        var made: Backend?
        server = try HTTPServer(
            host: options.host, port: options.port, faults: injector,
            dateHeader: { CivilTime(seconds: time()).httpDate },
            makeHandler: { port, stop in
                let backend = Backend(
                    options, services: services, directory: directory, credentials: credentials,
                    url: url(port), time: time,
                    clock: clock, injector: injector, rules: rules, recorder: recorder, stop: stop)
                made = backend
                let desk = ControlDesk(
                    backend: backend, explorer: backend.explorer, credentials: credentials, url: url(port))
                let answers = FaultyAnswers(
                    answer: backend.answer, injector: injector, rules: rules, recorder: recorder)
                return { request in ControlDesk.serves(request) ? desk.answer(request) : answers(request) }
            })
        guard let made else { throw LocalServiceError(message: "The server has no handler.") }
        backend = made
        port = server.port
        self.url = url(port)
        limitsRequestRate = options.limitsRequestRate
        self.credentials = credentials
        self.recorder = recorder
    }

    /// A client configuration that reaches this service with its credentials, as fast as it is allowed to, and keeps it
    /// alive. With ``ManualClock/skippingWaits`` its clients don't wait.
    public var configuration: ClientConfiguration {
        var configuration = ClientConfiguration(
            credentials: OwnCredentials(service: self), endpoint: .url(url),
            rateLimit: limitsRequestRate ? .published : .off)
        let clock = backend.clock.clock
        if let skip = clock.skip {
            configuration.steadyClock = SteadyClock(
                now: { clock.now },
                sleep: { duration in
                    try Task.checkCancellation()
                    skip(duration)
                    await Task.yield()
                }, limit: { try await Task.sleep(for: $0) })
        }
        return configuration
    }

    /// Its credentials, as long as somebody may ask it.
    private struct OwnCredentials: CredentialsProvider {
        let service: LocalService

        func credentials() async throws -> Credentials { service.credentials }
    }

    /// What it has done so far.
    public var statistics: LocalServiceStatistics { recorder.statistics }

    /// Every task created by a request in the last three days, in no particular order: what would have been
    /// billed.
    public var tasks: [LocalTask] { backend.tasks }

    /// The API requests that it received, oldest first: the last thousand at least.
    public var requests: [LocalRequest] { backend.journal.latest }

    /// Has the next requests meet a fault, before those of ``LocalServiceOptions/faults``.
    ///
    /// ```swift
    /// import TencentCloudVOD
    ///
    /// let local = try LocalService.start()
    /// let vod = VODClient(local.configuration)
    /// let request = VOD.CreateAigcImageTaskRequest(
    ///     subAppID: 1, modelName: .hunyuan, modelVersion: "3.0", prompt: "a red panda")
    /// local.inject(.lostReply)
    /// let created = try await vod.createAigcImageTask(request)   // throws AlreadyAcceptedError
    /// ```
    ///
    /// - Parameters:
    ///   - fault: What goes wrong.
    ///   - executing: Whether the action is executed, where the fault leaves that open; it is unless told.
    ///   - count: How many requests meet it; one unless told.
    public func inject(_ fault: LocalFault, executing: Bool = true, count: Int = 1) {
        backend.injector.inject(fault, executing: executing, count: count)
    }

    /// Has requests of a kind meet a fault.
    ///
    /// - Parameters:
    ///   - fault: What goes wrong.
    ///   - executing: Whether the action is executed, where the fault leaves that open; it is unless told.
    ///   - count: How many requests meet it; all of them unless told.
    ///   - matches: Which requests.
    public func inject(
        _ fault: LocalFault, executing: Bool = true, count: Int? = nil,
        where matches: @escaping @Sendable (LocalRequest) -> Bool
    ) {
        backend.rules.add(
            .init(outcome: .fault(fault, executing: executing), remaining: count, matches: matches))
    }

    /// Has requests of a kind be refused.
    ///
    /// ```swift
    /// import TencentCloudMPS
    ///
    /// let local = try LocalService.start()
    /// local.refuse("InvalidParameter.ViolationContent") { $0.prompt.contains("knife") }
    /// let created = try await MPSClient(local.configuration).createAigcImageTask(.init(prompt: "a knife"))  // throws
    /// ```
    ///
    /// - Parameters:
    ///   - code: What they are refused with.
    ///   - message: What it says.
    ///   - count: How many requests are; all of them unless told.
    ///   - matches: Which requests; all of them unless told.
    public func refuse(
        _ code: ServiceErrorCode, message: String = LocalService.refusalMessage, count: Int? = nil,
        where matches: @escaping @Sendable (LocalRequest) -> Bool = { _ in true }
    ) {
        let fault = ServiceFault(code: code, message: message)
        backend.rules.add(.init(outcome: .refusal(fault), remaining: count, matches: matches))
    }

    /// Settles how many tasks can still be paid for, nil for any number: afterwards creates are refused with
    /// `ResourceInsufficient`.
    public func setBalance(_ balance: Int?) { backend.balance.set(balance) }

    /// Puts the clock of tasks, results, events and session ids forward.
    public func advance(by duration: Duration) { backend.clock.advance(by: duration) }

    /// Forgets what was created, stored, received and ordered, and what the clock was put forward by; ``statistics``
    /// go on.
    public func reset() { backend.reset() }

    /// All that was created and stored, as JSON that ``load(_:)`` takes, here or in another process.
    public func save() -> JSONValue { backend.state.json }

    /// Takes over what ``save()`` gave, in place of what was created and stored here.
    ///
    /// - Throws: ``LocalServiceError`` for what isn't that.
    public func load(_ state: JSONValue) throws(LocalServiceError) { try backend.load(state) }

    /// Closes the port and every connection; requests that are being answered lose theirs. Returns when all
    /// is closed; stopping again does nothing.
    public func stop() { server.stop() }

    /// Threads that listen or serve.
    var threadCount: Int { server.threadCount }
}

extension Credentials {
    /// A pair in the usual shape.
    fileprivate static func random() -> Credentials {
        func text(_ count: Int) -> String {
            let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
            return String((0..<count).map { _ in letters[Int.random(in: letters.indices)] })
        }
        return Credentials(secretID: "AKID" + text(32), secretKey: text(32))
    }
}
