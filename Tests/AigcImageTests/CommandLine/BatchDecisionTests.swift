import Foundation
import JSONCoding
import TencentCloudLocal
import Testing

/// What somebody decides about items of a batch, and what a damaged journal says.
@Suite struct BatchDecisionTests {
    let folder: TemporaryFolder
    let local: LocalService

    init() throws {
        folder = try TemporaryFolder()
        local = try LocalService.start(
            .init(taskDuration: .zero, queueDuration: .zero, concurrentTasks: 8, limitsRequestRate: false))
    }

    private func batch(_ options: String...) throws -> Program.Outcome {
        try Program(
            ["batch", "p.jsonl", "-o", "out", "--at-once", "1", "--json", "-q", "--endpoint", local.url]
                + options,
            in: folder, environment: Program.credentials(of: local)
        ).end()
    }

    private func states(_ outcome: Program.Outcome) throws -> [String?] {
        let items = try #require(try JSONValue(jsonText: outcome.output)["items"]?.array)
        return items.map { $0["state"]?.string }
    }

    @Test func doubtsHaveTheirWaysOut() throws {
        try folder.write(Array("\"fox, red\"\n\"cat\"\n\"owl\"\n".utf8), to: "p.jsonl")
        local.inject(.lostReply, count: 3)
        let first = try batch()
        #expect(first.status == 1 && first.messages.contains("--claim ITEM=TASK-ID"), "\(first.messages)")
        #expect(try states(first) == ["inDoubt", "inDoubt", "inDoubt"] && local.tasks.count == 3)

        let found = try #require(local.tasks.first { $0.prompt == "cat" })
        let claimed = try batch("--claim", "cat=\(found.id)")
        #expect(try states(claimed) == ["inDoubt", "saved", "inDoubt"], "\(claimed.messages)")
        #expect(local.tasks.count == 3)
        let resent = try batch("--resend-doubtful=owl")
        #expect(try states(resent) == ["inDoubt", "saved", "saved"] && local.tasks.count == 4)
        #expect(try batch("--resend-doubtful").status == 0 && local.tasks.count == 5)
    }

    @Test func someAreRedrawn() throws {
        try folder.write(
            Array(
                (#"{"id": "a,b", "prompt": "[[fail:ModelGenerateFailed]] 1"}"# + "\n"
                    + #"{"id": "c", "prompt": "[[fail:ModelGenerateFailed]] 2"}"# + "\n"
                    + #"{"id": "d", "prompt": "[[error:FailedOperation]] 3"}"#).utf8), to: "p.jsonl")
        let first = try batch()
        #expect(try states(first) == ["failed", "failed", "failed"] && local.tasks.count == 2)
        #expect(first.messages.contains("--redraw-failed=ITEM,..."))
        _ = try batch()
        #expect(local.tasks.count == 2 && local.statistics.calls["mps.CreateAigcImageTask"] == 3)
        _ = try batch("--redraw-failed=a,b")
        #expect(local.tasks.count == 3)
        _ = try batch("--redraw-failed=c,d")
        #expect(local.tasks.count == 4 && local.statistics.calls["mps.CreateAigcImageTask"] == 6)
    }

    @Test(arguments: [
        (["--claim", "fox"], "--claim takes an item and its task"),
        (["--claim", "fix=4-AigcImage-1"], "there is no item 'fix'; did you mean fox?"),
        (["--redraw-failed=fix"], "there is no item 'fix'; did you mean fox?"),
        (["--claim", "fox=1", "--claim", "fox=2"], "--claim gives 'fox' two tasks"),
    ])
    func mistakesAreSaid(options: [String], expected: String) throws {
        try folder.write(Array("\"fox\"\n".utf8), to: "p.jsonl")
        let outcome = try Program(["batch", "p.jsonl", "-o", "out", "--local"] + options, in: folder).end()
        #expect(outcome.status == 2 && outcome.messages.contains(expected), "\(outcome.messages)")
        #expect(folder.names == ["p.jsonl"])
    }

    @Test func aDamagedJournalSaysTheWayOut() throws {
        try folder.write(Array("\"fox\"\n".utf8), to: "p.jsonl")
        #expect(try batch().status == 0)
        let journal = "out/.aigc-image-batch.jsonl"
        let text = String(decoding: try folder.bytes(journal), as: UTF8.self)
        let odd = text.replacing(/"event":"created","key":"([^"]*)","time":\d+/) {
            #""event":"created","key":"\#($0.1)","time":9223372036854775807"#
        }
        try folder.write(Array(odd.utf8), to: journal)
        let outcome = try batch()
        #expect(
            outcome.status == 1 && outcome.messages.contains("\(journal):4: not a line"),
            "\(outcome.messages)")
        #expect(outcome.messages.contains("Mend it, or remove it"))
    }
}
