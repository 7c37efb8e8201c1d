import JSONCoding
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@testable import TencentCloudLocal

/// What tests in any language do with the service, over HTTP.
@Suite struct ControlDeskTests {
    private let time = ManualClock()
    private let local: LocalService
    private let desk: Desk

    init() throws {
        local = try LocalService.start(.init(clock: time.clock))
        desk = Desk(local)
    }

    private func create(_ prompt: String = "a red panda", on local: LocalService? = nil) throws -> JSONValue {
        let create = JSONValue.object(["Prompt": .string(prompt)]).text()
        return try SignedRequest(local ?? self.local, "mps", "CreateAigcImageTask", create).response()
    }

    private func code(_ prompt: String = "a red panda") throws -> String? {
        try create(prompt)["Error"]?["Code"]?.string
    }

    @Test func saysThatItIsWellAndHandsOutItsKey() throws {
        let health = try desk.get("health")
        #expect(health["status"]?.string == "ok" && health["url"]?.string == local.url)
        #expect(health["services"]?.array?.compactMap { $0["service"]?.string } == ["mps", "vod"])
        let key = try desk.get("credentials")
        #expect(key["secretId"]?.string == local.credentials.secretID)
        #expect(key["secretKey"]?.string == local.credentials.secretKey)
    }

    /// They may be real.
    @Test func keysThatItWasGivenStayItsOwn() throws {
        let given = Credentials(secretID: "AKIDgiven", secretKey: "given-secret", token: "token")
        let local = try LocalService.start(.init(credentials: given))
        #expect(try Desk(local).refusal("GET", "credentials").hasPrefix("404 The credentials are those"))
        #expect(try create(on: local)["TaskId"] != nil)
        for target in ["health", "requests", "tasks", "state"] {
            #expect(!(try Desk(local).get(target).text().contains("given-secret")))
        }
    }

    @Test func showsRequestsTasksAndBills() throws {
        let id = try #require(try create("a \"red\" panda")["TaskId"]?.string)
        _ = try create("[[fail:InternalError]]")
        _ = try create("[[error:FailedOperation]]")
        time.advance(by: .seconds(1))

        let requests = try #require(try desk.get("requests")["requests"]?.array)
        #expect(requests.count == 3)
        #expect(requests[0]["action"]?.string == "CreateAigcImageTask")
        #expect(requests[0]["parameters"]?["Prompt"]?.string == "a \"red\" panda")
        #expect(requests[2]["code"]?.string == "FailedOperation")
        #expect(try desk.get("requests?code=FailedOperation")["requests"]?.array?.count == 1)
        #expect(try desk.get("requests?after=1&limit=1")["requests"]?.array?.first?["number"] == 3)

        let tasks = try #require(try desk.get("tasks?status=done")["tasks"]?.array)
        #expect(tasks.map { $0["id"]?.string } == [id])
        #expect(try desk.get("tasks?service=vod")["tasks"] == [])
        #expect(try desk.get("tasks?prompt=red")["tasks"]?.array?.count == 1)
        #expect(try desk.get("bills") == ["tasks": 2, "images": 2, "failed": 1])
    }

    @Test func movesTheClock() throws {
        let id = try #require(try create()["TaskId"]?.string)
        func status() throws -> String? {
            let describe = JSONValue.object(["TaskId": .string(id)]).text()
            return try SignedRequest(local, "mps", "DescribeAigcImageTask", describe).response()["Status"]?
                .string
        }
        #expect(try status() == "WAIT")
        let before = try desk.get("clock")
        #expect(before["advanced"] == 0)
        let after = try desk.post("clock", #"{"advance": 1.5}"#)
        #expect(after["advanced"]?.number?.text == "1.5" && after["now"] != before["now"])
        #expect(try status() == "DONE")
        // Results expire.
        let describe = JSONValue.object(["TaskId": .string(id)]).text()
        let url = try #require(
            try SignedRequest(local, "mps", "DescribeAigcImageTask", describe).response()["ImageUrls"]?
                .array?.first?.string)
        #expect(try download(url).status == 200)
        try desk.post("clock", #"{"advance": 43200}"#)
        #expect(try download(url).status == 404)
        #expect(try desk.refusal("POST", "clock", #"{"advance": -1}"#).hasPrefix("400 \"advance\" says"))
    }

    @Test func ordersFaults() throws {
        try desk.post("faults", #"{"code": "InternalError", "contains": "knife", "count": 2}"#)
        #expect(try code() == nil)
        #expect(try code("a knife") == "InternalError")
        #expect(try code("a knife") == "InternalError")
        #expect(try code("a knife") == nil)

        try desk.post("faults", #"{"fault": "lost-reply", "action": "CreateAigcImageTask", "count": 1}"#)
        #expect(try SignedRequest(local, "vod", "PullEvents", #"{"SubAppId": 0}"#).errorCode() != nil)
        let connection = try #require(RawConnection(port: local.port))
        connection.send(SignedRequest(local, "mps", "CreateAigcImageTask", #"{"Prompt": "x"}"#).bytes)
        #expect(connection.isAtEnd())
        #expect(local.statistics.executedFaults == [.lostReply: 1])

        try desk.post("faults", #"{"code": "InternalError"}"#)
        #expect(try desk.answer("DELETE", "faults").status == 200)
        #expect(try code() == nil)
    }

    @Test func hasABalance() throws {
        try desk.post("balance", #"{"tasks": 1}"#)
        #expect(try code() == nil)
        #expect(try code() == "ResourceInsufficient")
        try desk.post("balance", #"{"tasks": null}"#)
        #expect(try code() == nil)
    }

    @Test func forgets() throws {
        _ = try create()
        try desk.post("clock", #"{"advance": 10}"#)
        try desk.post("faults", #"{"code": "InternalError"}"#)
        try desk.post("reset")
        #expect(local.tasks.isEmpty && local.requests.isEmpty)
        #expect(try desk.get("clock")["advanced"] == 0)
        #expect(try code() == nil)
    }

    @Test func isSparedByFaults() throws {
        for fault in LocalFault.allCases where fault != .refusedConnection { local.inject(fault) }
        #expect(try desk.get("health")["status"]?.string == "ok")
    }

    @Test(arguments: [
        ("GET", "nothing", "", "404 There is no /_local/nothing; below /_local/ are balance, bills, clock"),
        ("DELETE", "tasks", "", "405 /_local/tasks takes GET."),
        ("GET", "tasks?colour=red", "", "400 There is no filter 'colour'; there are service"),
        ("GET", "requests?limit=many", "", "400 'limit' has to be a whole number"),
        ("POST", "faults", "{", "400 The body has to be a JSON object with \"fault\""),
        ("POST", "faults", #"{"falt": "stall"}"#, "400 There is no \"falt\"; there are \"fault\""),
        ("POST", "faults", #"{"fault": "stal"}"#, "400 There is no fault 'stal'; they are refuse"),
        ("POST", "faults", "{}", "400 Either \"fault\" or \"code\" says"),
        ("POST", "faults", #"{"code": 1}"#, "400 \"code\" has to be a text"),
        ("POST", "balance", #"{"tasks": -1}"#, "400 \"tasks\" has to be a whole number"),
        ("PUT", "state", "{}", "400 The JSON isn't the state of a local service in format 1."),
        ("PUT", "state", "{", "400 The state isn't JSON"),
    ])
    func saysWhatIsWrong(method: String, target: String, body: String, refusal: String) throws {
        #expect(try desk.refusal(method, target, body).hasPrefix(refusal))
    }

    @Test func answersThisMachineAlone() throws {
        var desk = desk
        desk.host = "localhost:\(local.port)"
        #expect(try desk.get("health")["status"]?.string == "ok")
        desk.host = "attacker.example:\(local.port)"
        #expect(try desk.refusal("GET", "health").hasPrefix("403 /_local/ answers 127.0.0.1"))
        desk = self.desk
        desk.extra = "Origin: http://attacker.example\r\n"
        #expect(try desk.refusal("POST", "reset").hasPrefix("403 /_local/ answers its own pages"))
        desk.extra = "Sec-Fetch-Site: cross-site\r\n"
        #expect(try desk.refusal("GET", "requests").hasPrefix("403"))
        desk.extra = "Origin: \(local.url)\r\n"
        #expect(try desk.get("health")["status"]?.string == "ok")
    }

    @Test func answersTheNameThatItWasGiven() throws {
        let local = try LocalService.start(.init(baseURL: "http://tencentcloud:8080"))
        #expect(local.url == "http://tencentcloud:8080")
        var desk = Desk(local)
        desk.host = "tencentcloud:8080"
        #expect(try desk.get("health")["url"]?.string == "http://tencentcloud:8080")
    }
}
