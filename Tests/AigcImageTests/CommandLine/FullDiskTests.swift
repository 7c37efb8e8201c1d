import Foundation
import JSONCoding
import TencentCloudLocal
import Testing

/// Batches on a disk that is full: a small one of its own, which takes root to mount.
@Suite(.serialized, .enabled(if: SmallDisk.isPossible, "mounting a small disk takes root, on Linux"))
struct FullDiskTests {
    let folder: TemporaryFolder
    let disk: SmallDisk
    let local: LocalService

    init() throws {
        folder = try TemporaryFolder()
        disk = try SmallDisk(at: folder.file("out"), kilobytes: 256)
        local = try LocalService.start(
            .init(taskDuration: .zero, queueDuration: .zero, concurrentTasks: 8, limitsRequestRate: false))
        try folder.write(Array((0..<6).map { "\"panda \($0)\"\n" }.joined().utf8), to: "p.jsonl")
    }

    private func batch() throws -> Program.Outcome {
        try Program(
            ["batch", "p.jsonl", "-o", "out", "--at-once", "6", "--json", "--endpoint", local.url],
            in: folder,
            environment: Program.credentials(of: local)
        ).end()
    }

    private func tasks(in outcome: Program.Outcome) throws -> Set<String> {
        let items = try #require(try JSONValue(jsonText: outcome.output)["items"]?.array)
        return Set(items.compactMap { $0["taskId"]?.string })
    }

    /// There is room for the journal's lines, as it was made, and for no picture.
    @Test func whatIsPaidForIsWrittenDown() throws {
        // Takes the last room as soon as the creates are sent, whatever else wants it.
        local.inject(.slowReply, count: 6)
        let filler = try disk.fillUp(when: { local.tasks.count == 6 })
        let full = try batch()
        filler.wait()
        #expect(full.status == 1 && full.messages.contains("No space left"), "\(full.messages)")
        let paid = Set(local.tasks.map(\.id))
        #expect(paid.count == 6)
        #expect(try tasks(in: full) == paid)
        try disk.makeRoom()
        let again = try batch()
        #expect(again.status == 0, "\(again.messages)")
        #expect(try tasks(in: again) == paid)
        #expect(local.tasks.count == 6)
    }

    /// Without room for the journal nothing is sent.
    @Test func nothingIsBilledThatCouldNotBeWrittenDown() throws {
        try disk.fillUp()
        let full = try batch()
        #expect(full.status == 1 && full.messages.contains("No space left"), "\(full.messages)")
        #expect(local.tasks.isEmpty)
        try disk.makeRoom()
        #expect(try batch().status == 0 && local.tasks.count == 6)
    }
}

/// The page isn't the result.
@Suite struct UnwritableSheetTests {
    @Test func picturesAreToldOfThoughThePageCannotBeWritten() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("out/index.html"), withIntermediateDirectories: true)
        try folder.write(Array("\"a\"\n".utf8), to: "p.jsonl")
        let outcome = try Program.run("batch", "p.jsonl", "-o", "out", "--local", "--json", in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let result = try JSONValue(jsonText: outcome.output)
        #expect(result["saved"]?.number?.int64 == 1 && result["contactSheet"] == .null)
        #expect(outcome.messages.contains("note: there is no new contact sheet: out/index.html"))
    }
}
