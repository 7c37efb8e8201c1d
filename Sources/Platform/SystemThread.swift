/// A thread that may block, which those of Swift's concurrency may not: there is one of them for each core. It has to
/// be joined or detached, once.
///
/// Unchecked: a `pthread_t` only names a thread, and any thread may join or detach it.
package struct SystemThread: @unchecked Sendable {
    private let thread: pthread_t

    /// Runs `body` on a new thread; nil when the system has none left.
    ///
    /// - Parameter stackSize: In bytes; the system's own unless told.
    package init?(stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
        let start = Unmanaged.passRetained(Start(body))
        guard let thread = createThread(&attributes, start.toOpaque()) else {
            start.release()
            return nil
        }
        self.thread = thread
    }

    /// Returns when the thread has ended.
    package func join() { pthread_join(thread, nil) }

    /// Lets the thread end unnoticed.
    package func detach() { pthread_detach(thread) }

    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// What a thread begins with.
    static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
    }
}
