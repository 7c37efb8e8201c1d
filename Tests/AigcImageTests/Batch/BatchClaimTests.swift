import Foundation
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// Tasks whose IDs were lost, found by somebody, and given to their items.
@Suite struct BatchClaimTests {
    typealias Service = BatchFixture.Service

    let fixture: BatchFixture

    init() throws { fixture = try BatchFixture() }

    /// Every create's answer is lost; those of MPS can't be asked for.
    private func doubtful(_ count: Int) async throws -> ImageBatch {
        let transport = LossyTransport { action, _ in
            action == "CreateAigcImageTask" ? .answerLost : .delivered
        }
        let batch = fixture.batch((0..<count).map { "panda \($0)" }, .mps, transport: transport)
        #expect(try await batch.run().allSatisfy { $0.state == .inDoubt })
        return batch
    }

    private func task(_ prompt: String) throws -> String {
        try #require(fixture.local.tasks.first { $0.prompt == prompt }?.id)
    }

    @Test func aFoundTaskIsSavedForItsItem() async throws {
        let batch = try await doubtful(2)
        let taskID = try task("panda 1")
        try batch.claim(["item 1": taskID])
        // The same command, started again.
        try batch.claim(["item 1": taskID])
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.inDoubt, .saved] && outcomes[1].taskID == taskID)
        #expect(fixture.images == ["item 1.png"] && fixture.tasks(.mps) == 2)
        try batch.claim(["item 1": taskID])
        #expect(try await batch.run()[1].state == .saved)
    }

    @Test func whatCannotBeIsSaid() async throws {
        let batch = try await doubtful(3)
        let taskID = try task("panda 1")
        try batch.claim(["item 1": taskID])
        let cases: [([String: String], BatchError)] = [
            (["item 9": taskID], .unknownItem("item 9")),
            (["item 1": "4-AigcImage-x"], .hasTask("item 1", taskID: taskID)),
            (["item 2": taskID], .taskOfAnother(taskID, item: "item 1")),
        ]
        for (claims, expected) in cases {
            #expect(throws: expected) { try batch.claim(claims) }
        }
    }

    /// One of several doubts is decided on, the others stay.
    @Test func doubtsAreResentByName() async throws {
        var batch = try await doubtful(3)
        batch.generator = fixture.batch([], .mps).generator
        batch.options.resendsDoubtful = .items(["item 1"])
        let outcomes = try await batch.run()
        #expect(outcomes.map(\.state) == [.inDoubt, .saved, .inDoubt] && fixture.tasks(.mps) == 4)
    }

    /// Sent again and refused, it is as doubtful as before: nobody has said that it may be sent a third time.
    @Test func aDoubtThatIsResentInVainStays() async throws {
        var batch = try await doubtful(1)
        let refusing = RewritingTransport { action, _, answer in
            guard action == "CreateAigcImageTask" else { return answer }
            let text = #"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"},"RequestId":"r"}}"#
            return HTTPResponse(status: 200, body: Array(text.utf8))
        }
        batch.generator = fixture.batch([], .mps, transport: refusing).generator
        batch.options.resendsDoubtful = true
        #expect(try await batch.run()[0].state == .inDoubt)
        let count = refusing.count("CreateAigcImageTask")
        batch.options.resendsDoubtful = false
        #expect(try await batch.run()[0].state == .inDoubt)
        #expect(refusing.count("CreateAigcImageTask") == count)
    }
}
