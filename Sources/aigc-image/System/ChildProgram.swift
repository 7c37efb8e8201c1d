import Synchronization
import TencentCloudPlatform

/// Another run of this program.
struct ChildProgram: Sendable {
    let process: pid_t
    private let output: Int32
    private let messages: Int32

    /// Two that begin at once would inherit each other's pipes.
    private static let spawning = Mutex(())

    /// Starts one.
    ///
    /// - Parameters:
    ///   - path: The program.
    ///   - environment: What it sees besides what this one does.
    init(_ path: String, _ arguments: [String], environment: [String: String]) throws(SystemError) {
        (process, output, messages) = try Self.spawning.withLock { _ throws(SystemError) in
            var (outputs, errors): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
            guard pipe(&outputs) == 0, pipe(&errors) == 0 else { throw SystemError() }
            for end in outputs + errors { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            defer { for end in [outputs[1], errors[1]] { close(end) } }
            let process = try Self.spawn(path, arguments, environment, outputs[1], errors[1])
            return (process, outputs[0], errors[0])
        }
    }

    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String: String], _ output: Int32,
        _ messages: Int32
    ) throws(SystemError) -> pid_t {
        var actions = emptySpawnActions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, messages, 2)
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var variables = variables(with: environment).map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        var process = pid_t()
        let code = posix_spawnp(&process, path, &actions, nil, &words, &variables)
        guard code == 0 else { throw SystemError(code: code) }
        return process
    }

    /// This program's, with others in place of those of the same names.
    private static func variables(with changes: [String: String]) -> [String] {
        var variables: [String] = []
        var place = environ
        while let variable = place.pointee {
            let text = String(cString: variable)
            if changes[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
            place += 1
        }
        return variables + changes.map { "\($0.key)=\($0.value)" }
    }

    /// Waits for its end.
    ///
    /// - Parameters:
    ///   - tell: Is told each line of the messages as it comes.
    ///   - forget: Runs when it is about to be gone, and its number another's: from then on nobody may signal it.
    /// - Returns: Its status, what it printed, and all its messages.
    func end(_ tell: @escaping @Sendable (String) -> Void, forget: () -> Void) -> (
        status: Int32, output: [UInt8], messages: [String]
    ) {
        let lines = Mutex<[String]>([])
        let reader = SystemThread { [messages] in
            Self.readLines(messages) { line in
                lines.withLock { $0.append(line) }
                tell(line)
            }
        }
        let printed = (try? FileContents.read(from: output)) ?? []
        reader?.join()
        close(output)
        close(messages)
        forget()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let isExit = status & 0x7F == 0
        return (isExit ? status >> 8 & 0xFF : 128 + status & 0x7F, printed, lines.withLock { $0 })
    }

    /// Reads lines until there are no more.
    static func readLines(_ descriptor: Int32, _ take: (String) -> Void) {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest += buffer[..<count]
            while let end = rest.firstIndex(of: 0x0A) {
                take(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeSubrange(...end)
            }
        }
        if !rest.isEmpty { take(String(decoding: rest, as: UTF8.self)) }
    }
}
