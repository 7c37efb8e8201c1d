import JSONCoding
import TencentCloudLocal
import Testing

/// `aigc-image mcp`, as an agent talks to it. `.ci/checks/mcp.py` has the protocol's own client do so.
@Suite struct AgentTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What is answered to messages, in their order.
    private func answers(
        _ messages: [String], options: String = "--local", environment: [String: String] = [:]
    ) throws -> [JSONValue] {
        let lines = messages.map { $0.hasPrefix("sleep ") ? $0 : "echo '\($0)'" }.joined(separator: "; ")
        let outcome = try Program.shell(
            "{ \(lines); } | aigc-image mcp \(options)", in: folder, environment: environment
        ).end()
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try outcome.output.split(separator: "\n").map { try JSONValue(jsonText: String($0)) }
    }

    @Test func whatIsNoRequestIsSaidToBeNone() throws {
        let found = try answers([
            "no JSON", #"{"jsonrpc": "2.0"}"#, #"{"id": 1, "method": "resources/list"}"#,
            #"{"id": 2, "method": "tools/call", "params": {"name": "paint"}}"#,
            #"{"id": 3, "method": "tools/call", "params": {"name": "draw", "arguments": {"promt": "x"}}}"#,
            #"{"id": 4, "method": "initialize", "params": {"protocolVersion": "1999-01-01"}}"#,
            #"{"method": "notifications/initialized"}"#, #"{"id": 5, "method": "ping"}"#,
        ])
        #expect(found.allSatisfy { $0["jsonrpc"] == "2.0" })
        #expect(
            found.compactMap { $0["error"]?["code"]?.number?.int64 } == [
                -32700, -32600, -32601, -32602, -32602,
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

    @Test func whoCancelsIsToldTheTask() throws {
        let local = try LocalService.start(.init(taskDuration: .seconds(600)))
        let found = try answers(
            [
                #"{"id": 7, "method": "tools/call", "params": {"name": "draw", "arguments": {"prompt": "x"}}}"#,
                "sleep 3", #"{"method": "notifications/cancelled", "params": {"requestId": 7}}"#, "sleep 3",
                #"{"id": 8, "method": "ping"}"#,
            ], options: "--endpoint \(local.url)", environment: Program.credentials(of: local))
        let id = try #require(local.tasks.first?.id)
        #expect(found.map { $0["id"] } == [7, 8])
        #expect(found[0]["result"]?["isError"] == true)
        #expect(
            found[0]["result"]?["content"]?.array?.first?["text"]?.string?.contains(id) == true, "\(found[0])"
        )
        #expect(local.tasks.count == 1)
    }
}
