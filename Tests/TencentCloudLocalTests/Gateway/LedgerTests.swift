import JSONCoding
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudVOD
import Testing

@Suite struct LedgerTests {
    @Test func otherProcessesSeeWhatWasBilled() async throws {
        let local = try LocalService.start()
        #expect(try tasks(of: local) == [])
        let mps = try await MPSClient(local.patientConfiguration).createAigcImageTask(
            .init(prompt: "\"a\" 熊猫"))
        let vod = try await VODClient(local.patientConfiguration).createAigcImageTask(
            .init(
                subAppID: 7, modelName: .hunyuan, modelVersion: "3.0", prompt: "a panda", sessionID: "mine"))
        let expected: [JSONValue] = [
            [
                "service": "mps", "id": .string(mps.taskID), "prompt": "\"a\" 熊猫", "sessionId": .null,
            ],
            [
                "service": "vod", "id": .string(vod.taskID), "prompt": "a panda", "sessionId": "mine",
            ],
        ]
        #expect(try tasks(of: local) == expected)
        let refusal = try download(local.url + "/tasks", method: "DELETE")
        #expect(refusal.status == 405 && refusal.headers["allow"] == "GET, HEAD")
    }

    private func tasks(of local: LocalService) throws -> [JSONValue]? {
        let answer = try download(local.url + "/tasks")
        #expect(answer.status == 200 && answer.headers["content-type"] == "application/json")
        return try JSONValue(jsonBytes: answer.body).array
    }
}
