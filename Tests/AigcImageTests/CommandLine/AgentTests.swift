import JSONCoding
import TencentCloudLocal
import Testing

/// `aigc-image mcp`, as an agent talks to it. `.ci/checks/mcp.py` has the protocol's own client do so.
@Suite struct AgentTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What is answered to messages, in their order.
    private func answers(
        _ messages: [String]
    ) throws -> [JSONValue] {
        let lines = messages.map { "echo '\($0)'" }.joined(separator: "; ")
        let outcome = try Program.shell(
            "{ \(lines); } | aigc-image mcp --local", in: folder
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try outcome.output.split(separator: "\n").map { try JSONValue(jsonText: String($0)) }
    }

    @Test func whatIsNoRequestIsSaidToBeNone() throws {
        let found = try answers([
            "no JSON", #"{"jsonrpc": "2.0"}"#, #"{"id": 8, "method": 7}"#, #"{"id": null, "method": "ping"}"#,
            #"{"id": 9, "method": "tools/call", "params": {"name": "draw", "arguments": {"prompt": "a\\u0000b"}}}"#,
            #"{"id": 1, "method": "resources/list"}"#,
            #"{"id": 2, "method": "tools/call", "params": {"name": "paint"}}"#,
            #"{"id": 3, "method": "tools/call", "params": {"name": "draw", "arguments": {"promt": "x"}}}"#,
            #"{"id": 4, "method": "initialize", "params": {"protocolVersion": "1999-01-01"}}"#,
            #"{"method": "notifications/initialized"}"#, #"{"id": 5, "method": "ping"}"#,
        ])
        #expect(found.allSatisfy { $0["jsonrpc"] == "2.0" })
        #expect(
            found.compactMap { $0["error"]?["code"]?.number?.int64 } == [
                -32700, -32600, -32600, -32600, -32602, -32601, -32602, -32602,
            ])
        #expect(found.dropLast().last?["result"]?["protocolVersion"] == "2025-06-18")
        #expect(found.last?["id"] == 5 && found.last?["result"] == [:])
        #expect(folder.names.isEmpty)
    }

    /// The rows of the command are the schema.
    @Test func aToolTakesWhatItsCommandTakes() throws {
        let tools = try answers([#"{"id": 1, "method": "tools/list"}"#])[0]["result"]?["tools"]?.array ?? []
        let draw = try #require(tools.first { $0["name"] == "draw" })
        let properties = try #require(draw["inputSchema"]?["properties"]?.object)
        #expect(draw["inputSchema"]?["required"] == ["prompt"])
        #expect(properties["aspect-ratio"]?["type"] == "string" && properties["seed"]?["type"] == "integer")
        #expect(properties["reference"]?["items"]?["type"] == "string")
        for name in ["output", "force", "endpoint", "json", "dry-run"] { #expect(properties[name] == nil) }
    }

    /// What is drawn at one time gets a name each, and nothing that is paid for is lost.
    @Test(.timeLimit(.minutes(5))) func drawingsAtOnceHaveTheirOwnNames() throws {
        let draw =
            #"", "method": "tools/call", "params": {"name": "draw", "arguments": {"prompt": "same", "model": "Picasso"}}}"#
        let script = """
            count() { ls | grep -c '[.]png$' || true; }
            {
                for id in 1 2 3 4 5 6; do printf '{"id": "%s%s\\n' "$id" '\(draw)'; done
                until [ "$(count)" = 6 ]; do sleep 0.2; done
                sleep 2
            } | aigc-image mcp --local > answers
            """
        let outcome = try Program.shell(script, in: folder).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        let answers = String(decoding: try folder.bytes("answers"), as: UTF8.self)
        let found = try answers.split(separator: "\n").map { try JSONValue(jsonText: String($0)) }
        #expect(found.count == 6 && found.allSatisfy { $0["result"]?["isError"] == false }, "\(found)")
        #expect(folder.names.count { $0.hasSuffix(".png") } == 6, "\(folder.names)")
        // What the terminal would be told, an agent is.
        #expect(answers.contains("note: Picasso"))
    }

    @Test(.timeLimit(.minutes(5))) func whoCancelsIsToldTheTask() async throws {
        let local = try LocalService.start(.init(taskDuration: .seconds(600)))
        let program = try Program.shell(
            """
            wait_for() { until [ -e "$1" ]; do sleep 0.1; done; }
            {
                echo '{"id": 7, "method": "tools/call", "params": {"name": "draw", "arguments": {"prompt": "x"}}}'
                wait_for created
                echo '{"method": "notifications/cancelled", "params": {"requestId": 7}}'
                wait_for told
            } | aigc-image mcp --endpoint \(local.url)
            """, in: folder, environment: Program.credentials(of: local))
        while local.tasks.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
        let id = try #require(local.tasks.first?.id)
        try folder.write([], to: "created")
        var answer = ""
        while !answer.contains("\n") {
            let more = program.nextOutput()
            if more.isEmpty { break }
            answer += more
        }
        try folder.write([], to: "told")
        #expect(program.end().status == 0)
        let message = try JSONValue(jsonText: answer)
        #expect(message["method"] == "notifications/message" && message["id"] == nil)
        #expect(message["params"]?["data"]?.string?.contains(id) == true, "\(answer)")
        #expect(local.tasks.count == 1)
    }
}
