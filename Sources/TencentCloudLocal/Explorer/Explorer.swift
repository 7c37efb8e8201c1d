import JSONCoding
import TencentCloudRuntime

/// A page at `/` that finds actions, fills in their parameters, shows how a request is signed, and sends it; and what the
/// page asks for.
struct Explorer: Sendable {
    static let folder = "/_local/explorer/"

    var routes: [ServiceRoutes]
    var door: FrontDoor

    /// Whether a browser asks for the page, and not a client for the API.
    static func isPage(_ request: ServerRequest) -> Bool {
        request.path == "/" && request.query.isEmpty && ["GET", "HEAD"].contains(request.method)
            && request.header("x-tc-action") == nil && request.header("authorization") == nil
    }

    /// The page and its parts; nil when something else is asked for.
    static func page(_ request: ServerRequest) -> ServerResponse? {
        guard isPage(request) || request.path.hasPrefix(folder) else { return nil }
        let name = isPage(request) ? "index.html" : String(request.path.dropFirst(folder.count))
        guard let text = EmbeddedTexts.all[name] else {
            return .text(status: 404, "The explorer has no \(name).")
        }
        var response = ServerResponse(status: 200, contentType: type(of: name), body: Array(text.utf8))
        response.headers += [("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")]
        return response
    }

    private static func type(of name: String) -> String {
        let types = ["html": "text/html", "css": "text/css", "js": "text/javascript"]
        let type = types[String(name.split(separator: ".").last ?? "")] ?? "text/plain"
        return "\(type); charset=utf-8"
    }

    /// The services with their actions.
    func services() -> JSONValue {
        let services = routes.map { routes -> JSONValue in
            let description = description(of: routes)
            let documented = (description?["actions"]?.array ?? []).map { action -> JSONValue in
                let summary = action["documentation"]?.string.map(Self.summary) ?? ""
                return ["name": action["name"] ?? .null, "summary": .string(summary)]
            }
            let others = Set(routes.handlers.keys).union(routes.streams.keys).sorted().map {
                name -> JSONValue in
                ["name": .string(name), "summary": ""]
            }
            return [
                "service": .string(routes.service), "version": .string(routes.version),
                "title": description?["title"] ?? .string(routes.service),
                "actions": .array(description == nil ? others : documented),
            ]
        }
        return ["services": .array(services)]
    }

    /// A service whole.
    ///
    /// - Parameter name: `mps/2019-06-12`.
    func service(_ name: String) throws(ControlError) -> JSONValue {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2,
            let found = routes.first(where: { $0.service == parts[0] && $0.version == parts[1] }),
            var description = description(of: found)?.object
        else { throw ControlError(status: 404, "There is no description of a service '\(name)' here.") }
        description.members.append(.init(name: "module", value: .string(found.module)))
        return .object(description)
    }

    private func description(of routes: ServiceRoutes) -> JSONValue? {
        routes.description.flatMap { try? JSONValue(jsonText: $0) }
    }

    /// The first sentence, or what of it fits a line.
    private static func summary(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        let sentence = line.firstRange(of: ". ").map { line[..<$0.lowerBound] + "." } ?? line[...]
        return String(sentence.prefix(160))
    }
}
