import JSONCoding
import Synchronization
import Testing

@testable import TencentCloudLocal

/// Creates whose answer was lost: what the user is told of money, and of the way to the task.
@Suite struct DoubtTests {
    let folder: TemporaryFolder
    let local: LocalService

    init() throws {
        folder = try TemporaryFolder()
        local = try LocalService.start(
            .init(
                taskDuration: .zero, queueDuration: .zero, limitsRequestRate: false,
                longestPull: .milliseconds(100)))
    }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try Program(
            arguments + ["--endpoint", local.url], in: folder, environment: Program.credentials(of: local)
        ).end()
    }

    private var tasks: Int { local.statistics.tasks.values.reduce(0, +) }

    /// A line that the messages show, indented.
    private func line(_ start: String, in messages: String) throws -> String {
        let lines = messages.split(separator: "\n").filter { $0.hasPrefix("  \(start)") }
        return String(try #require(lines.first, "\(messages)").dropFirst(2))
    }

    private func error(_ outcome: Program.Outcome) throws -> JSONValue {
        try #require(try JSONValue(jsonText: outcome.output)["error"])
    }

    /// The service has the task, and says so to the second request.
    @Test(arguments: [["generate", "x"], ["scene", "outpaint", "vod:1", "-a", "1:1"]])
    func vodTellsThatItHasTheTask(command: [String]) throws {
        let service = command[0] == "generate" ? ["--service", "vod"] : []
        local.inject(.lostReply)
        let outcome = try Program(
            command + service + ["--sub-app-id", "1500000001", "-q", "--json", "--endpoint", local.url],
            in: folder, environment: Program.credentials(of: local)
        ).end()
        #expect(outcome.status == 1 && tasks == 1)
        #expect(outcome.messages.contains("vod has a task of this SessionId, which is drawn and billed once"))
        let result = try JSONValue(jsonText: outcome.output)
        #expect(result["error"]?["code"]?.string == "AlreadyAccepted")
        #expect(result["error"]?["mayBeBilled"] == true && result["taskId"] == .null)
        let sessionID = try #require(result["sessionId"]?.string)
        #expect(local.tasks.map(\.sessionID) == [sessionID])
        #expect(outcome.messages.contains("session id: \(sessionID)\n"))

        // The line that is shown finds it, as it stands.
        let line = try line("aigc-image call vod PullEvents", in: outcome.messages)
        let found = try Program.shell(line, in: folder, environment: Program.credentials(of: local)).end()
        #expect(found.status == 0, "\(found.messages)")
        #expect(found.output.contains(sessionID) && found.output.contains(local.tasks[0].id))
    }

    /// No answer at all: the same command under the same name draws it once at most.
    @Test func vodIsAskedAgainUnderTheSameName() throws {
        local.inject(.lostReply, count: 20)
        let command = ["generate", "x", "--service", "vod", "--sub-app-id", "1500000001"]
        let options = ["-q", "--json", "--timeout", "60", "--endpoint", local.url]
        let environment = Program.credentials(of: local)
        let outcome = try Program(command + options, in: folder, environment: environment).end()
        #expect(outcome.status == 1 && tasks == 1)
        #expect(outcome.messages.contains("may have created the task all the same"), "\(outcome.messages)")
        #expect(try error(outcome)["mayBeBilled"] == true)
        let option = try line("--session-id", in: outcome.messages).split(separator: " ").map(String.init)
        let healthy = try LocalService.start(
            .init(credentials: local.credentials, taskDuration: .zero, queueDuration: .zero))
        for (service, status) in [(healthy, Int32(0)), (healthy, 1)] {
            let again = try Program(
                command + option + ["-q", "--json", "--endpoint", service.url], in: folder,
                environment: environment
            ).end()
            #expect(again.status == status, "\(again.messages)")
            #expect(status == 0 || again.messages.contains("vod has a task of this SessionId"))
        }
        #expect(healthy.tasks.map(\.sessionID) == [option[1]])
    }

    /// MPS recognises nothing: it is neither asked again nor kept quiet about.
    @Test func mpsLeavesADoubtThatIsReported() throws {
        local.inject(.lostReply)
        let outcome = try run("generate", "x", "-q", "--json")
        #expect(outcome.status == 1 && tasks == 1)
        #expect(outcome.messages.contains("mps may have created the task all the same"))
        #expect(outcome.messages.contains("before drawing it again"))
        #expect(try error(outcome)["mayBeBilled"] == true)
        // What certainly wasn't executed is sent again.
        local.inject(.requestLimitExceeded)
        let drawn = try run("generate", "x", "-q", "-o", "x.png")
        #expect(drawn.status == 0 && tasks == 2, "\(drawn.messages)")
    }

    /// What was certainly refused leaves no doubt.
    @Test func aRefusalIsNotBilled() throws {
        for service in ["mps", "vod"] {
            let outcome = try run(
                "generate", "[[error:LimitExceeded]] x", "--service", service, "--sub-app-id", "1500000001",
                "-q", "--json")
            #expect(outcome.status == 1 && !outcome.messages.contains("may have"))
            #expect(try error(outcome)["mayBeBilled"] == false)
        }
        #expect(tasks == 0)
    }

    /// An answer whose last bytes are lost has told the task: the picture is there, and so is a note.
    @Test(arguments: [["generate", "x", "-o", "x.png"], ["batch", "p.jsonl", "-o", "."]])
    func aTornAnswerCostsNoPicture(command: [String]) throws {
        try folder.write(Array(#"{"id": "x", "prompt": "x"}"#.utf8), to: "p.jsonl")
        let creates = Mutex(0)
        let port = Mutex(0)
        let server = try FileServer { request in
            func answer(_ text: String) -> ServerResponse {
                ServerResponse(status: 200, contentType: "application/json", body: Array(text.utf8))
            }
            switch request.header("x-tc-action") {
            case "CreateAigcImageTask":
                creates.withLock { $0 += 1 }
                return answer(#"{"Response":{"TaskId":"4-AigcImage-abc","Reque"#)
            case "DescribeAigcImageTask":
                let url = "http://127.0.0.1:\(port.withLock { $0 })/image.png"
                return answer(#"{"Response":{"Status":"DONE","ImageUrls":["\#(url)"],"RequestId":"r"}}"#)
            default: return FileServer.file(ImageBytes.png)
            }
        }
        let number = Int(server.url("").split(separator: ":").last ?? "") ?? 0
        port.withLock { $0 = number }
        let outcome = try Program(
            command + ["--endpoint", server.url("")], in: folder, environment: Program.credentials(of: local)
        ).end()
        #expect(outcome.status == 0 && folder.names.contains("x.png"), "\(outcome.messages)")
        #expect(outcome.messages.contains("note: the answer to"), "\(outcome.messages)")
        #expect(creates.withLock { $0 } == 1)
    }

    /// A page in the answer's place proves nothing, whatever its status.
    @Test func aPageProvesNothing() throws {
        for number in 1...8 {
            local.inject(.htmlPage, executing: true)
            let outcome = try run("generate", "x", "-q", "--json")
            #expect(outcome.status == 1 && tasks == number, "\(outcome.messages)")
            #expect(try error(outcome)["mayBeBilled"] == true, "\(outcome.output)")
            #expect(outcome.messages.contains("mps may have created the task all the same"))
        }
    }

    /// Raw calls say it too.
    @Test func aRawCreateSaysWhatMayBe() throws {
        local.inject(.lostReply)
        let outcome = try run("call", "mps", "CreateAigcImageTask", "--json", #"{"Prompt":"x"}"#)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("the request may have taken effect"), "\(outcome.messages)")
    }
}
