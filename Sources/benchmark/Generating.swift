import APISpec
import BindingsGenerator
import Foundation
import JSONCoding
import TencentCloudPlatform

/// From description to Swift, in this process and without writing files, beside nothing but parsing the same
/// bytes with Foundation.
enum Generating {
    /// - Parameter catalogue: a folder of official metadata, `services/<service>/<version>/api.json` below it.
    static func figures(catalogue: String?) throws -> [Figure] {
        let spec = try specFolder()
        // First, so that the peak of memory is its own.
        var figures = try catalogue.map { [try whole($0), try byDebugBuild($0)] } ?? []
        figures.append(try shipped(spec))
        let vod = try JSONValue(jsonBytes: bytes(at: "\(spec)/vod/2018-07-17/api.json"))
        for copies in [1, 10, 100] {
            let document = repeated(vod, copies: copies).jsonBytes
            let file = SourceFile(path: "api.json", bytes: document)
            figures.append(
                try figure(
                    "generate vod × \(copies)", documents: [document],
                    generate: { try files(Pipeline.generate(api: file)) }))
        }
        return figures
    }

    /// Every description of a catalogue, one after the other, from file to Swift: once, since it takes seconds.
    private static func whole(_ catalogue: String) throws -> Figure {
        let services = "\(catalogue)/services"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: services).sorted()
            .filter { $0.hasSuffix("/api.json") }.map { "\(services)/\($0)" }
        guard !paths.isEmpty else { throw Failure("there is no description in \(services)") }
        var sizes = (json: 0, swift: 0)
        let before = processorSeconds()
        let elapsed = try ContinuousClock().measure {
            for path in paths {
                let document = try bytes(at: path)
                sizes.json += document.count
                let files = try files(Pipeline.generate(api: SourceFile(path: path, bytes: document)))
                sizes.swift += files.reduce(0) { $0 + $1.text.utf8.count }
            }
        }
        return Figure(
            name: "generate \(paths.count) descriptions", unit: .milliseconds,
            value: elapsed / .milliseconds(1), baseline: .unavailable(why: "nothing else takes them"),
            note: "\(sizes.json / 1_000_000) MB of JSON to \(sizes.swift / 1_000_000) MB of Swift, in "
                + "\(milliseconds(processorSeconds() - before)) of processor time, at most "
                + "\(peakMegabytes()) MB resident")
    }

    /// All of mps by the tool as plugins run it: a debug build, its start and the writing of files included.
    private static func byDebugBuild(_ catalogue: String) throws -> Figure {
        let name = "generate all of mps, debug build"
        let tool = URL(fileURLWithPath: ".build/debug/generate-bindings")
        guard FileManager.default.isExecutableFile(atPath: tool.path) else {
            throw Failure("there is no \(tool.path): swift build --product generate-bindings")
        }
        let description = "\(catalogue)/services/mps/v20190612/api.json"
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("bindings-\(getpid())")
        var seconds: [Double] = []
        let before = processorSeconds(ofChildren: true)
        let runs = 5
        for _ in 0..<runs {
            defer { try? FileManager.default.removeItem(at: output) }
            let process = Process()
            process.executableURL = tool
            process.arguments = ["generate", "--api", description, "--output-directory", output.path]
            let elapsed = try ContinuousClock().measure {
                try process.run()
                process.waitUntilExit()
            }
            guard process.terminationStatus == 0 else { throw Failure("\(tool.path) failed") }
            seconds.append(elapsed / .seconds(1))
        }
        let processor = (processorSeconds(ofChildren: true) - before) / Double(runs)
        return Figure(
            name: name, unit: .milliseconds, value: Measurement.median(seconds) * 1e3,
            baseline: .unavailable(why: "nothing else takes it"),
            note: "\(try bytes(at: description).count / 1000) kB of JSON, in \(milliseconds(processor)) of "
                + "processor time")
    }

    private static func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1e3).rounded())) ms" }

    /// What a busy neighbour doesn't change much.
    private static func processorSeconds(ofChildren: Bool = false) -> Double {
        let usage = resourceUsage(ofChildren: ofChildren)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// The most memory that this process had so far.
    private static func peakMegabytes() -> Int { resourceUsage().peakResidentBytes >> 20 }

    /// Both services as they ship, refinements included.
    private static func shipped(_ spec: String) throws -> Figure {
        let folders = ["mps/2019-06-12", "vod/2018-07-17"]
        let sources = try folders.map { folder in
            try ["api", "errors", "refinements"].map { name in
                let path = "\(spec)/\(folder)/\(name).json"
                return SourceFile(path: path, bytes: try bytes(at: path))
            }
        }
        return try figure(
            "generate mps and vod", documents: sources.flatMap { $0.map(\.bytes) },
            generate: {
                try sources.flatMap { source in
                    try files(Pipeline.generate(api: source[0], errors: source[1], refinements: source[2]))
                }
            })
    }

    private static func figure(
        _ name: String, documents: [[UInt8]], generate: () throws -> [OutputFile]
    ) throws -> Figure {
        let data = documents.map { Data($0) }
        let lines = try generate().reduce(0) { $0 + $1.text.utf8.count { $0 == UInt8(ascii: "\n") } }
        let times = try Measurement.compare(
            { keep(try generate()) },
            with: { for document in data { keep(try JSONSerialization.jsonObject(with: document)) } })
        let kilobytes = documents.reduce(0) { $0 + $1.count } / 1000
        return Figure(
            name: name, unit: .milliseconds, value: times.ours * 1e3,
            baseline: times.baseline.map { .value($0 * 1e3, of: "JSONSerialization, parsing alone") }
                ?? .unavailable(why: "not measured"),
            note: "\(kilobytes) kB of JSON to \(lines) lines of Swift")
    }

    private static func files(_ result: Pipeline.Result) throws -> [OutputFile] {
        guard let files = result.files else {
            throw Failure(
                "the description is refused: \(result.diagnostics.first.map(String.init(describing:)) ?? "")")
        }
        return files
    }

    /// The package's `spec` folder: here, or where this file was compiled.
    private static func specFolder() throws -> String {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for folder in ["spec", package.appendingPathComponent("spec").path]
        where FileManager.default.fileExists(atPath: "\(folder)/vod/2018-07-17/api.json") {
            return folder
        }
        throw Failure("there is no spec folder: run this in the package's folder")
    }

    private static func bytes(at path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// A description as large as many: every action and object again under another name.
    private static func repeated(_ api: JSONValue, copies: Int) -> JSONValue {
        guard var root = api.object else { return api }
        var actions = JSONObject()
        var objects = JSONObject()
        for copy in 0..<copies {
            let suffix = copy == 0 ? "" : "Copy\(copy)"
            let names = Set(root["objects"]?.object?.members.map(\.name) ?? [])
            for action in root["actions"]?.object?.members ?? [] {
                var value = action.value.object ?? JSONObject()
                for key in ["input", "output"] {
                    value[key] = value[key]?.string.map { .string(renamed($0, suffix)) }
                }
                actions.members.append(.init(name: action.name + suffix, value: .object(value)))
            }
            for object in root["objects"]?.object?.members ?? [] {
                var value = object.value.object ?? JSONObject()
                value["members"] = value["members"]?.array.map { members in
                    .array(
                        members.map { member in
                            var member = member.object ?? JSONObject()
                            if let type = member["member"]?.string, names.contains(type) {
                                member["member"] = .string(renamed(type, suffix))
                            }
                            return .object(member)
                        })
                }
                objects.members.append(.init(name: renamed(object.name, suffix), value: .object(value)))
            }
        }
        root["actions"] = .object(actions)
        root["objects"] = .object(objects)
        return .object(root)
    }

    /// What an action takes and gives keeps its ending.
    private static func renamed(_ name: String, _ suffix: String) -> String {
        for ending in ["Request", "Response"] where name.hasSuffix(ending) {
            return name.dropLast(ending.count) + suffix + ending
        }
        return name + suffix
    }
}
