import Foundation
import TencentCloudLocal
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// Items that are drawn again: every picture is the new task's, and none of the old ones is lost.
@Suite struct BatchRedrawTests {
    let fixture: BatchFixture

    init() throws { fixture = try BatchFixture() }

    /// The first task's second picture has expired before it could be saved.
    private func half(_ fixture: BatchFixture) -> RewritingTransport {
        RewritingTransport { action, _, answer in
            guard action == "DescribeTaskDetail", fixture.tasks(.vod) == 1 else { return answer }
            var answer = answer
            let text = String(decoding: answer.body, as: UTF8.self)
                .replacing(/_1\.png/, with: "_9.png")
                .replacing(/"ExpireTime": ?"[^"]*"/, with: #""ExpireTime":"2020-01-01T00:00:00Z""#)
            answer.body = Array(text.utf8)
            return answer
        }
    }

    @Test func everyPictureIsTheNewTasks() async throws {
        var batch = fixture.batch(["a fox"], .vod, transport: half(fixture)) { $0.count = 2 }
        batch.items[0].id = "fox"
        #expect(try await batch.run()[0].state == .failed)
        #expect(fixture.images == ["fox-1.png"])
        let old = try fixture.folder.bytes("fox-1.png")

        batch.options.redrawsFailed = true
        let outcome = try await batch.run()[0]
        #expect(outcome.state == .saved && outcome.files == ["fox-1.png", "fox-2.png"])
        #expect(fixture.tasks(.vod) == 2)
        #expect(fixture.images == ["fox-1.old.png", "fox-1.png", "fox-2.png"])
        #expect(try fixture.folder.bytes("fox-1.old.png") == old)
        #expect(try fixture.folder.bytes("fox-1.png") != old)
        // Nothing is done over once all is there.
        #expect(try await batch.run()[0].files == ["fox-1.png", "fox-2.png"] && fixture.tasks(.vod) == 2)
    }

    /// Of one task several pictures, of the next one only one, and a picture that no line tells of.
    @Test func whatTheJournalDoesNotKnowIsSetAsideToo() throws {
        let files = BatchFiles(folder: fixture.folder.path, stem: "fox")
        let names = [
            "fox.png", "fox-2.jpg", "fox-1.old.png", "fox.old.png", "fox-2x.png", "foxes.png", "fox.txt",
        ]
        for name in names { try fixture.folder.write(Array(name.utf8), to: name) }
        let part = AtomicFile.partName(of: "fox", ResultURL.identity("https://example.com/a"))
        for name in [part, ".fox.other.part"] { try fixture.folder.write([1], to: name) }
        try files.setAside([.init(url: "https://example.com/a?sign=2")])
        #expect(
            fixture.folder.names
                == [
                    ".fox.other.part", "fox-1.old.png", "fox-2.old.jpg", "fox-2x.png", "fox.old-2.png",
                    "fox.old.png", "fox.txt", "foxes.png",
                ])
        #expect(try fixture.folder.bytes("fox.old-2.png") == Array("fox.png".utf8))
    }
}
