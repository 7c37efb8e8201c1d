import Foundation
import JSONCoding
import TencentCloudLocal
import Testing

/// The same batch at another place: what was drawn there isn't drawn here.
@Suite struct PlaceTests {
    let folder: TemporaryFolder
    let local: LocalService

    init() throws {
        folder = try TemporaryFolder()
        local = try LocalService.start(
            .init(taskDuration: .zero, queueDuration: .zero, concurrentTasks: 8, limitsRequestRate: false))
        try folder.write(Array("\"a\"\n\"b\"\n\"c\"\n".utf8), to: "p.jsonl")
    }

    private func batch(_ options: String...) throws -> Program {
        try Program(
            ["batch", "p.jsonl", "-o", "out"] + options, in: folder,
            environment: Program.credentials(of: local))
    }

    @Test func afterAPracticeRunTheServiceReallyDraws() throws {
        #expect(try batch("--local").end().status == 0)
        #expect(local.tasks.isEmpty)
        let real = try batch("--endpoint", local.url, "--json").end()
        #expect(real.status == 0 && local.tasks.count == 3, "\(real.messages)")
        let items = try #require(try JSONValue(jsonText: real.output)["items"]?.array)
        #expect(Set(items.compactMap { $0["taskId"]?.string }) == Set(local.tasks.map(\.id)))
        // Each place knows its own.
        #expect(try batch("--local").end().messages.contains("3 of 3 are there already"))
        #expect(try batch("--endpoint", local.url).end().messages.contains("3 of 3 are there already"))
        #expect(local.tasks.count == 3)
    }

    @Test func anotherApplicationReallyDraws() throws {
        for (number, application) in ["1500000001", "1500000002"].enumerated() {
            let outcome = try batch(
                "--service", "vod", "--sub-app-id", application, "--endpoint", local.url
            ).end()
            #expect(outcome.status == 0 && local.tasks.count == 3 * (number + 1), "\(outcome.messages)")
        }
    }

    /// Tasks of a service that ended with its program are neither asked for at the real one nor mourned.
    @Test func tasksOfAPracticeRunThatWasKilledAreForgotten() throws {
        let program = try batch("--local")
        let journal = folder.file("out/.aigc-image-batch.jsonl")
        while (try? String(contentsOfFile: journal, encoding: .utf8))?.contains("\"created\"") != true {
            Thread.sleep(forTimeInterval: 0.002)
        }
        #expect(program.kill())
        _ = program.end()
        let practice = try String(contentsOfFile: journal, encoding: .utf8)
        let tasks = practice.matches(of: /"task":"([^"]*)"/).map { String($0.1) }
        let real = try batch("--endpoint", local.url).end()
        #expect(real.status == 0 && local.tasks.count == 3, "\(real.messages)")
        #expect(!tasks.isEmpty && tasks.allSatisfy { task in !real.messages.contains(task) })
        let again = try batch("--local").end()
        #expect(again.status == 0 && again.messages.contains("3 of 3 saved"), "\(again.messages)")
    }
}
