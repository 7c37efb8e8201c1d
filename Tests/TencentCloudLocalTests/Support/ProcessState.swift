#if os(Linux)
    import Foundation

    /// What the system says of this process.
    enum ProcessState {
        /// Open file descriptors, but for timers: libdispatch opens one for each of its clocks, when it first needs it.
        static var descriptors: Int {
            names("/proc/self/fd").count { name in
                let target = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/self/fd/\(name)")
                return target?.contains("[timerfd]") != true
            }
        }

        static var threads: Int { names("/proc/self/task").count }

        /// Memory that is in use and not swapped out, in bytes.
        static var residentBytes: Int {
            let pages = text("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) }
            return (pages ?? 0) * sysconf(Int32(_SC_PAGESIZE))
        }

        private static func names(_ path: String) -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        }

        private static func text(_ path: String) -> String {
            (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        }
    }
#endif
