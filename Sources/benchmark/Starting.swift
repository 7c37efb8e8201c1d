#if os(Linux)
    import Foundation
    import TencentCloudPlatform

    /// From the start of a program to the first byte of its request, and the memory it took by then: the command line
    /// tool of this package, beside libcurl's own.
    enum Starting {
        private static let rounds = 15

        static func figures() throws -> [Figure] {
            let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent()
            let tool = folder.appendingPathComponent("aigc-image").path
            guard FileManager.default.isExecutableFile(atPath: tool) else {
                throw Failure("there is no \(tool): build the product aigc-image the same way")
            }
            let listener = try Listener()
            let ours = Program(
                path: tool,
                arguments: [
                    "call", "mps", "DescribeAigcImageTask", "--json", #"{"TaskId": "2-AigcImage-1"}"#,
                    "--endpoint", listener.url,
                ])
            let curl = ["/usr/bin/curl", "/usr/local/bin/curl"].first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
            let baseline = curl.map {
                Program(
                    path: $0,
                    arguments: ["--silent", "--json", #"{"TaskId": "2-AigcImage-1"}"#, listener.url])
            }
            var runs: (ours: [Start], baseline: [Start]) = ([], [])
            for round in 0...rounds {
                let start = try listener.start(ours)
                let other = try baseline.map(listener.start)
                // The first warms the file cache.
                if round == 0 { continue }
                runs.ours.append(start)
                if let other { runs.baseline.append(other) }
            }
            func figure(_ name: String, _ unit: Unit, _ value: (Start) -> Double) -> Figure {
                let baseline = runs.baseline.isEmpty ? nil : Measurement.median(runs.baseline.map(value))
                return Figure(
                    name: name, unit: unit, value: Measurement.median(runs.ours.map(value)),
                    baseline: baseline.map { .value($0, of: "the curl tool") }
                        ?? .unavailable(why: "there is no curl tool"))
            }
            return [
                figure("start to first byte sent", .milliseconds) { $0.seconds * 1e3 },
                figure("resident at the first byte", .megabytes) { $0.memory.resident },
                figure("of it the program's own", .megabytes) { $0.memory.own },
            ]
        }
    }

    private struct Start {
        var seconds: Double
        var memory: Memory
    }

    /// In megabytes.
    private struct Memory {
        /// The most so far.
        var resident: Double
        /// What of it is no page of a file, which programs share.
        var own: Double

        init(of process: pid_t) throws {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            func megabytes(_ name: String) -> Double {
                let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
                return (line.flatMap { Double($0.filter(\.isNumber)) } ?? 0) / 1024
            }
            resident = megabytes("VmHWM:")
            own = megabytes("RssAnon:")
        }
    }

    private struct Program {
        var path: String
        var arguments: [String]

        private static let environment = [
            "TENCENTCLOUD_SECRET_ID=AKIDforMeasuring", "TENCENTCLOUD_SECRET_KEY=keyForMeasuring", "HOME=/",
        ]

        func spawn() throws -> pid_t {
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            for stream: Int32 in [1, 2] {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
            }
            var texts = (([path] + arguments).map { strdup($0) }, Self.environment.map { strdup($0) })
            defer { for text in texts.0 + texts.1 { free(text) } }
            texts.0.append(nil)
            texts.1.append(nil)
            var process: pid_t = 0
            let code = posix_spawn(&process, path, &actions, nil, texts.0, texts.1)
            guard code == 0 else { throw Failure("\(path) can't be started (\(code))") }
            return process
        }
    }

    /// Takes one request at a time, and breaks it off.
    private final class Listener {
        private let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let url: String

        init() throws {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let descriptor = descriptor
            let isListening = withUnsafeMutablePointer(to: &address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    bind(descriptor, address, size) == 0 && listen(descriptor, 16) == 0
                        && getsockname(descriptor, address, &size) == 0
                }
            }
            guard isListening else { throw Failure("nothing can listen on the loopback interface") }
            url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        }

        deinit { close(descriptor) }

        func start(_ program: Program) throws -> Start {
            var byte: UInt8 = 0
            let start = ContinuousClock.now
            let process = try program.spawn()
            let connection = accept(descriptor, nil, nil)
            let isSent = recv(connection, &byte, 1, 0) == 1
            let elapsed = ContinuousClock.now - start
            // Its own count of the most: that of `wait4` begins with this process's.
            let memory = try Memory(of: process)
            kill(process, SIGKILL)
            close(connection)
            waitpid(process, nil, 0)
            guard isSent else { throw Failure("\(program.path) sent nothing") }
            return Start(seconds: elapsed / .seconds(1), memory: memory)
        }
    }
#endif
