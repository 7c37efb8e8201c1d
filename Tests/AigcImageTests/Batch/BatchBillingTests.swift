import Foundation
import Synchronization
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// What a batch pays for when something in between speaks in the service's place.
@Suite struct BatchBillingTests {
    typealias Service = BatchFixture.Service

    let fixture: BatchFixture

    init() throws { fixture = try BatchFixture() }

    static let statuses = [302, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 426, 429, 431, 500, 502]

    /// The create was carried out, and a page comes back.
    private func gateway(_ status: Int) -> RewritingTransport {
        RewritingTransport { action, number, answer in
            guard action == "CreateAigcImageTask", number == 1 else { return answer }
            return HTTPResponse(
                status: status, headers: [HTTPField(name: "Content-Type", value: "text/html")],
                body: ImageBytes.html)
        }
    }

    /// MPS can't know a create again: it is sent once, by this start and by all others.
    @Test(arguments: statuses)
    func aPageProvesNothingToMPS(status: Int) async throws {
        let transport = gateway(status)
        let batch = fixture.batch(["a red panda"], .mps, transport: transport)
        for _ in 0..<3 {
            let outcome = try await batch.run()[0]
            #expect(outcome.state == .inDoubt && outcome.state.mayBeBilled, "\(outcome)")
        }
        #expect(fixture.tasks(.mps) == 1 && transport.count("CreateAigcImageTask") == 1)
        let generator = fixture.batch([], .mps, transport: gateway(status)).generator
        let error = await #expect(throws: ResponseError.self) { try await generator.generate("x") }
        #expect(error?.mayHaveTakenEffect == true && error.map(CreationDoubt.init) == .possible)
    }

    /// VOD is asked again under the same SessionId, and its events name the task.
    @Test(arguments: statuses)
    func aPageIsAskedAboutWithVOD(status: Int) async throws {
        let batch = fixture.batch(["a red panda"], .vod, transport: gateway(status))
        let outcome = try await batch.run()[0]
        #expect(outcome.state == .saved, "\(outcome)")
        #expect(fixture.tasks(.vod) == 1 && fixture.images == ["item 0.png"])
    }

    /// Events that can't be read leave the item in doubt that waits for one, and end nothing else.
    @Test func eventsThatCannotBeReadEndNothingElse() async throws {
        let transport = LossyTransport { action, number in
            switch action {
            case "CreateAigcImageTask" where number == 1: .answerLost
            case "PullEvents": .answerTooLarge
            default: .delivered
            }
        }
        var batch = fixture.batch(["a", "b"], .vod, transport: transport)
        batch.options.tasksAtOnce = 1
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.inDoubt, .saved])
        let again = try await fixture.batch(["a", "b"], .vod).run()
        #expect(again.map(\.state) == [.saved, .saved] && fixture.tasks(.vod) == 2)
    }

    /// What certainly wasn't carried out is sent again by itself; a service that says no more than that it failed may
    /// have billed it.
    @Test(arguments: Service.allCases)
    func onlyWhatWasNotCarriedOutIsSentAgainByItself(service: Service) async throws {
        var batch = fixture.batch(
            [
                "[[error:FailedOperation]]", "[[error:InvalidParameter.ViolationContent]]",
                "[[error:LimitExceeded]]",
            ],
            service)
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.failed, .refused, .refused])
        #expect(outcomes.map(\.state.mayBeBilled) == [true, false, false])
        #expect(fixture.creates(service) == 3)
        _ = try await batch.run()
        #expect(fixture.creates(service) == 5)
        batch.options.redrawsFailed = .items(["item 1"])
        _ = try await batch.run()
        #expect(fixture.creates(service) == 7)
        batch.options.redrawsFailed = .items(["item 0"])
        _ = try await batch.run()
        #expect(fixture.creates(service) == 10)
    }

    /// The journal has a create's line when its request leaves, once however often that is.
    @Test(arguments: Service.allCases)
    func aCreateIsWrittenDownBeforeItLeaves(service: Service) async throws {
        let path = fixture.folder.file(ImageBatch.journalName)
        @Sendable func lines() -> Int {
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").count { $0.contains(#""event":"sent""#) }
        }
        let seen = Mutex<[Int]>([])
        let transport = LossyTransport { action, _ in
            if action == "CreateAigcImageTask" { seen.withLock { $0.append(lines()) } }
            return .delivered
        }
        fixture.local.inject(.requestLimitExceeded)
        #expect(try await fixture.batch(["a"], service, transport: transport).run()[0].state == .saved)
        #expect(seen.withLock { $0 } == [1, 1] && lines() == 1)
    }

    /// What can't be sent leaves no line of a create.
    @Test func whatIsNotSentIsNotWrittenDownAsSent() async throws {
        let outcome = try await fixture.batch(["a"], .mps) { $0.seed = 1 }.run()[0]
        #expect(outcome.state == .refused && outcome.reason?.contains("seed: mps takes none") == true)
        let journal = String(decoding: try fixture.folder.bytes(ImageBatch.journalName), as: UTF8.self)
        #expect(!journal.contains(#""event":"sent""#) && fixture.creates(.mps) == 0)
    }

    /// Two items never share a picture without a word.
    @Test(arguments: Service.allCases)
    func aTaskIsOfOneItemAlone(service: Service) async throws {
        let first = Mutex<HTTPResponse?>(nil)
        let transport = RewritingTransport { action, number, answer in
            guard action == "CreateAigcImageTask" else { return answer }
            return first.withLock { first in
                first = first ?? answer
                return first ?? answer
            }
        }
        var batch = fixture.batch(["a", "b"], service, transport: transport)
        batch.options.tasksAtOnce = 1
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.saved, .inDoubt])
        #expect(outcomes[1].reason?.contains("which is that of item 0") == true, "\(outcomes[1])")
        #expect(fixture.images == ["item 0.png"] && fixture.tasks(service) == 2)
    }
}
