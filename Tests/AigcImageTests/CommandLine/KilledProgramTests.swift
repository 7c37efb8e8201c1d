import Foundation
import TencentCloudLocal
import Testing

/// A program that is killed in the middle of a create, and started again with the same session id.
@Suite struct KilledProgramTests {
    /// The service has at most one task of a session id, whenever the program died; in the end exactly one.
    @Test func aSessionIDIsNeverBilledTwice() async throws {
        let folder = try TemporaryFolder()
        let scale = Int(ProcessInfo.processInfo.environment["TENCENTCLOUD_FAULTS_SCALE"] ?? "") ?? 1
        var plan = FaultPlan([.slowReply: 0.3, .lostReply: 0.2, .resetAfterRequest: 0.1, .htmlPage: 0.05])
        plan.dripTime = .milliseconds(30)
        let local = try LocalService.start(
            LocalServiceOptions(
                taskDuration: .zero, queueDuration: .zero, limitsRequestRate: false, faults: plan))
        defer { local.stop() }

        var (killed, random) = (0, SystemRandomNumberGenerator())
        for number in 0..<(12 * scale) {
            let sessionID = "session-\(number)"
            var isBilled = false
            for life in 0..<20 where !isBilled {
                let program = try create(sessionID, at: local, in: folder)
                if life < 3 {
                    // From before it has sent anything to after it has ended.
                    pause(milliseconds: Int.random(in: 5..<90, using: &random))
                    if program.kill() { killed += 1 }
                }
                let outcome = program.end()
                // It ends well, or it learns that the service knows the session id.
                isBilled = outcome.status == 0 || outcome.messages.contains("SessionId")
                let tasks = local.tasks.count { $0.sessionID == sessionID }
                #expect(tasks <= 1)
                #expect(tasks == 1 || !isBilled, "\(outcome.output) \(outcome.messages)")
            }
            #expect(isBilled)
        }
        #expect(killed > 0)
        #expect(local.tasks.count == 12 * scale)
        #expect(Set(local.tasks.map(\.sessionID)).count == 12 * scale)
    }

    /// Holds the thread: a task that sleeps may be woken long after the program has ended, on a busy machine.
    private func pause(milliseconds: Int) { Thread.sleep(forTimeInterval: Double(milliseconds) / 1000) }

    private func create(
        _ sessionID: String, at local: LocalService, in folder: TemporaryFolder
    ) throws -> Program {
        let request = """
            {"SubAppId": 251007502, "ModelName": "Kling", "ModelVersion": "3.0", "Prompt": "a red panda",
             "SessionId": "\(sessionID)"}
            """
        return try Program(
            ["call", "vod", "CreateAigcImageTask", "--json", request, "--endpoint", local.url], in: folder,
            environment: [
                "TENCENTCLOUD_SECRET_ID": local.credentials.secretID,
                "TENCENTCLOUD_SECRET_KEY": local.credentials.secretKey,
            ])
    }
}
