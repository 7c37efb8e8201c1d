#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How the command speaks: results on standard output, everything else on standard error.
enum Console {
    /// How a run ends.
    enum Status: Int32 {
        case done = 0
        /// The description is wrong, or a file can't be read or written.
        case failed = 1
        /// The arguments are wrong.
        case usage = 2
    }

    static func print(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    static func complain(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    static func exit(_ status: Status) -> Never {
        terminate(status.rawValue)
    }

    private static func write(_ text: String, to file: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = systemWrite(file, start, rest.count)
                if count <= 0 { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}

private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(file, start, count)
}

private func terminate(_ status: Int32) -> Never {
    exit(status)
}
