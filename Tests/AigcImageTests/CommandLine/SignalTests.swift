import Foundation
import JSONCoding
import TencentCloudLocal
import TencentCloudPlatform
import Testing

@testable import AigcImage

/// Programs that are told to end while a create is under way: its task is paid for, and isn't lost.
@Suite struct SignalTests {
    let folder: TemporaryFolder
    let local: LocalService

    init() throws {
        folder = try TemporaryFolder()
        // What started the tests may have them ignored, as nohup and background jobs have, and the programs started here
        // would have, too.
        for number in [SIGHUP, SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        // Answers take a second, or never come.
        var faults = FaultPlan()
        (faults.dripTime, faults.stallTime) = (.seconds(1), .seconds(60))
        local = try LocalService.start(.init(limitsRequestRate: false, faults: faults))
    }

    private func start(_ arguments: String...) throws -> Program {
        try Program(
            arguments + ["--endpoint", local.url], in: folder, environment: Program.credentials(of: local))
    }

    /// Waits until the service has carried out so many creates.
    private func waitForCreates(_ count: Int) {
        while local.tasks.count < count { Thread.sleep(forTimeInterval: 0.01) }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP], ["mps", "vod"])
    func theTaskOfACreateUnderWayIsTold(signal: Int32, service: String) throws {
        local.inject(.slowReply)
        let program = try start(
            "generate", "x", "--service", service, "--sub-app-id", "1500000001", "-o", "x.png", "--json")
        waitForCreates(1)
        program.send(signal)
        let outcome = program.end()
        #expect(outcome.status == 130 && outcome.messages.contains("ending: what is being created has 5 s"))
        let result = try JSONValue(jsonText: outcome.output)
        #expect(result["taskId"]?.string == local.tasks[0].id && result["error"]?["mayBeBilled"] == true)
        #expect(outcome.messages.contains("aigc-image download \(local.tasks[0].id)"), "\(outcome.messages)")
        #expect(local.statistics.calls.count == 1)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aBatchWritesDownWhatIsUnderWay(signal: Int32) throws {
        local.inject(.slowReply, count: 3)
        try folder.write(Array((0..<9).map { "\"panda \($0)\"\n" }.joined().utf8), to: "p.jsonl")
        let program = try start("batch", "p.jsonl", "-o", "out", "--at-once", "3", "--json")
        waitForCreates(3)
        program.send(signal)
        let outcome = program.end()
        #expect(outcome.status == 130, "\(outcome.messages)")
        // Nothing new was begun, and every task is known.
        let tasks = Set(local.tasks.map(\.id))
        #expect(tasks.count == 3)
        let items = try #require(try JSONValue(jsonText: outcome.output)["items"]?.array)
        #expect(Set(items.compactMap { $0["taskId"]?.string }) == tasks)
        #expect(
            items.count { $0["state"] == "created" } == 3 && items.count { $0["state"] == "unsent" } == 6)
        for task in tasks { #expect(outcome.messages.contains("task \(task)"), "\(outcome.messages)") }
        let again = try start("batch", "p.jsonl", "-o", "out").end()
        #expect(again.status == 0 && local.tasks.count == 9, "\(again.messages)")
    }

    /// The second one ends at once: the answer would take a minute.
    @Test(arguments: [["generate", "x"], ["batch", "p.jsonl", "-o", "out"]])
    func theSecondSignalEndsAtOnce(command: [String]) throws {
        local.inject(.stalledReply, executing: true)
        try folder.write(Array(#""x""#.utf8), to: "p.jsonl")
        let program = try Program(
            command + ["--endpoint", local.url], in: folder, environment: Program.credentials(of: local))
        waitForCreates(1)
        program.interrupt()
        var message = program.nextMessage()
        while !message.isEmpty, !message.contains("ending: ") { message = program.nextMessage() }
        program.interrupt()
        #expect(program.end().status == SIGINT)
    }

    /// Whoever starts a program with `nohup` wants it to go on.
    @Test func aSignalThatIsIgnoredStaysSo() throws {
        local.inject(.slowReply)
        let program = try Program.shell(
            "trap '' HUP; exec aigc-image generate x -q -o x.png --endpoint \(local.url)", in: folder,
            environment: Program.credentials(of: local))
        waitForCreates(1)
        program.send(SIGHUP)
        let outcome = program.end()
        #expect(outcome.status == 0 && folder.names == ["x.png"], "\(outcome.messages)")
    }

    /// VOD's create can be picked up though nothing more could be said.
    @Test(arguments: [["generate", "x", "--service", "vod"], ["scene", "outpaint", "vod:1", "-a", "1:1"]])
    func theSessionIDIsToldBeforeTheCreate(command: [String]) throws {
        local.inject(.stalledReply, executing: true)
        let line = command + ["--sub-app-id", "1500000001", "--quiet", "--endpoint", local.url]
        let environment = Program.credentials(of: local)
        let program = try Program(line, in: folder, environment: environment)
        waitForCreates(1)
        #expect(program.kill())
        let told = program.end().messages
        let sessionID = try #require(local.tasks[0].sessionID)
        #expect(told == "session id: \(sessionID)\n")
        let again = try Program(
            line + ["--session-id", sessionID], in: folder, environment: environment
        ).end()
        #expect(again.messages.contains("vod has a task of this SessionId") && local.tasks.count == 1)
    }

    /// `--timeout` bounds the create, too: its answer would take a minute.
    @Test func theTimeLimitBoundsTheCreate() throws {
        local.inject(.stalledReply, executing: true)
        let outcome = try start("generate", "x", "--timeout", "1", "--json", "-q").end()
        #expect(
            outcome.status == 1 && outcome.messages.contains(/timed out after \d{1,4} milliseconds/),
            "\(outcome.messages)")
        #expect(try JSONValue(jsonText: outcome.output)["error"]?["mayBeBilled"] == true)
    }
}
