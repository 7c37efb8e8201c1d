#if os(Linux)
    internal import CCurl
    import Synchronization

    /// Drives libcurl for one transport.
    ///
    /// libcurl may be used by any thread, one at a time. So a call is started by the thread that makes it, which
    /// saves waking another one, and the engine's own thread sleeps until an answer or a time limit calls for
    /// it. Where many calls are made at a time that thread is hardly ever asleep, and they would only get into
    /// each other's way: then all is left to it. Using libcurl takes the turn, which is handed out with the
    /// inbox: whoever finds it taken leaves its command there and goes, and nobody gives the turn back while
    /// commands are left.
    ///
    /// Unchecked: `multi` and `sleepsUntil` belong to whoever has the turn.
    final class CurlEngine: @unchecked Sendable {
        struct Options: Sendable {
            /// After this long without a request, connections and thread are given up until the next one.
            var idleLimit: Duration = .seconds(120)
            /// When more calls than this are being made, every use of libcurl is left to the engine's thread.
            var largestCallerCount = 4
            var proxy = TransportProxy.system
            /// A test puts one in its place that refuses what a libcurl may lack.
            var setNumber: CurlHandle.SetNumber = { ccurl_easy_setopt_long($0, $1, $2) }
        }

        enum Command {
            case start(CurlTransfer)
            case cancel(CurlTransfer)
            /// The last transport has gone.
            case close
        }

        private struct Inbox {
            var commands: [Command] = []
            var hasThread = false
            var isTurnTaken = false
            /// The thread has been woken for the commands, and hasn't come yet.
            var isThreadComing = false
            /// The thread has work and waits for somebody to give the turn back.
            var threadWants = false
        }

        private let options: Options
        /// Held for moments only.
        private let inbox = Mutex(Inbox())
        private let pool = Mutex<[CurlHandle]>([])
        private let isLoaded = Atomic(false)
        /// How many calls are being made: those that wait, too, for their task to go on.
        private let callerCount = Atomic(0)

        private var multi: CurlMulti?
        /// While the thread sleeps, until when.
        private var sleepsUntil: Int64?

        private static let largestPool = 128
        /// The thread's first sleeps after the last call. They are shorter than calls' usual time limits, so that
        /// in a row of calls nobody has to wake it only to tell it of the next limit.
        private static let idleStep: Int64 = 1_000_000_000

        init(options: Options) {
            self.options = options
        }
    }

    // MARK: - Any thread

    extension CurlEngine {
        func submit(_ transfer: CurlTransfer) {
            callerCount.add(1, ordering: .relaxed)
            // Once libcurl is open, this needs no turn.
            if isLoaded.load(ordering: .acquiring) { attachHandle(to: transfer) }
            submit(.start(transfer))
        }

        func submit(_ command: Command) {
            enum Next {
                case nothing, startThread
                case useTurn(CurlMulti)
            }
            let next: Next = inbox.withLock { inbox in
                // Without a thread there is nothing to close.
                if case .close = command, !inbox.hasThread { return .nothing }
                inbox.commands.append(command)
                if inbox.isTurnTaken { return .nothing }
                // Without a thread nobody has the turn; a new one starts with it.
                guard let multi, inbox.hasThread else {
                    inbox.hasThread = true
                    inbox.isTurnTaken = true
                    return .startThread
                }
                guard multi.takesAnyThread,
                    callerCount.load(ordering: .relaxed) <= options.largestCallerCount
                else {
                    if !inbox.isThreadComing { multi.wake() }
                    inbox.isThreadComing = true
                    return .nothing
                }
                inbox.isTurnTaken = true
                return .useTurn(multi)
            }
            switch next {
            case .nothing:
                break
            case .startThread:
                if !startThread() { failInbox(because: "no thread can be started for it") }
            case .useTurn(let multi):
                repeat {
                    work(through: multi)
                } while !giveTurnBack(multi)
            }
        }

        /// Takes back what a transfer that has ended was lent.
        func recycle(_ transfer: CurlTransfer) {
            callerCount.subtract(1, ordering: .relaxed)
            guard let handle = transfer.handle else { return }
            transfer.handle = nil
            handle.reset()
            pool.withLock { pool in
                if pool.count < Self.largestPool { pool.append(handle) }
            }
        }

        private func attachHandle(to transfer: CurlTransfer) {
            let handle =
                pool.withLock { $0.popLast() }
                ?? CurlHandle(proxy: options.proxy, setNumber: options.setNumber)
            guard let handle else {
                transfer.failure = TransportError(
                    .unavailable, message: "libcurl has no memory left", mayHaveTakenEffect: false)
                return
            }
            transfer.handle = handle
            do throws(TransportError) {
                try handle.prepare(for: transfer.request)
            } catch {
                transfer.failure = error
            }
        }
    }

    // MARK: - Whoever has the turn

    extension CurlEngine {
        /// Carries the inbox's commands out, and lets libcurl do what is due.
        private func work(through multi: CurlMulti) {
            while true {
                inbox.withLock { swap(&$0.commands, &multi.commands) }
                for command in multi.commands {
                    switch command {
                    case .start(let transfer):
                        if transfer.handle == nil, transfer.failure == nil { attachHandle(to: transfer) }
                        multi.start(transfer)
                    case .cancel(let transfer):
                        multi.cancel(transfer)
                    case .close:
                        multi.isClosing = true
                        multi.wake()
                    }
                }
                let isDone = multi.commands.isEmpty
                multi.commands.removeAll(keepingCapacity: true)
                multi.advance()
                if isDone { return }
            }
        }

        /// False, and the turn stays, when commands have come in.
        private func giveTurnBack(_ multi: CurlMulti) -> Bool {
            let sleepsTooLong = sleepsUntil.map { multi.nextDeadline < $0 } ?? false
            return inbox.withLock { inbox in
                guard inbox.commands.isEmpty else { return false }
                inbox.isTurnTaken = false
                // Still under the lock, as the thread could close what wakes it otherwise.
                if inbox.threadWants || sleepsTooLong { multi.wake() }
                inbox.threadWants = false
                return true
            }
        }
    }

    // MARK: - The engine's thread

    extension CurlEngine {
        private func startThread() -> Bool {
            let context = Unmanaged.passRetained(self)
            let started = ccurl_start_thread(
                "curl-transport",
                { context in
                    guard let context else { return }
                    Unmanaged<CurlEngine>.fromOpaque(context).takeRetainedValue().run()
                }, context.toOpaque())
            if !started { context.release() }
            return started
        }

        /// Starts with the turn.
        private func run() {
            guard ccurl_load() else {
                return failInbox(because: String(cString: ccurl_load_error()))
            }
            isLoaded.store(true, ordering: .releasing)
            guard let multi = CurlMulti() else {
                return failInbox(because: "memory or file descriptors have run out")
            }
            self.multi = multi
            while true {
                multi.serveReadySockets()
                work(through: multi)
                // As long as there is something to do, the turn stays here.
                if multi.poll() { continue }
                guard let wakeTime = multi.planSleep(idleStep: Self.idleStep, idleLimit: options.idleLimit)
                else {
                    if leave() { return }
                    continue
                }
                sleepsUntil = wakeTime
                if giveTurnBack(multi) {
                    multi.sleep(until: wakeTime)
                    takeTurn(multi)
                }
                sleepsUntil = nil
            }
        }

        private func takeTurn(_ multi: CurlMulti) {
            while true {
                let isMine = inbox.withLock { inbox in
                    inbox.threadWants = inbox.isTurnTaken
                    inbox.isTurnTaken = true
                    inbox.isThreadComing = false
                    return !inbox.threadWants
                }
                if isMine { return }
                multi.sleepUntilWoken()
            }
        }

        /// True when the thread may end: the next command will start another one.
        private func leave() -> Bool {
            let leaving: CurlMulti? = inbox.withLock { inbox in
                guard inbox.commands.isEmpty else { return nil }
                defer { multi = nil }
                inbox = Inbox()
                return multi
            }
            guard leaving != nil else { return false }
            pool.withLock { $0 = [] }
            return true
        }

        private func failInbox(because reason: String) {
            let commands = inbox.withLock { inbox in
                defer { inbox = Inbox() }
                return inbox.commands
            }
            for case .start(let transfer) in commands {
                transfer.failure = TransportError(
                    .unavailable, message: "libcurl can't be used: \(reason)", mayHaveTakenEffect: false)
                transfer.continuation?.resume()
            }
        }
    }
#endif
