import TencentCloudRuntime

/// All that stands behind a local service's port.
struct Backend: Sendable {
    var mps: LocalMPS
    var vod: LocalVOD
    var files: ResultFiles
    var objects: ObjectCounter
    var gateway: Gateway
    var counter: FileCounter
    var injector: FaultInjector
    var rules: FaultRules
    var balance: Balance
    var clock: ServiceClock
    var journal: RequestJournal
    var options: LocalServiceOptions

    /// - Parameters:
    ///   - url: What addresses of results begin with.
    ///   - services: What is hosted beside the two that are here, or in their place.
    ///   - directory: What is made once it is asked for.
    init(
        _ options: LocalServiceOptions, services: [ServiceRoutes],
        directory: (any ServiceDirectory)?, credentials: Credentials, url: String,
        time: @escaping @Sendable () -> Int64, clock: ServiceClock, injector: FaultInjector,
        rules: FaultRules, recorder: StatisticsRecorder, stop: StopSignal
    ) {
        (self.options, self.clock, self.injector, self.rules) = (options, clock, injector, rules)
        journal = RequestJournal(options.log)
        files = ResultFiles()
        balance = Balance(options.balance)
        objects = ObjectCounter(
            objects: ObjectStore(capacity: ObjectCounter.capacity),
            door: ObjectDoor(credentials: credentials, keys: TemporaryKeys(), time: time), time: time,
            recorder: recorder)
        let buckets = Buckets(counter: objects, baseURL: url + ObjectCounter.prefix)
        let filesURL = url + FileCounter.prefix
        mps = LocalMPS(
            options, clock: clock.clock, files: files, baseURL: filesURL, buckets: buckets, balance: balance,
            recorder: recorder)
        vod = LocalVOD(
            options, clock: clock.clock, files: files, baseURL: filesURL, buckets: buckets,
            balance: balance, recorder: recorder, stop: stop)
        gateway = Gateway(
            products: Products(
                hosted: services.map { Product($0) } + [
                    Product(mps.routes, actions: LocalMPS.actions),
                    Product(vod.routes, actions: LocalVOD.actions),
                ], directory: directory),
            door: FrontDoor(credentials: credentials, time: time),
            rateLimiter: options.limitsRequestRate ? RateLimiter() : nil, checks: options.checks,
            rules: rules, clock: clock.clock, journal: journal, recorder: recorder)
        counter = FileCounter(files: files, clock: clock.clock, recorder: recorder)
    }

    func answer(_ request: ServerRequest) -> ServerResponse {
        if request.path.hasPrefix(ObjectCounter.prefix) { return objects.answer(request) }
        return request.path.hasPrefix(FileCounter.prefix)
            ? counter.answer(request) : gateway.answer(request)
    }

    var explorer: Explorer {
        Explorer(products: gateway.products, door: gateway.door)
    }

    /// Every task that a request created.
    var tasks: [LocalTask] { mps.books + vod.books }

    /// As when it was started: nothing created, stored, received or ordered, and the clock where it was.
    func reset() {
        clock.advance = .zero
        rules.clear()
        balance.set(options.balance)
        injector.clear()
        mps.reset()
        vod.reset()
        files.removeAll()
        objects.objects.removeAll()
        journal.clear()
    }
}
