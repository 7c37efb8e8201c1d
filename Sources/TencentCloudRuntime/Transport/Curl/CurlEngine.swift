#if os(Linux)
    internal import CCurl
    import Synchronization

    /// Drives libcurl for one transport.
    ///
    /// libcurl may be used by any thread, one at a time. So a call is started by the thread that makes it, which
    /// saves waking another one, and the engine's own thread sleeps until an answer or a time limit calls for
    /// it. Whoever finds libcurl in use leaves its command in the inbox and goes: nobody stops using libcurl
    /// without looking into the inbox afterwards.
    final class CurlEngine: Sendable {
        struct Options: Sendable {
            /// After this long without a request, connections and thread are given up until the next one.
            var idleLimit: Duration = .seconds(120)
            /// Off, every use of libcurl is left to the engine's thread.
            var startsOnCallingThread = true
        }

        enum Command {
            case start(CurlTransfer)
            case cancel(CurlTransfer)
            /// Opens libcurl, and does nothing more.
            case warmUp
            /// The last transport has gone.
            case close
        }

        private struct Inbox {
            var commands: [Command] = []
            var hasThread = false
        }

        private let options: Options
        /// Held for moments only.
        private let inbox = Mutex(Inbox())
        /// Held while libcurl is used. Nil while there is no thread.
        private let multi = Mutex<CurlMulti?>(nil)
        private let pool = Mutex<[CurlHandle]>([])
        private let isLoaded = Atomic(false)

        private static let largestPool = 128
        /// The thread's first sleep after the last call. It is shorter than calls' usual time limits, so that in
        /// a row of calls nobody has to wake it only to tell it of the next limit.
        private static let idleStep: Int64 = 1_000_000_000

        init(options: Options) {
            self.options = options
        }
    }

    // MARK: - Any thread

    extension CurlEngine {
        func submit(_ transfer: CurlTransfer) {
            // Once libcurl is open, the caller can do this outside of all locks.
            if isLoaded.load(ordering: .acquiring) { attachHandle(to: transfer) }
            submit(.start(transfer))
        }

        func submit(_ command: Command) {
            let needsThread = inbox.withLock { inbox in
                // Without a thread there is nothing to close.
                if case .close = command, !inbox.hasThread { return false }
                inbox.commands.append(command)
                defer { inbox.hasThread = true }
                return !inbox.hasThread
            }
            guard needsThread else { return lookIntoInbox() }
            if !startThread() { failInbox(because: "no thread can be started for it") }
        }

        /// Takes back what a transfer that has ended was lent.
        func recycle(_ transfer: CurlTransfer) {
            guard let handle = transfer.handle else { return }
            transfer.handle = nil
            handle.reset()
            pool.withLock { pool in
                if pool.count < Self.largestPool { pool.append(handle) }
            }
        }

        private var hasMail: Bool {
            inbox.withLock { !$0.commands.isEmpty }
        }

        private func lookIntoInbox() {
            while hasMail {
                let hasLooked = multi.withLockIfAvailable { multi in
                    // Without one, the thread is just starting and looks for itself.
                    guard let multi else { return false }
                    guard multi.takesAnyThread, options.startsOnCallingThread else {
                        multi.wake()
                        return false
                    }
                    drainInbox(into: multi)
                    multi.advance()
                    multi.wakeIfLate()
                    return true
                }
                guard hasLooked == true else { return }
            }
        }

        private func attachHandle(to transfer: CurlTransfer) {
            guard let handle = pool.withLock({ $0.popLast() }) ?? CurlHandle() else {
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

    // MARK: - Whoever holds the lock

    extension CurlEngine {
        private func drainInbox(into multi: CurlMulti) {
            while true {
                inbox.withLock { swap(&$0.commands, &multi.commands) }
                if multi.commands.isEmpty { return }
                for command in multi.commands {
                    switch command {
                    case .start(let transfer):
                        if transfer.handle == nil, transfer.failure == nil { attachHandle(to: transfer) }
                        multi.start(transfer)
                    case .cancel(let transfer):
                        multi.cancel(transfer)
                    case .warmUp:
                        break
                    case .close:
                        multi.isClosing = true
                        multi.wake()
                    }
                }
                multi.commands.removeAll(keepingCapacity: true)
            }
        }
    }

    // MARK: - The engine's thread

    extension CurlEngine {
        private func startThread() -> Bool {
            let context = Unmanaged.passRetained(self)
            let started = ccurl_start_thread(
                { context in
                    guard let context else { return }
                    Unmanaged<CurlEngine>.fromOpaque(context).takeRetainedValue().run()
                }, context.toOpaque())
            if !started { context.release() }
            return started
        }

        private func run() {
            guard ccurl_load() else {
                return failInbox(because: String(cString: ccurl_load_error()))
            }
            isLoaded.store(true, ordering: .releasing)
            guard let multi = CurlMulti() else {
                return failInbox(because: "memory or file descriptors have run out")
            }
            self.multi.withLock { $0 = multi }

            let ready = UnsafeMutableBufferPointer<ccurl_ready>.allocate(capacity: 64)
            defer { ready.deallocate() }
            var readyCount = 0
            while true {
                let wakeTime = self.multi.withLock { _ in
                    multi.sleepsUntil = nil
                    multi.serve(ready[..<readyCount])
                    multi.advance()
                    drainInbox(into: multi)
                    multi.advance()
                    return multi.planSleep(idleStep: Self.idleStep, idleLimit: options.idleLimit)
                }
                readyCount = 0
                if let wakeTime {
                    // Somebody may have found the lock taken and left mail.
                    if !hasMail { readyCount = multi.sleep(until: wakeTime, ready: ready) }
                } else if leave() {
                    return
                }
            }
        }

        /// True when the thread may end: the next command will start another one.
        private func leave() -> Bool {
            multi.withLock { multi in
                let isFree = inbox.withLock { inbox in
                    guard inbox.commands.isEmpty else { return false }
                    inbox.hasThread = false
                    return true
                }
                guard isFree else { return false }
                multi = nil
                pool.withLock { $0 = [] }
                return true
            }
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
