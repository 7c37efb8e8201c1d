import Synchronization
import TencentCloudRuntime

/// Time that passes only by sleeping.
final class VirtualTime: Sendable {
    private let elapsed = Mutex(Duration.zero)

    var now: Duration { elapsed.withLock { $0 } }

    var clock: SteadyClock {
        SteadyClock(
            now: { self.now },
            sleep: { pause in
                try Task.checkCancellation()
                self.elapsed.withLock { $0 += pause }
            })
    }
}
