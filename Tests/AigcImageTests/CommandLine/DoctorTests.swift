import JSONCoding
import TencentCloudLocal
import Testing

/// `aigc-image doctor`, where all is well and where it isn't.
@Suite struct DoctorTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func findings(
        _ arguments: [String], _ environment: [String: String], status: Int32
    ) throws -> [String: (isGood: Bool, message: String, advice: String?)] {
        let outcome = try Program(["doctor", "--json"] + arguments, in: folder, environment: environment)
            .end()
        #expect(outcome.status == status, "\(outcome.output)\(outcome.messages)")
        let list = try JSONValue(jsonText: outcome.output)["findings"]?.array ?? []
        return Dictionary(
            list.map { finding in
                (
                    finding["name"]?.string ?? "",
                    (
                        finding["ok"]?.bool ?? false, finding["message"]?.string ?? "",
                        finding["advice"]?.string
                    )
                )
            }
        ) { first, _ in first }
    }

    @Test func allIsWell() throws {
        let text = try Program.run("doctor", "--local", in: folder)
        #expect(text.status == 0, "\(text.output)")
        let lines = text.output.split(separator: "\n")
        #expect(lines.count == 5 && lines.allSatisfy { $0.hasPrefix("ok ") }, "\(text.output)")
        let local = try LocalService.start()
        let found = try findings(
            ["--endpoint", local.url, "--service", "vod"], Program.credentials(of: local), status: 0)
        #expect(found["credentials"]?.message.hasSuffix(" of the environment") == true)
        #expect(found["call"]?.message == "DescribeTaskDetail takes the signature")
        #expect(local.tasks.isEmpty)
        // Enough to tell keys apart, and no more.
        let id = local.credentials.secretID
        #expect(found.values.allSatisfy { !$0.message.contains(id) })
        #expect(found.values.allSatisfy { !$0.message.contains(local.credentials.secretKey) })
    }

    @Test func aWrongKeyIsFound() throws {
        let local = try LocalService.start()
        let environment = Program.credentials(of: local).merging(["TENCENTCLOUD_SECRET_KEY": "wrong"]) { $1 }
        let found = try findings(["--endpoint", local.url], environment, status: 1)
        #expect(found["endpoint"]?.isGood == true && found["call"]?.isGood == false)
        #expect(found["call"]?.message.contains("AuthFailure.SignatureFailure") == true)
        #expect(found["call"]?.advice?.contains("secret key is wrong") == true)
    }

    /// Only what is said of the task proves the signature.
    @Test(arguments: [
        "InternalError", "RequestLimitExceeded", "UnsupportedRegion", "FailedOperation.InvalidMpsUser",
    ])
    func whatProvesNothingIsNoProof(code: String) throws {
        let local = try LocalService.start()
        local.refuse(.init(rawValue: code))
        let found = try findings(["--endpoint", local.url], Program.credentials(of: local), status: 1)
        #expect(found["call"]?.isGood == false && found["call"]?.message.contains(code) == true)
        #expect(found["call"]?.advice != nil)
    }

    @Test func aWrongClockIsFound() throws {
        let local = try LocalService.start(.init(clockSkew: .seconds(900)))
        let found = try findings(["--endpoint", local.url], Program.credentials(of: local), status: 1)
        #expect(found["clock"]?.message.contains(" s behind ") == true)
        #expect(found["clock"]?.advice?.hasPrefix("Set this machine's clock") == true)
        // It is corrected for the call.
        #expect(found["call"]?.isGood == true)
    }

    @Test func whatIsMissingIsFound() throws {
        let local = try LocalService.start()
        local.stop()
        let found = try findings(["--endpoint", local.url], ["HOME": folder.path], status: 1)
        #expect(found["credentials"]?.isGood == false && found["endpoint"]?.isGood == false)
        #expect(found["credentials"]?.advice?.contains("/cam/capi") == true)
        #expect(found["endpoint"]?.advice?.contains("--endpoint") == true)
        #expect(found["call"] == nil)
    }
}
