// All that differs between the platforms' C libraries, for this package. Nobody here compiles Apple's side or Musl's:
// this page is short so that a person can proofread them.

// MARK: Sockets

/// The type of a socket for streams, which Glibc has in an enumeration.
package var streamSocketType: Int32 {
    #if canImport(Glibc)
        Int32(SOCK_STREAM.rawValue)
    #else
        SOCK_STREAM
    #endif
}

/// Keeps ``sendWithoutSignal(_:to:)`` from ending the process, on systems where the socket has to know.
package func preventPipeSignal(of socket: Int32) {
    #if canImport(Darwin)
        var isOn: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
}

/// `send`, to whom a closed connection is an error and no signal; see ``preventPipeSignal(of:)``.
package func sendWithoutSignal(_ bytes: UnsafeRawBufferPointer, to socket: Int32) -> Int {
    #if canImport(Darwin)
        send(socket, bytes.baseAddress, bytes.count, 0)
    #else
        send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
}

/// Whether `shutdown` has a listening socket refuse connections until it listens again, and keep its port.
package var canPauseListening: Bool {
    #if os(Linux)
        true
    #else
        false
    #endif
}

// MARK: Threads

/// `pthread_create`, for a thread that calls `run` with `argument`; nil when the system has none left.
func createThread(
    _ attributes: UnsafePointer<pthread_attr_t>, _ argument: UnsafeMutableRawPointer
) -> pthread_t? {
    // A pointer, which to Glibc is a number.
    #if canImport(Glibc)
        var thread = pthread_t()
    #else
        var thread: pthread_t?
    #endif
    // What the thread gets is optional, but on Apple's platforms.
    let code = pthread_create(&thread, attributes, { SystemThread.run($0) }, argument)
    return code == 0 ? thread : nil
}

// MARK: Processes

// What `posix_spawn` is told by: pointers on Apple's platforms, structures elsewhere.
#if canImport(Darwin)
    package func unsetSpawnActions() -> posix_spawn_file_actions_t? { nil }
    package func unsetSpawnAttributes() -> posix_spawnattr_t? { nil }
#else
    package func unsetSpawnActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
    package func unsetSpawnAttributes() -> posix_spawnattr_t { posix_spawnattr_t() }
#endif

// MARK: Files

extension stat {
    /// When the file's content last changed.
    var modificationTime: timespec {
        #if canImport(Darwin)
            st_mtimespec
        #else
            st_mtim
        #endif
    }
}

/// `fsync`, all the way to the disk: Apple's leaves bytes in the drive's own memory.
package func syncToDisk(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
        // Not every file system has it.
        if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
    #endif
    return fsync(descriptor)
}

/// Takes room on the disk for what will be written at the end of a file, which may grow by it.
///
/// - Parameter end: Where the file ends.
/// - Returns: 0, or the system's code.
package func preallocate(_ descriptor: Int32, from end: Int, count: Int) -> Int32 {
    #if canImport(Darwin)
        var request = fstore_t(
            fst_flags: UInt32(F_ALLOCATEALL), fst_posmode: F_PEOFPOSMODE, fst_offset: 0,
            fst_length: off_t(count), fst_bytesalloc: 0)
        return fcntl(descriptor, F_PREALLOCATE, &request) == -1 ? errno : 0
    #else
        return posix_fallocate(descriptor, off_t(end), off_t(count))
    #endif
}

// MARK: Resources

/// What this process has used so far, or those of its children that have ended.
package func resourceUsage(ofChildren: Bool = false) -> rusage {
    var usage = rusage()
    let whose = ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF
    #if canImport(Glibc)
        getrusage(__rusage_who_t(whose.rawValue), &usage)
    #else
        getrusage(whose, &usage)
    #endif
    return usage
}

extension rusage {
    /// The most memory that was resident at a time.
    package var peakResidentBytes: Int {
        #if canImport(Darwin)
            ru_maxrss
        #else
            ru_maxrss * 1024
        #endif
    }
}

// MARK: Programs

#if canImport(Darwin)
    /// What `posix_spawn` does about a new program's files.
    package typealias SpawnActions = posix_spawn_file_actions_t?

    /// None yet.
    package func emptySpawnActions() -> SpawnActions { nil }
#else
    /// What `posix_spawn` does about a new program's files.
    package typealias SpawnActions = posix_spawn_file_actions_t

    /// None yet.
    package func emptySpawnActions() -> SpawnActions { SpawnActions() }
#endif
