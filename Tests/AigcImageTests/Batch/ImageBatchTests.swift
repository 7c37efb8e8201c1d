import Foundation
import TencentCloudLocal
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// Batches against the local service, over real sockets.
@Suite struct ImageBatchTests {
    typealias Service = BatchFixture.Service

    let fixture: BatchFixture

    init() throws { fixture = try BatchFixture() }

    private var local: LocalService { fixture.local }
    private var folder: TemporaryFolder { fixture.folder }
    private var images: [String] { fixture.images }
    private func tasks(_ service: Service) -> Int { fixture.tasks(service) }

    private func batch(
        _ count: Int, _ service: Service = .vod, on other: LocalService? = nil,
        transport: (any Transport)? = nil, prompt: String = "panda"
    ) -> ImageBatch {
        var batch = fixture.batch(
            (0..<count).map { "\(prompt) \($0)" }, service, on: other, transport: transport
        ) {
            ($0.model, $0.size) = (.hunyuan("3.0"), ImageSize(width: 512, height: 512))
        }
        batch.options.tasksAtOnce = 8
        batch.options.searchTime = .seconds(20)
        // Another local service stands for the same one.
        batch.options.place = "here"
        return batch
    }

    @Test(arguments: [(Service.mps, 4), (.vod, 1)])
    func untoldItKeepsToWhatAnAccountMayHaveUnderWay(service: Service, most: Int) async throws {
        var batch = batch(6, service)
        batch.options.tasksAtOnce = nil
        var underWay: [Int] = []
        for try await update in batch.updates() { underWay.append(update.progress.underWay) }
        #expect(underWay.max() == most)
        #expect(images.count == 6)
    }

    @Test(arguments: Service.allCases)
    func everyItemBecomesAFileOnce(service: Service) async throws {
        var updates: [BatchUpdate] = []
        for try await update in batch(10, service).updates() { updates.append(update) }
        #expect(images == (0..<10).map { "item \($0).png" })
        #expect(folder.names.count == 11)
        let last = try #require(updates.last?.progress)
        #expect(last.saved == 10 && last.ended == 10 && last.savedThisTime == 10 && last.underWay == 0)
        #expect(updates.first?.item == nil && updates.first?.progress.ended == 0)
        // Again, there is nothing to do.
        var again: [BatchUpdate] = []
        for try await update in batch(10, service).updates() { again.append(update) }
        #expect(again.count == 1 && again[0].progress.saved == 10)
        #expect(tasks(service) == 10 && local.statistics.downloads == 10)
        #expect(try batch(10, service).outcomes().allSatisfy { $0.state == .saved && $0.taskID != nil })
    }

    @Test func moreItemsAreOnlyAdded() async throws {
        _ = try await batch(3).run()
        _ = try await batch(5).run()
        #expect(tasks(.vod) == 5 && images.count == 5)
    }

    @Test func anotherRequestUnderTheSameIDIsAnotherItem() async throws {
        _ = try await batch(2).run()
        _ = try await batch(2, prompt: "leopard").run()
        #expect(images == ["item 0.png", "item 0_.png", "item 1.png", "item 1_.png"])
    }

    @Test func filesThatWereThereStay() async throws {
        try folder.write([1], to: "item 0.png")
        try folder.write([2], to: "ITEM 1.jpg")
        _ = try await batch(3).run()
        #expect(try folder.bytes("item 0.png") == [1] && folder.bytes("ITEM 1.jpg") == [2])
        #expect(images == ["item 0.png", "item 0_.png", "item 1_.png", "item 2.png"])
    }

    @Test func aLostFileIsDownloadedAgain() async throws {
        _ = try await batch(2).run()
        try FileManager.default.removeItem(atPath: folder.file("item 1.png"))
        let outcomes = try await batch(2).run()
        #expect(images.count == 2 && tasks(.vod) == 2)
        #expect(outcomes.map(\.files) == [["item 0.png"], ["item 1.png"]])
    }

    @Test func aTaskThatFailsDoesNotEndTheOthers() async throws {
        var batch = batch(3)
        batch.items[1].request.prompt = "[[fail:ModelGenerateFailed]] panda"
        batch.items[2].request.prompt = "[[error:InvalidParameter.ViolationContent]] panda"
        let outcomes = try await batch.run()
        #expect(outcomes[0].state == .saved)
        #expect(outcomes.dropFirst().map(\.state) == [.failed, .refused])
        let sheet = try batch.contactSheet().entries
        for (index, words) in [
            (1, ["ModelGenerateFailed", "Change the prompt or the references.", "bills a task that failed"]),
            (2, ["ViolationContent", "turned down by the review of submitted content"]),
        ] {
            let reason = try #require(outcomes[index].reason)
            for word in words { #expect(reason.contains(word), "\(reason)") }
            #expect(sheet[index].note == reason)
        }
        // The failed task isn't paid for again, the refused request costs nothing.
        _ = try await batch.run()
        #expect(tasks(.vod) == 2 && local.statistics.calls["vod.CreateAigcImageTask"] == 4)
        batch.options.redrawsFailed = true
        _ = try await batch.run()
        #expect(tasks(.vod) == 3)
    }

    @Test func whatCannotBeSentFailsAlone() async throws {
        var batch = batch(2)
        (batch.items[0].request.references, batch.items[0].request.priority) = ([.file("/none.png")], 11)
        let problems = batch.problems()
        #expect(problems.keys.sorted() == ["item 0"] && problems["item 0"]?.problems.count == 2)
        #expect(local.statistics.requests == 0 && folder.names.isEmpty)
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.refused, .saved])
        #expect(outcomes[0].reason?.contains("/none.png") == true, "\(outcomes[0])")
    }

    @Test func twoAtOnceAreRefused() async throws {
        var first = batch(20).updates().makeAsyncIterator()
        _ = try await first.next()
        let error = await #expect(throws: BatchError.self) { try await batch(20).run() }
        #expect(error == .inUse(journal: batch(0).journalPath))
        var duplicate = batch(2)
        duplicate.items[1].id = duplicate.items[0].id
        let twice = await #expect(throws: BatchError.self) { try await duplicate.run() }
        #expect(twice == .duplicateID("item 0"))
    }

    /// What one service has drawn says nothing of another.
    @Test func anotherServiceDrawsForItself() async throws {
        _ = try await batch(1).run()
        #expect(try await batch(1, .mps).run()[0].state == .saved)
        #expect(tasks(.vod) == 1 && tasks(.mps) == 1)
        #expect(images == ["item 0.png", "item 0_.png"])
        #expect(try await batch(1).run()[0].files == ["item 0.png"])
        #expect(tasks(.vod) == 1 && tasks(.mps) == 1)
    }

    // MARK: Tasks that are forgotten

    /// A task that the service doesn't know any more is reported, asked for again, and drawn anew only when told.
    @Test(arguments: Service.allCases)
    func aForgottenTaskIsReportedAndNotDrawnAgain(service: Service) async throws {
        let time = ManualClock()  // stands still: nothing is done before the loop is left
        let first = try LocalService.start(.init(limitsRequestRate: false, clock: time.clock))
        for try await update in batch(1, service, on: first).updates() {
            if case .reached(.created) = update.event { break }
        }
        try await journalIsFree()
        let second = try LocalService.start(
            .init(taskDuration: .zero, queueDuration: .zero, limitsRequestRate: false))
        // One that was created just now may not be known yet.
        if service == .vod {
            var young: [BatchUpdate] = []
            for try await update in batch(1, service, on: second).updates() { young.append(update) }
            #expect(young.last?.progress.unfinished == 1)
        }
        try age(by: 3600)
        var again = batch(1, service, on: second)
        again.options.redrawsFailed = true
        for _ in 0..<2 {
            // The first time nobody has been told yet.
            let outcome = try await batch(1, service, on: second).run()[0]
            let reason = outcome.reason ?? ""
            #expect(outcome.state == .forgotten && outcome.state.mayBeBilled)
            #expect(reason.contains("doesn't know task \(outcome.taskID ?? "-") any more"))
            #expect(reason.contains("billed"))
        }
        #expect(second.statistics.tasks.isEmpty)
        // It may turn up: then it is saved, and nothing is drawn for it.
        let journal = try folder.bytes(ImageBatch.journalName)
        time.advance(by: .seconds(3600))
        #expect(try await batch(1, service, on: first).run()[0].state == .saved)
        #expect(first.statistics.tasks["\(service)"] == 1)
        // Else it is drawn again, by those who say so.
        try FileManager.default.removeItem(atPath: folder.file(images[0]))
        try folder.write(journal, to: ImageBatch.journalName)
        #expect(try await again.run()[0].state == .saved)
        #expect(second.statistics.tasks["\(service)"] == 1 && images.count == 1)
    }

    /// Makes what the journal says older, in seconds.
    private func age(by seconds: Int64) throws {
        let lines = String(decoding: try folder.bytes(ImageBatch.journalName), as: UTF8.self)
        let older = lines.replacing(/"time":(\d+)/) { "\"time\":\((Int64($0.1) ?? 0) - seconds)" }
        try folder.write(Array(older.utf8), to: ImageBatch.journalName)
    }

    // MARK: Answers that are lost

    @Test func vodDrawsOnceThoughAnswersAreLost() async throws {
        let transport = LossyTransport { action, number in
            action == "CreateAigcImageTask" ? [.lost, .answerLost, .delivered][number % 3] : .delivered
        }
        let outcomes = try await batch(9, transport: transport).run()
        #expect(outcomes.allSatisfy { $0.state == .saved })
        #expect(tasks(.vod) == 9 && images.count == 9)
    }

    @Test func mpsIsNotAskedTwice() async throws {
        let transport = LossyTransport { action, number in
            action == "CreateAigcImageTask" && number <= 3 ? .answerLost : .delivered
        }
        var batch = batch(6, .mps, transport: transport)
        var doubts = 0
        for try await update in batch.updates() {
            if case .reached(.inDoubt) = update.event { doubts += 1 }
        }
        #expect(doubts == 3 && tasks(.mps) == 6 && images.count == 3)
        // Started again it is still in doubt, and says so.
        let again = try await batch.run()
        #expect(again.count { $0.state == .inDoubt } == 3 && tasks(.mps) == 6)
        batch.options.resendsDoubtful = true
        let resent = try await batch.run()
        #expect(resent.allSatisfy { $0.state == .saved } && tasks(.mps) == 9)
    }

    // MARK: Ends in the middle

    @Test(arguments: Service.allCases)
    func endedAtAnyMomentItNeitherDrawsTwiceNorForgets(service: Service) async throws {
        let count = 40
        let transport = LossyTransport { action, number in
            // Now and then the end comes between the service's acceptance and its answer.
            action == "CreateAigcImageTask" && number % 7 == 0 ? .callerGone : .delivered
        }
        var ends = 0
        for limit in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233] {
            var seen = 0
            do {
                for try await _ in batch(count, service, transport: transport).updates() {
                    seen += 1
                    if seen > limit { break }
                }
            } catch is CancellationError {}
            ends += 1
            try await journalIsFree()
            try tearLastLine()
        }
        #expect(ends == 13)
        let outcomes = try await batch(count, service).run()
        switch service {
        case .vod:
            #expect(outcomes.allSatisfy { $0.state == .saved }, "\(outcomes.map(\.state))")
            #expect(tasks(.vod) == count && images.count == count)
        case .mps:
            let doubts = outcomes.count { $0.state == .inDoubt }
            let saved = outcomes.count { $0.state == .saved }
            #expect(saved + doubts == count)
            // Each doubt is one create at most.
            #expect(tasks(.mps) <= count && tasks(.mps) >= saved && images.count == saved)
        }
        #expect(folder.names.allSatisfy { !$0.hasSuffix(".part") })
    }

    /// A loop that was left ends its work soon afterwards.
    private func journalIsFree() async throws {
        while true {
            do {
                _ = try BatchJournal(path: batch(0).journalPath)
                return
            } catch BatchError.inUse {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// As if the process had been killed while it wrote.
    private func tearLastLine() throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: batch(0).journalPath))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"event":"crea"#.utf8))
        try handle.close()
    }

    @Test(arguments: Service.allCases)
    func everyKindOfFaultIsOutlived(service: Service) async throws {
        let count = 30
        var faults = FaultPlan.all(0.2, seed: 3)
        (faults.stallTime, faults.dripTime) = (.milliseconds(50), .milliseconds(50))
        let faulty = try LocalService.start(
            .init(
                taskDuration: .milliseconds(1), queueDuration: .zero, concurrentTasks: 100,
                limitsRequestRate: false, longestPull: .milliseconds(100),
                faults: faults))
        var outcomes: [BatchOutcome] = []
        // What is refused for good, such as a token that has expired, is for the next start.
        for _ in 0..<20 {
            var batch = batch(count, service, on: faulty)
            batch.options.tasksAtOnce = 20
            // An event whose answer is lost comes again after 30 seconds only: what waits for one stays in doubt.
            batch.options.searchTime = .seconds(1)
            outcomes = try await batch.run()
            if outcomes.allSatisfy({ [.saved, .inDoubt].contains($0.state) }) { break }
        }
        let saved = outcomes.count { $0.state == .saved }
        let tasks = faulty.statistics.tasks["\(service)", default: 0]
        // Nothing is drawn twice, and nothing is forgotten.
        #expect(saved + outcomes.count { $0.state == .inDoubt } == count, "\(outcomes.map(\.state))")
        #expect((saved...count).contains(tasks))
        #expect(images.count == saved)
    }

    @Test func aFileThatTheJournalDoesNotKnowYetIsKept() async throws {
        _ = try await batch(1).run()
        var lines = try String(contentsOfFile: batch(0).journalPath, encoding: .utf8).split(separator: "\n")
        #expect(lines.last?.contains(#""event":"saved""#) == true)
        lines.removeLast()
        try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: ImageBatch.journalName)
        let outcomes = try await batch(1).run()
        #expect(outcomes[0].files == ["item 0.png"] && images == ["item 0.png"])
        #expect(local.statistics.downloads == 1)
    }
}

@Suite struct BatchJournalTests {
    @Test func linesAreReadAsTheyWereWritten() throws {
        let events: [BatchRecord.Event] = [
            .item(
                id: "a\nb", place: "mps here", stem: "a-b", prompt: "\"quoted\"", model: "Kling 3.0", seed: -7
            ),
            .sent(sessionID: "s"), .sent(sessionID: nil), .created(taskID: "t"),
            .reached(.refused, because: "no"), .reached(.inDoubt, because: "perhaps"),
            .reached(.failed, because: "why"), .reached(.forgotten, because: "where"),
            .drawn([.init(url: "http://x/y", expiresAt: 5, fileID: "f"), .init(url: "z")]),
            .saved(number: 1, file: "a-b-2.png"),
        ]
        for event in events {
            let record = BatchRecord(event, key: "k", time: 9)
            #expect(record.line.count { $0 == UInt8(ascii: "\n") } == 1)
            let read = try #require(BatchRecord(line: record.line.dropLast()))
            #expect("\(read)" == "\(record)")
        }
    }

    @Test func onlyTheLastLineMayBeTorn() throws {
        let line = BatchRecord(.batch(version: BatchBook.version), key: nil, time: 1).line
        let torn = try BatchBook(line + line.dropLast(9), path: "j")
        #expect(torn.wholeBytes == line.count && torn.hasBegun)
        #expect(throws: BatchError.damaged(line: 2, path: "j")) {
            try BatchBook(line + Array("{\"ev\n".utf8) + line, path: "j")
        }
    }

    @Test func aSessionIsAsOldAsItsFirstRequest() throws {
        var book = BatchBook()
        book.apply(
            BatchRecord(
                .item(id: "a", place: "", stem: "a", prompt: "", model: nil, seed: nil), key: "k", time: 1))
        for time in [Int64(10), 20] {
            book.apply(BatchRecord(.sent(sessionID: "s"), key: "k", time: time))
        }
        #expect(book.entries["k"]?.sentAt == 10)
        book.apply(BatchRecord(.sent(sessionID: "other"), key: "k", time: 30))
        #expect(book.entries["k"]?.sentAt == 30)
        book.apply(BatchRecord(.reached(.refused, because: "no"), key: "k", time: 40))
        #expect(book.entries["k"]?.sentAt == nil)
    }

    /// Line after line, to each state and back again.
    @Test func linesMakeStates() throws {
        let pictures: [BatchEntry.Picture] = [.init(url: "a"), .init(url: "b")]
        let lines: [(BatchRecord.Event, BatchItemState, reason: String?)] = [
            (
                .item(id: "a", place: "", stem: "a", prompt: "", model: nil, seed: nil), .unsent, nil
            ),
            (.sent(sessionID: nil), .inDoubt, BatchItemState.silence),
            (.reached(.refused, because: "no"), .refused, "no"),
            (.sent(sessionID: nil), .inDoubt, BatchItemState.silence),
            (.reached(.inDoubt, because: "perhaps"), .inDoubt, "perhaps"),
            (.created(taskID: "t"), .created, nil), (.reached(.failed, because: "why"), .failed, "why"),
            (.sent(sessionID: nil), .inDoubt, BatchItemState.silence), (.created(taskID: "u"), .created, nil),
            (.reached(.forgotten, because: "gone"), .forgotten, "gone"), (.drawn(pictures), .drawn, nil),
            (.saved(number: 0, file: "a-1.png"), .drawn, nil),
            (.saved(number: 1, file: "a-2.png"), .saved, nil),
            (.reached(.forgotten, because: "gone"), .forgotten, "gone"),
            // It turned up, and nothing has to be saved again.
            (.drawn(pictures), .saved, nil),
        ]
        var book = BatchBook()
        var seen: Set<BatchItemState> = []
        for (event, state, reason) in lines {
            let record = BatchRecord(event, key: "k", time: 1)
            book.apply(try #require(BatchRecord(line: record.line.dropLast())))
            let outcome = try #require(book.entries["k"]?.outcome)
            #expect(outcome.state == state && outcome.reason == reason, "\(event)")
            seen.insert(state)
        }
        #expect(seen == Set(BatchItemState.allCases))
    }

    /// A word of a state that needs more, or is no line's, is damage.
    @Test(arguments: ["unsent", "created", "drawn", "saved", "lost", "doubted"])
    func otherWordsAreNone(word: String) {
        #expect(BatchRecord(line: Array(#"{"event":"\#(word)","key":"k","time":1}"#.utf8)) == nil)
    }

    @Test func progressCountsStates() {
        let outcomes = BatchItemState.allCases.map { state in
            var outcome = BatchEntry(key: "k", id: "a", prompt: "").outcome
            outcome.state = state
            return outcome
        }
        let progress = BatchProgress(outcomes)
        #expect(progress.total == 8 && progress.ended == 8 && progress.saved == 1 && progress.inDoubt == 1)
        #expect(progress.failed == 3 && progress.unfinished == 3)
    }
}
