#if os(Linux)
    import Foundation
    import Synchronization
    import TencentCloudMPS
    import Testing

    @testable import TencentCloudLocal
    @testable import TencentCloudRuntime

    /// Calls that end in every way, thousands of them cancelled, leave nothing of themselves.
    @Suite struct NothingLeftBehindTests {
        /// Every call holds it, from its beginning to its end.
        private final class Observer: ClientObserver {
            let started = Atomic(0)
            let ended = Atomic(0)

            func attemptStarted(_ start: AttemptStart) { started.add(1, ordering: .relaxed) }
            func attemptEnded(_ end: AttemptEnd) { ended.add(1, ordering: .relaxed) }
        }

        private struct Ends {
            var answered = 0
            var failed = 0
            var cancelled = 0
        }

        @Test func callsAndCancellations() async throws {
            let calls = 1_000 * FaultyRun.scale
            var plan = FaultPlan.quick(0.1, seed: 4)
            plan.probabilities[.skewedClock] = nil
            let local = try LocalService.start(LocalServiceOptions(limitsRequestRate: false, faults: plan))
            defer { local.stop() }

            // The first calls fill pools and caches; then nothing may grow any more.
            try await run(calls / 4, local)
            #expect(await eventually { local.threadCount == 1 })
            let before = (ProcessState.descriptors, ProcessState.threads, ProcessState.residentBytes)
            let ends = try await run(calls, local)
            // Only the listening thread is left: each connection had one.
            #expect(await eventually { local.threadCount == 1 })
            #expect(ends.answered > calls / 4)
            #expect(ends.failed > 0)
            #expect(ends.cancelled > 0)

            // Other tests come and go in this process, unless this one is run by itself.
            guard FaultyRun.scale > 1 else { return }
            #expect(await eventually { ProcessState.descriptors <= before.0 })
            #expect(await eventually { ProcessState.threads <= before.1 })
            let growth = ProcessState.residentBytes - before.2
            #expect(growth < 4 << 20, "resident memory grew by \(growth) bytes")
            print(
                "\(calls) calls: \(ends.answered) answered, \(ends.failed) failed, \(ends.cancelled) cancelled; "
                    + "descriptors \(before.0) to \(ProcessState.descriptors), "
                    + "threads \(before.1) to \(ProcessState.threads), "
                    + "resident \(before.2 >> 10) KiB to \(ProcessState.residentBytes >> 10) KiB")
        }

        /// Half of the calls are cancelled, at some moment.
        @discardableResult
        private func run(_ calls: Int, _ local: LocalService) async throws -> Ends {
            weak var leftover: Observer?
            let ends = await {
                let observer = Observer()
                leftover = observer
                var configuration = local.plainConfiguration
                configuration.transport = freshTransport()
                configuration.observer = observer
                configuration.timeouts.attempt = .seconds(1)
                configuration.maximumResponseBytes = 64 << 10
                let ends = await calling(MPSClient(configuration), calls)
                #expect(
                    observer.started.load(ordering: .relaxed) == observer.ended.load(ordering: .relaxed))
                return ends
            }()
            // A call that was still under way somewhere would hold its observer.
            #expect(await eventually { leftover == nil })
            return ends
        }

        private func calling(_ mps: MPSClient, _ calls: Int) async -> Ends {
            let lanes = 24
            return await withTaskGroup(of: Ends.self) { group in
                for lane in 0..<lanes {
                    group.addTask {
                        var ends = Ends()
                        for number in stride(from: lane, to: calls, by: lanes) {
                            let call = Task {
                                let id = "4-AigcImage-c3b145ec76****94ac55b9e63be17d"
                                return try await mps.describeAigcImageTask(.init(taskID: id))
                            }
                            if number / lanes % 2 == 0 {
                                for _ in 0..<(number % 7) { await Task.yield() }
                                call.cancel()
                            }
                            switch await call.result {
                            case .success: ends.answered += 1
                            case .failure(is CancellationError): ends.cancelled += 1
                            case .failure: ends.failed += 1
                            }
                        }
                        return ends
                    }
                }
                return await group.reduce(into: Ends()) {
                    $0.answered += $1.answered
                    $0.failed += $1.failed
                    $0.cancelled += $1.cancelled
                }
            }
        }
    }

    /// Waits for what another thread is about to do: long enough that only a defect makes it false.
    private func eventually(_ condition: () -> Bool) async -> Bool {
        for _ in 0..<2_000 {
            if condition() { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
#endif
