import BindingsGenerator
import JSONCoding
import Testing

@testable import DescribedServices
@testable import TencentCloudLocal

/// Which descriptions are found, and which service a request means.
@Suite struct FolderTests {
    private typealias Spec = SpecFolder

    private func word(_ local: LocalService, _ change: (inout SignedRequest) -> Void) throws -> String? {
        var request = SignedRequest(to: local)
        change(&request)
        let response = try request.response()
        return response["Error"]?["Code"]?.string
            ?? response.object?.members.first { $0.name != "RequestId" }?.name
    }

    /// Two versions of one service, three services of one day, and a folder that isn't called like its service.
    private func folder() throws -> SpecFolder {
        let folder = try SpecFolder()
        try folder.add("cvm", output: [Spec.member("New")])
        try folder.add("cvm", version: "2020-02-02", output: [Spec.member("Old")])
        try folder.add("vpc", action: "DoToo", output: [Spec.member("Net")])
        try folder.add("autoscaling", called: "as", action: "DoToo", output: [Spec.member("Scale")])
        return folder
    }

    @Test func serviceAndVersionSayIt() throws {
        let folder = try folder()
        let local = try folder.start()
        #expect(try word(local) { $0.service = "cvm" } == "New")
        #expect(
            try word(local) {
                $0.service = "cvm"
                $0.version = "2020-02-02"
            } == "Old")
        #expect(
            try word(local) {
                $0.service = "cvm"
                $0.version = "2019-06-12"
            } == "NoSuchVersion")
        #expect(
            try word(local) {
                $0.service = "as"
                $0.action = "DoToo"
            } == "Scale")
        #expect(try word(local) { $0.service = "vpc" } == "InvalidAction")
        #expect(try word(local) { $0.service = "cbs" } == "NoSuchProduct")
        #expect(
            try word(local) {
                $0.service = "cvm"
                $0.method = "PUT"
            } == "UnsupportedProtocol")
        // The others are there as always.
        #expect(try word(local) { $0.service = "mps" } == "NoSuchVersion")
        #expect(
            try SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": "x"}"#).response()["TaskId"]
                != nil)
    }

    @Test func someActionsNeedNoSignature() throws {
        let folder = try SpecFolder()
        try folder.add("sts", output: [Spec.member("Open")], isUnsigned: true)
        try folder.add("cvm", version: "2020-02-02", output: [Spec.member("Shut")])
        let local = try folder.start()
        for host in ["127.0.0.1", "sts.tencentcloudapi.com"] {
            #expect(
                try word(local) {
                    $0.host = host
                    $0.spoil = { _ in "SKIP" }
                } == "Open")
        }
        #expect(
            try word(local) {
                $0.version = "2020-02-02"
                $0.spoil = { _ in "SKIP" }
            } == "AuthFailure.InvalidAuthorization")
        // One that comes is checked all the same.
        #expect(try word(local) { $0.service = "sts" } == "Open")
        #expect(
            try word(local) {
                $0.service = "sts"
                $0.spoil = { "\($0.dropLast())0" }
            } == "AuthFailure.SignatureFailure")
    }

    @Test func theActionSaysItOnAnAddress() throws {
        let folder = try folder()
        let local = try folder.start()
        #expect(try word(local) { $0.service = "127" } == "New")
        #expect(
            try word(local) {
                $0.service = "127"
                $0.action = "DoToo"
            } == "NoSuchProduct")
        #expect(
            try word(local) {
                $0.service = "127"
                $0.action = "DoMore"
            } == "InvalidAction")
        #expect(
            try word(local) {
                $0.service = "127"
                $0.version = "2020-02-02"
            } == "Old")
        #expect(
            try word(local) {
                $0.service = "127"
                $0.version = "2030-02-02"
            } == "NoSuchProduct")
    }

    @Test func theHostSaysIt() throws {
        let folder = try folder()
        let local = try folder.start()
        #expect(
            try word(local) {
                $0.service = "vpc"
                $0.action = "DoToo"
                $0.host = "vpc.tencentcloudapi.com"
            } == "Net")
        #expect(
            try word(local) {
                $0.service = "cvm"
                $0.host = "vpc.tencentcloudapi.com"
            } == "AuthFailure.SignatureFailure")
    }

    @Test func shippedServicesStayUnlessAskedFor() throws {
        let folder = try SpecFolder()
        try folder.add("mps", version: "2019-06-12", output: [Spec.member("Mine")])
        let request = { SignedRequest($0, "mps", "Do") }
        let local = try folder.start()
        #expect(try request(local).errorCode() == "InvalidAction")
        let chosen = try DescribedServices(at: folder.path).routes(named: ["mps"])
        let asked = try LocalService.start(services: chosen)
        #expect(try request(asked).response()["Mine"] == "Mine")
    }

    @Test func namesChoose() throws {
        let folder = try folder()
        let services = try DescribedServices(at: folder.path)
        #expect(services.count == 4)
        #expect(try services.routes(named: ["cvm"]).map(\.version) == ["2026-01-01", "2020-02-02"].sorted())
        #expect(try services.routes(named: ["cvm/2020-02-02", "as"]).map(\.service) == ["cvm", "as"])
        #expect(throws: DescribedServices.Problem.self) { try services.routes(named: ["cvn"]) }
        do {
            _ = try services.routes(named: ["cvn"])
        } catch {
            #expect("\(error)" == "there is no service 'cvn' in \(folder.path); did you mean cvm?")
        }
    }

    @Test func whatIsWrongIsSaidWithItsPlace() throws {
        let folder = try SpecFolder()
        #expect(throws: DescribedServices.Problem.self) { try DescribedServices(at: folder.path) }
        #expect(throws: FileError.self) { try DescribedServices(at: folder.path + "/nowhere") }

        try folder.add("good", output: [Spec.member("Good")])
        try folder.add("bad")
        try POSIXFile.replace("\(folder.path)/bad/v20260101/api.json", with: "{\n  \"actions\": 5\n}")
        try folder.add("odd", version: "2025-01-01", examples: "5")
        let local = try folder.start()
        let error = try SignedRequest(to: local, service: "bad").response()["Error"]
        #expect(error?["Code"] == "InternalError")
        let place = "\(folder.path)/bad/v20260101/api.json:2:14: error: \"actions\" must be an object"
        #expect(error?["Message"]?.string?.contains(place) == true, "\(error?.text() ?? "")")
        #expect(try word(local) { $0.service = "good" } == "Good")
        #expect(try word(local) { $0.service = "127" } == "Good")
        var odd = SignedRequest(to: local, service: "odd")
        odd.version = "2025-01-01"
        let message = try odd.response()["Error"]?["Message"]?.string
        #expect(message?.contains("odd/v20250101/examples.json:1:") == true, "\(message ?? "")")
    }

    /// The explorer finds what was never asked for.
    @Test func explorersSeeEveryService() throws {
        let folder = try folder()
        let local = try folder.start()
        let listed = try explorer(local, "services")["services"]?.array ?? []
        #expect(listed.compactMap { $0["service"]?.string } == ["mps", "vod", "as", "cvm", "cvm", "vpc"])
        #expect(listed.last?["actions"]?.array?.compactMap { $0["name"]?.string } == ["DoToo"])
        let described = try explorer(local, "services/cvm/2020-02-02")
        #expect(described["namespace"]?.string == "CVM")
        #expect(described["types"]?["DoResponse"]?["members"]?.array?.first?["name"]?.string == "Old")
    }

    private func explorer(_ local: LocalService, _ target: String) throws -> JSONValue {
        let connection = try #require(RawConnection(port: local.port))
        connection.send("GET /_local/\(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n")
        return try JSONValue(jsonText: try #require(connection.answer()).text)
    }
}
