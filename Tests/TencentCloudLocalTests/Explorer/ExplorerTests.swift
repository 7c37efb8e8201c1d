import Foundation
import JSONCoding
import TencentCloudRuntime
import Testing

@testable import TencentCloudLocal

/// What the explorer's page asks for, over a real socket.
@Suite struct ExplorerTests {
    private let local: LocalService
    private let desk: Desk

    init() throws {
        local = try LocalService.start()
        desk = Desk(local)
    }

    @Test func thePageIsThereForBrowsers() throws {
        let page = try download(local.url + "/")
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.hasPrefix("<!doctype html>"))
        for part in ["explorer.css", "explorer.js"] {
            #expect(page.text.contains("/_local/explorer/\(part)"))
            #expect(try download("\(local.url)/_local/explorer/\(part)").status == 200)
        }
        #expect(try download(local.url + "/_local/explorer/nothing").status == 404)
        // A client that forgot to sign isn't one.
        #expect(try download(local.url + "/?Action=X").text.contains("\"Error\""))
    }

    /// Every action and every parameter of the descriptions is there.
    @Test(arguments: [("mps", "2019-06-12"), ("vod", "2018-07-17")])
    func servicesAreDescribed(service: String, version: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let api = try JSONValue(
            jsonBytes: [UInt8](Data(contentsOf: root.appending(path: "spec/\(service)/\(version)/api.json"))))
        let listed = try desk.get("services")["services"]?.array?.first { $0["service"]?.string == service }
        let actions = Set(api["actions"]?.object?.members.map(\.name) ?? [])
        #expect(Set(listed?["actions"]?.array?.compactMap { $0["name"]?.string } ?? []) == actions)

        let described = try desk.get("services/\(service)/\(version)")
        #expect(described["module"]?.string == "TencentCloud\(service.uppercased())")
        for action in described["actions"]?.array ?? [] {
            let request = try #require(action["request"]?.string)
            let members = described["types"]?[request]?["members"]?.array ?? []
            let official = api["objects"]?[request]?["members"]?.array ?? []
            #expect(members.map { $0["name"] } == official.map { $0["name"] })
        }
        #expect(try desk.refusal("GET", "services/\(service)/2000-01-01").hasPrefix("404"))
    }

    /// What is signed here is what the service takes; keys appear as hashes alone.
    @Test func aRequestIsSignedStepByStep() throws {
        let order =
            #"{"service": "mps", "version": "2019-06-12", "action": "CreateAigcImageTask", "#
            + #""region": "ap-guangzhou", "parameters": {"Prompt": "小熊猫"}}"#
        let signed = try desk.post("sign", order)
        #expect(!signed.text().contains(local.credentials.secretKey))
        let headers = (signed["headers"]?.array ?? []).map {
            ($0["name"]?.string ?? "", $0["value"]?.string ?? "")
        }
        let body = try #require(signed["body"]?.string)
        let head = headers.reduce("POST / HTTP/1.1\r\n") { $0 + "\($1.0): \($1.1)\r\n" }
        let connection = try #require(RawConnection(port: local.port))
        connection.send("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(connection.answer()?.text.contains("TaskId") == true)
        #expect(local.tasks.map(\.prompt) == ["小熊猫"])

        let steps = try #require(signed["steps"])
        let canonical = try #require(steps["canonicalRequest"]?.string)
        #expect(steps["hashedCanonicalRequest"]?.string == SHA256.hash(Array(canonical.utf8)).hex)
        let signature = try #require(steps["signature"]?.string)
        #expect(headers.last?.1.hasSuffix("Signature=\(signature)") == true)
        #expect(steps["keys"]?.array?.count == 3)
        #expect(
            try desk.refusal("POST", "sign", #"{"service": "mps"}"#).hasPrefix("400 \"version\" is missing"))
    }

    private func compare(_ text: String) throws -> JSONValue {
        try desk.post("compare", JSONValue.object(["request": .string(text)]).text())
    }

    private func request(_ change: (inout SignedRequest) -> Void = { _ in }) -> String {
        var request = SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": "x"}"#)
        change(&request)
        return String(decoding: request.bytes, as: UTF8.self)
    }

    @Test func aGoodRequestIsGood() throws {
        let good = try compare(request())
        #expect(good["isGood"] == true, "\(good)")
        #expect(good["yourSignature"] == good["expectedSignature"])
        #expect(try compare(request().replacing("\r\n", with: "\n"))["isGood"] == true)
    }

    /// Each usual mistake is called by its name.
    @Test func mistakesAreNamed() throws {
        let mistakes: [(String, String)] = [
            (request().replacing(#"{"Prompt": "x"}"#, with: #"{"Prompt":"x"}"#), "laid out anew"),
            (request().replacing(#"{"Prompt": "x"}"#, with: #"{"Prompt": "x"}"# + "\n"), "another end"),
            (
                request { $0.body = [] } + #"{"a": 1}"#,
                "empty body"
            ),
            (
                request { $0.payloadIsSigned = false }.replacing(
                    "X-TC-Content-SHA256: UNSIGNED-PAYLOAD\r\n", with: ""),
                "UNSIGNED-PAYLOAD"
            ),
            (
                request().replacing(
                    "Content-Type: application/json\r\n",
                    with: "Content-Type: application/json; charset=utf-8\r\n"), "Content-Type was signed"
            ),
            (
                request { $0.host = "mps.tencentcloudapi.com" }.replacing(
                    "Host: mps.tencentcloudapi.com",
                    with: "Host: 127.0.0.1:\(local.port)"), "Host was signed"
            ),
            (
                request {
                    $0.credentials = Credentials(secretID: local.credentials.secretID, secretKey: "other")
                },
                "No usual mistake"
            ),
            (
                request { $0.credentials = Credentials(secretID: "AKIDother", secretKey: "other") },
                "SecretId isn't"
            ),
            (
                request { $0.host = "127.0.0.1:\(local.port)" }.replacing(
                    "Host: 127.0.0.1:\(local.port)", with: "Host: 127.0.0.1"), "Host was signed"
            ),
            (request { $0.timestamp -= 4_000 }, "more than 5 minutes"),
            (request { $0.spoil = { $0.replacing("/20", with: "/19") } }, "date isn't"),
        ]
        for (text, name) in mistakes {
            let answer = try compare(text)
            let differences = (answer["differences"]?.array ?? []).compactMap { $0["what"]?.string }
            #expect(answer["isGood"] == false, "\(name)")
            #expect(differences.contains { $0.contains(name) }, "\(name): \(differences)")
            #expect(!answer.text().contains(local.credentials.secretKey))
        }
        let unsigned = try compare(
            "POST / HTTP/1.1\nHost: x\nX-TC-Action: A\nX-TC-Version: 1\nX-TC-Timestamp: 1\n\n{}")
        #expect(unsigned["verdict"]?.string?.contains("The Authorization header is missing") == true)
        let unread = try compare("hello")
        #expect(unread["verdict"]?.string?.hasPrefix("The text isn't an HTTP request") == true)
    }

    /// What the gateway refuses for its address or service isn't called good, however well it is signed.
    @Test func othersServicesAndPathsAreNamed() throws {
        let version = request().replacing("2019-06-12", with: "2000-01-01")
        let answer = try compare(version)
        #expect(answer["isGood"] == false)
        #expect(answer["differences"]?.array?.first?["what"]?.string?.contains("don't go together") == true)
        #expect(try compare(request().replacing("POST / ", with: "POST /v3 "))["isGood"] == false)
    }

    /// The body is compared as it was sent.
    @Test func lineEndsInTheBodyAreKept() throws {
        let text = request { $0.body = Array("{\"Prompt\":\r\n\"x\"}".utf8) }
        #expect(try compare(text)["isGood"] == true)
    }
}
