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
/// ``inject(_:executing:count:)``. What was really created is in ``tasks``, whatever clients were told; other
/// processes get it as JSON from `/tasks`.
///
/// Other services can be hosted beside these: ``start(_:services:)``.
///
/// The service stops when the last reference to it is gone, or with ``stop()``.
public final class LocalService: Sendable {
    /// The port it listens on.
    public let port: Int
    /// What requests have to be signed with.
    public let credentials: Credentials

    private let server: HTTPServer
    private let recorder: StatisticsRecorder
    private let limitsRequestRate: Bool
    private let injector: FaultInjector
    private let books: @Sendable () -> [LocalTask]

    /// Starts a service, which serves when this returns.
    ///
    /// - Parameters:
    ///   - options: How it behaves.
    ///   - services: Services of your own, as the `routes` of types that conform to generated server protocols
    ///     (`"server": true` in a `bindings-config.json`). One that is called `mps` or `vod`, and has its
    ///     version, takes the place of the one here. Requests to them are read, checked and signed as to these; their handlers run on many threads at once.
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
        let injector = FaultInjector(options.faults, recorder: recorder)
        let skew = options.clockSkew
        let serviceTime: @Sendable () -> Int64 = {
            (LocalClock.system.now + skew + injector.clockJump).components.seconds
        }
        var books: @Sendable () -> [LocalTask] = { [] }
        server = try HTTPServer(
            port: options.port, faults: injector, dateHeader: { CivilTime(seconds: serviceTime()).httpDate },
            makeHandler: { port, stop in
                let files = ResultFiles()
                let baseURL = "http://127.0.0.1:\(port)/files/"
                let objects = ObjectCounter(
                    objects: ObjectStore(capacity: ObjectCounter.capacity),
                    door: ObjectDoor(credentials: credentials, keys: TemporaryKeys(), time: serviceTime),
                    time: serviceTime, recorder: recorder)
                let buckets = Buckets(
                    counter: objects, baseURL: "http://127.0.0.1:\(port)\(ObjectCounter.prefix)")
                let mps = LocalMPS(
                    options, files: files, baseURL: baseURL, buckets: buckets, recorder: recorder)
                let vod = LocalVOD(
                    options, files: files, baseURL: baseURL, buckets: buckets, recorder: recorder, stop: stop)
                let gateway = Gateway(
                    products: Products(
                        hosted: services.map { Product($0) } + [
                            Product(mps.routes, actions: LocalMPS.actions),
                            Product(vod.routes, actions: LocalVOD.actions),
                        ], directory: directory),
                    door: FrontDoor(credentials: credentials, time: serviceTime),
                    rateLimiter: options.limitsRequestRate ? RateLimiter() : nil,
                    clock: options.clock, recorder: recorder)
                let counter = FileCounter(files: files, clock: options.clock, recorder: recorder)
                let tasks: @Sendable () -> [LocalTask] = { mps.books + vod.books }
                books = tasks
                let ledger = Ledger(books: tasks)
                let answers = FaultyAnswers(
                    answer: { request in
                        if request.path == Ledger.path { return ledger.answer(request) }
                        if request.path.hasPrefix(ObjectCounter.prefix) { return objects.answer(request) }
                        return request.path.hasPrefix(FileCounter.prefix)
                            ? counter.answer(request) : gateway.answer(request)
                    }, plan: injector.plan, recorder: recorder)
                return { answers($0) }
            })
        self.injector = injector
        self.books = books
        port = server.port
        limitsRequestRate = options.limitsRequestRate
        self.credentials = credentials
        self.recorder = recorder
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// A client configuration that reaches this service with its credentials, as fast as it is allowed to.
    public var configuration: ClientConfiguration {
        ClientConfiguration(
            credentials: .static(credentials), endpoint: .url(url),
            rateLimit: limitsRequestRate ? .published : .off)
    }

    /// What it has done so far.
    public var statistics: LocalServiceStatistics { recorder.statistics }

    /// Every task created by a request in the last three days, in no particular order: what would have been
    /// billed.
    public var tasks: [LocalTask] { books() }

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
        injector.inject(fault, executing: executing, count: count)
    }

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
