import JSONCoding
import Synchronization
import TencentCloudPlatform
import TencentCloudRuntime

/// A conversation with an agent: the Model Context Protocol, a JSON-RPC message in each line.
final class AgentSession: Sendable {
    /// The newest first.
    private static let protocolVersions = ["2025-06-18", "2025-03-26", "2024-11-05"]

    private let program: String
    private let settings: [String: String]
    private let environment: [String: String]
    private struct Run {
        var program: ChildProgram
        var isCancelled = false
    }

    /// Those under way, by the requests' ids as JSON.
    private let runs = Mutex<[String: Run]>([:])
    /// Those whose answers are still to come.
    private let unanswered = Atomic(0)
    private let output = Mutex(())

    /// - Parameters:
    ///   - program: This program's own path.
    ///   - settings: What holds for all calls: options' values by their names.
    ///   - environment: What runs see besides what this program does.
    init(program: String, settings: [String: String], environment: [String: String]) {
        self.program = program
        self.settings = settings
        self.environment = environment
    }

    /// Answers until there are no more messages, and what is under way has ended.
    func run() {
        ChildProgram.readLines(0) { line in
            if line.allSatisfy(\.isWhitespace) { return }
            guard let message = try? JSONValue(jsonText: line) else {
                return fail(.null, -32700, "The line isn't JSON.")
            }
            for message in message.array ?? [message] { take(message) }
        }
        end()
    }

    /// Whoever is gone has no use for what they wait for; a task that was created goes on.
    func end() {
        runs.withLock { runs in
            for run in runs.values { kill(run.program.process, SIGINT) }
        }
        while unanswered.load(ordering: .acquiring) > 0 { usleep(10_000) }
    }

    private func take(_ message: JSONValue) {
        let isAnswer = message["result"] != nil || message["error"] != nil
        guard let method = message["method"]?.string, message["id"] != .null else {
            // Nothing was asked.
            if !isAnswer { fail(message["id"] ?? .null, -32600, "That is no request.") }
            return
        }
        let parameters = message["params"] ?? [:]
        guard let id = message["id"] else {
            if method == "notifications/cancelled", let cancelled = parameters["requestId"] {
                runs.withLock { runs in
                    guard let run = runs[cancelled.jsonText] else { return }
                    runs[cancelled.jsonText]?.isCancelled = true
                    kill(run.program.process, SIGINT)
                }
            }
            return
        }
        switch method {
        case "initialize": answer(id, greeting(parameters["protocolVersion"]?.string))
        case "ping", "logging/setLevel": answer(id, [:])
        case "tools/list": answer(id, ["tools": .array(AgentTool.all.map(\.json))])
        case "tools/call": call(id, parameters)
        default: fail(id, -32601, "There is no method '\(method)'.")
        }
    }

    private func greeting(_ version: String?) -> JSONValue {
        let known = version.flatMap { Self.protocolVersions.contains($0) ? $0 : nil }
        return [
            "protocolVersion": .string(known ?? Self.protocolVersions[0]),
            "capabilities": ["tools": [:], "logging": [:]],
            "serverInfo": ["name": "aigc-image", "version": .string(Version.number)],
            "instructions": .string(
                "Draws pictures with Tencent Cloud. draw and the scenes are billed: ask before you repeat one. A call "
                    + "that ends with a task's ID can be picked up by wait, which costs nothing."),
        ]
    }

    // MARK: Calls

    private func call(_ id: JSONValue, _ parameters: JSONValue) {
        let name = parameters["name"]?.string ?? ""
        guard let tool = AgentTool.all.first(where: { $0.name == name }) else {
            return fail(id, -32602, "There is no tool '\(name)'.")
        }
        guard runs.withLock({ $0[id.jsonText] }) == nil else {
            return fail(id, -32600, "A request with this id is under way.")
        }
        let run: ChildProgram
        do {
            let words = try tool.words(parameters["arguments"]?.object ?? JSONObject(), settings: settings)
            run = try ChildProgram(program, words, environment: environment)
        } catch let error as AgentTool.Mistake {
            return fail(id, -32602, error.message + ".")
        } catch {
            return fail(id, -32603, "The command can't be run: \(error).")
        }
        runs.withLock { $0[id.jsonText] = Run(program: run) }
        unanswered.add(1, ordering: .acquiringAndReleasing)
        let thread = SystemThread { [self] in
            follow(run, id, progressToken: parameters["_meta"]?["progressToken"])
            unanswered.subtract(1, ordering: .acquiringAndReleasing)
        }
        if let thread { return thread.detach() }
        kill(run.process, SIGINT)
        unanswered.subtract(1, ordering: .acquiringAndReleasing)
        fail(id, -32603, "The system has no thread left.")
    }

    private func follow(_ run: ChildProgram, _ id: JSONValue, progressToken: JSONValue?) {
        let steps = Atomic(0)
        var isCancelled = false
        let end = run.end { line in
            guard let progressToken else { return }
            let step = steps.add(1, ordering: .relaxed).newValue
            self.send([
                "method": "notifications/progress",
                "params": [
                    "progressToken": progressToken, "progress": .number(JSONNumber(step)),
                    "message": .string(line),
                ],
            ])
        } forget: {
            isCancelled = runs.withLock { $0.removeValue(forKey: id.jsonText)?.isCancelled ?? false }
        }
        guard isCancelled else { return answer(id, AgentResult(end.status, end.output, end.messages).json) }
        // Who cancels wants no answer; what may be billed is told all the same.
        send([
            "method": "notifications/message",
            "params": ["level": "warning", "data": .string(AgentResult.trouble(end.messages))],
        ])
    }

    // MARK: Messages

    private func answer(_ id: JSONValue, _ result: JSONValue) { send(["id": id, "result": result]) }

    private func fail(_ id: JSONValue, _ code: Int, _ message: String) {
        send(["id": id, "error": ["code": .number(JSONNumber(code)), "message": .string(message)]])
    }

    private func send(_ message: JSONObject) {
        var message = message
        message.members.insert(.init(name: "jsonrpc", value: "2.0"), at: 0)
        let line = Array((JSONValue.object(message).text() + "\n").utf8)
        // Whoever doesn't listen any more will end the session.
        output.withLock { _ in try? FileContents.write(line, to: Terminal.Stream.output.rawValue) }
    }
}
