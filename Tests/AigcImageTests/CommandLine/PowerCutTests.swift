import Foundation
import Testing

/// What is told the system about the disk, by a trace of its calls.
@Suite struct PowerCutTests {
    private static let hasTracer = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

    /// First the bytes, then the name, then the folder that has it.
    @Test(.enabled(if: hasTracer, "there is no strace"))
    func aPictureAndItsNameAreOnTheDisk() throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.shell(
            "strace -f -y -o trace -e trace=fsync,link,linkat,rename,renameat,renameat2 "
                + "aigc-image generate x --local -q -o \"$PWD/x.png\"", in: folder
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        let calls = String(decoding: try folder.bytes("trace"), as: UTF8.self).split(separator: "\n")
        let bytes = calls.firstIndex { $0.contains("fsync(") && $0.contains(".x.png.") }
        let name = calls.firstIndex { $0.contains(/(link|rename)\w*\(/) && $0.contains("/x.png\"") }
        let place = calls.lastIndex { $0.contains("fsync(") && $0.contains("\(folder.path)>") }
        #expect(try #require(bytes) < #require(name), "\(calls)")
        #expect(try #require(name) < #require(place), "\(calls)")
    }
}
