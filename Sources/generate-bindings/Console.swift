import TencentCloudPlatform

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
        TencentCloudPlatform.exit(status.rawValue)
    }

    private static func write(_ text: String, to file: Int32) {
        var text = text
        text.withUTF8 { bytes in
            // Where it can't be written, there is nobody to tell.
            try? FileContents.write(UnsafeRawBufferPointer(bytes), to: file)
        }
    }
}
