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
    /// The runs that are under way, by the requests' ids as JSON.
    private let runs = Mutex<[String: ChildProgram]>([:])
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
        var threads: [SystemThread] = []
        ChildProgram.readLines(0) { line in
            if line.allSatisfy(\.isWhitespace) { return }
            guard let message = try? JSONValue(jsonText: line), message.object != nil else {
                return fail(.null, -32700, "The line isn't a JSON object.")
            }
            if let thread = take(message) { threads.append(thread) }
        }
        // Whoever is gone has no use for what they wait for; a task that was created goes on.
        for run in runs.withLock({ Array($0.values) }) { kill(run.process, SIGINT) }
        for thread in threads { thread.join() }
    }

    private func take(_ message: JSONValue) -> SystemThread? {
        guard let method = message["method"]?.string else {
            // An answer: nothing was asked.
            if message["id"] == nil { fail(.null, -32600, "There is no method.") }
            return nil
        }
        let parameters = message["params"] ?? [:]
        guard let id = message["id"] else {
            if method == "notifications/cancelled", let cancelled = parameters["requestId"] {
                runs.withLock { $0[cancelled.jsonText] }.map { _ = kill($0.process, SIGINT) }
            }
            return nil
        }
        switch method {
        case "initialize": answer(id, greeting(parameters["protocolVersion"]?.string))
        case "ping": answer(id, [:])
        case "tools/list": answer(id, ["tools": .array(AgentTool.all.map(\.json))])
        case "tools/call": return call(id, parameters)
        default: fail(id, -32601, "There is no method '\(method)'.")
        }
        return nil
    }

    private func greeting(_ version: String?) -> JSONValue {
        let known = version.flatMap { Self.protocolVersions.contains($0) ? $0 : nil }
        return [
            "protocolVersion": .string(known ?? Self.protocolVersions[0]), "capabilities": ["tools": [:]],
            "serverInfo": ["name": "aigc-image", "version": .string(Version.number)],
            "instructions": .string(
                "Draws pictures with Tencent Cloud. draw and the scenes are billed: ask before you repeat one. A call "
                    + "that ends with a task's ID can be picked up by wait, which costs nothing."),
        ]
    }

    // MARK: Calls

    private func call(_ id: JSONValue, _ parameters: JSONValue) -> SystemThread? {
        let name = parameters["name"]?.string ?? ""
        guard let tool = AgentTool.all.first(where: { $0.name == name }) else {
            fail(id, -32602, "There is no tool '\(name)'.")
            return nil
        }
        let run: ChildProgram
        do {
            let words = try tool.words(parameters["arguments"]?.object ?? JSONObject(), settings: settings)
            run = try ChildProgram(program, words, environment: environment)
        } catch let error as AgentTool.Mistake {
            fail(id, -32602, error.message + ".")
            return nil
        } catch {
            fail(id, -32603, "The command can't be run: \(error).")
            return nil
        }
        runs.withLock { $0[id.jsonText] = run }
        let token = parameters["_meta"]?["progressToken"]
        let steps = Mutex(0)
        let thread = SystemThread { [self] in
            let end = run.end { line in
                guard let token else { return }
                let step = steps.withLock { steps in
                    steps += 1
                    return steps
                }
                self.send([
                    "method": "notifications/progress",
                    "params": [
                        "progressToken": token, "progress": .number(JSONNumber(step)),
                        "message": .string(line),
                    ],
                ])
            }
            _ = runs.withLock { $0.removeValue(forKey: id.jsonText) }
            answer(id, AgentResult(end.status, end.output, end.messages).json)
        }
        if thread == nil { kill(run.process, SIGINT) }
        return thread
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
