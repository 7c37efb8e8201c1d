#if os(Linux)
    internal import CCurl

    /// libcurl's multi handle with its transfers, sockets and timer.
    ///
    /// Unchecked: it belongs to whoever has the engine's turn, but for what `sleep` and `wake` touch, which never
    /// changes, and the list of ready sockets, which is the thread's.
    final class CurlMulti: @unchecked Sendable {
        private let multi: OpaquePointer
        private let poller: UnsafeMutablePointer<ccurl_poller>
        private let ready: UnsafeMutableBufferPointer<ccurl_ready>
        private var readyCount = 0

        private var transferCount = 0
        /// When a transfer was last under way.
        private var lastUse = ccurl_now()
        var isClosing = false
        /// The inbox's content while it is worked through: kept for its memory.
        var commands: [CurlEngine.Command] = []

        /// Whether calls can be started on the threads that make them. They mustn't block on DNS there, and
        /// before version 7.88 writing to a connection that the other end has reset can raise SIGPIPE, which only
        /// the engine's thread keeps off.
        let takesAnyThread = ccurl_version() >= 0x075800 && ccurl_resolves_asynchronously()

        /// More than libcurl's four for each transfer under way: a burst's connections serve the next burst.
        private static let largestIdleConnectionCount = 128

        /// Nil when memory or file descriptors have run out.
        init?() {
            poller = .allocate(capacity: 1)
            poller.initialize(to: ccurl_poller())
            guard let multi = ccurl_poller_open(poller) else {
                poller.deallocate()
                return nil
            }
            self.multi = multi
            ready = .allocate(capacity: 64)
            ccurl_multi_setopt_long(multi, CCURLMOPT_MAXCONNECTS, Self.largestIdleConnectionCount)
        }

        deinit {
            ccurl_poller_close(poller, multi)
            poller.deallocate()
            ready.deallocate()
        }
    }

    // MARK: - Transfers

    extension CurlMulti {
        func start(_ transfer: CurlTransfer) {
            if transfer.isCancelled { transfer.failure = CancellationError() }
            guard transfer.failure == nil, let handle = transfer.handle else { return resume(transfer) }
            handle.transfer = transfer
            transfer.isUnderWay = true
            let code = ccurl_multi_add_handle(multi, handle.easy)
            guard code == 0 else {
                handle.transfer = nil
                transfer.isUnderWay = false
                transfer.failure = TransportError(
                    .other, message: "libcurl declines the request (\(code))", mayHaveTakenEffect: false)
                return resume(transfer)
            }
            transferCount += 1
        }

        /// A transfer that hasn't started yet won't, and one that has ended doesn't notice.
        func cancel(_ transfer: CurlTransfer) {
            transfer.isCancelled = true
            guard transfer.isUnderWay, let handle = transfer.handle else { return }
            transfer.failure = CancellationError()
            // Closes an HTTP/1 connection, and resets an HTTP/2 stream.
            end(handle)
        }

        /// Tells libcurl of the sockets that were found ready.
        func serveReadySockets() {
            for socket in ready[..<readyCount] {
                ccurl_multi_socket_action(multi, socket.socket, socket.events)
            }
            readyCount = 0
        }

        /// Lets libcurl do what is due, and sees off the transfers that have ended.
        func advance() {
            guard transferCount > 0 || poller.pointee.deadline != .max else { return }
            lastUse = ccurl_now()
            if poller.pointee.deadline <= lastUse {
                poller.pointee.deadline = .max
                ccurl_multi_socket_action(multi, CCURL_SOCKET_TIMEOUT, 0)
            }
            var code: Int32 = 0
            while let easy = ccurl_multi_next_done(multi, &code) {
                var context: UnsafeMutableRawPointer?
                ccurl_easy_getinfo_pointer(easy, CCURLINFO_PRIVATE, &context)
                guard let handle = CurlHandle.from(context), let transfer = handle.transfer else { continue }
                if code == CCURLE_OK {
                    transfer.status = handle.status
                } else if transfer.failure == nil {
                    transfer.failure = handle.error(code)
                }
                end(handle)
            }
        }

        private func end(_ handle: CurlHandle) {
            ccurl_multi_remove_handle(multi, handle.easy)
            transferCount -= 1
            guard let transfer = handle.transfer else { return }
            handle.transfer = nil
            transfer.isUnderWay = false
            resume(transfer)
        }

        private func resume(_ transfer: CurlTransfer) {
            guard let continuation = transfer.continuation else { return }
            transfer.continuation = nil
            continuation.resume()
        }
    }

    // MARK: - Sleeping

    extension CurlMulti {
        /// When libcurl wants to be called next, whatever its sockets do.
        var nextDeadline: Int64 { poller.pointee.deadline }

        /// Until when the engine's thread should sleep; nil when nothing is left for it to do.
        func planSleep(idleStep: Int64, idleLimit: Duration) -> Int64? {
            guard transferCount == 0 else { return nextDeadline }
            let now = ccurl_now()
            let end = lastUse + Int64(idleLimit.wholeMilliseconds) * 1_000_000
            if isClosing || now >= end { return nil }
            return min(nextDeadline, now + idleStep, end)
        }

        /// Whether sockets are ready now.
        func poll() -> Bool {
            guard transferCount > 0 else { return false }
            sleep(until: 0)
            return readyCount > 0
        }

        func sleep(until time: Int64) {
            readyCount = Int(ccurl_poller_wait(poller, time, ready.baseAddress, Int32(ready.count)))
        }

        func sleepUntilWoken() {
            ccurl_poller_wait_for_wake(poller)
        }

        /// Ends the sleep that is under way, or else the next one.
        func wake() {
            ccurl_poller_wake(poller)
        }
    }
#endif
