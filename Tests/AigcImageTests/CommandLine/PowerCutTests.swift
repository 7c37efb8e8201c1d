import Foundation
import TencentCloudLocal
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

    /// Before a create is sent, its line is on the disk, and the names of the journal and of the folder are; each line is
    /// before anything follows from it.
    @Test(.enabled(if: hasTracer, "there is no strace"))
    func aBatchIsOnTheDiskBeforeItPays() throws {
        let folder = try TemporaryFolder()
        let local = try LocalService.start(.init(taskDuration: .zero, queueDuration: .zero))
        try folder.write(Array(#"{"id": "x", "prompt": "x"}"#.utf8), to: "p.jsonl")
        let outcome = try Program.shell(
            "strace -f -y -s 1000 -o trace -e trace=fsync,pwrite64,link,linkat,mkdir,mkdirat,sendto "
                + "aigc-image batch p.jsonl -q -o out --endpoint \(local.url)", in: folder,
            environment: Program.credentials(of: local)
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        let calls = String(decoding: try folder.bytes("trace"), as: UTF8.self).split(separator: "\n")
        func first(_ words: String..., after start: Int = 0) throws -> Int {
            try #require(
                calls[start...].firstIndex { call in words.allSatisfy { call.contains($0) } },
                "\(words) \(calls)")
        }
        let (out, journal) = ("\(folder.path)/out", "\(folder.path)/out/.aigc-image-batch.jsonl")
        let create = try first("sendto(", "CreateAigcImageTask")
        #expect(try first("fsync(", "\(folder.path)>", after: first("mkdir")) < create)
        #expect(try first("fsync(", "\(out)>") < create)
        #expect(try first("fsync(", "\(journal)>", after: first("pwrite64(", #"\"sent\""#)) < create)
        // No line is written before the one before it is on the disk.
        let lines = calls.filter { $0.contains("\(journal)>") }
        #expect(lines.count > 8 && lines.count.isMultiple(of: 2))
        for index in stride(from: 0, to: lines.count, by: 2) {
            #expect(lines[index].contains("pwrite64(") && lines[index + 1].contains("fsync("), "\(lines)")
        }
        let name = try first("link", "/x.png\"")
        #expect(try first("fsync(", "\(out)>", after: name) < first("pwrite64(", #"\"saved\""#))
    }
}
