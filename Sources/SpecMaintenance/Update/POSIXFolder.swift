import TencentCloudPlatform

/// What is in a folder.
enum POSIXFolder {
    /// Whether there is a folder at a path.
    static func exists(_ path: String) -> Bool {
        (try? FileStatus(of: path))?.isFolder ?? false
    }

    /// The names in a folder by the alphabet, hidden ones left out; none where there is no folder.
    static func names(in path: String) -> [String] {
        FileContents.names(inFolder: path).filter { !$0.hasPrefix(".") }.sorted()
    }
}
