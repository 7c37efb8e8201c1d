import JSONCoding
import TencentCloudRuntime

/// A page at `/` that finds actions, fills in their parameters, shows how a request is signed, and sends it; and what the
/// page asks for.
struct Explorer: Sendable {
    static let folder = "/_local/explorer/"

    var products: Products
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
        let hosted = products.hosted.map(\.routes).map(listing)
        var seen: Set<String> = []
        let all = (hosted + (products.directory?.listing() ?? [])).filter {
            seen.insert("\($0.service)/\($0.version)").inserted
        }
        return ["services": .array(all.map(\.json))]
    }

    private func listing(_ routes: ServiceRoutes) -> ServiceListing {
        guard let description = description(of: routes) else {
            let names = Set(routes.handlers.keys).union(routes.streams.keys).sorted()
            return ServiceListing(
                service: routes.service, version: routes.version, title: routes.service,
                actions: names.map { ($0, "") })
        }
        return ServiceListing(
            service: routes.service, version: routes.version,
            title: description["title"]?.string ?? routes.service,
            actions: (description["actions"]?.array ?? []).map {
                ($0["name"]?.string ?? "", $0["documentation"]?.string ?? "")
            })
    }

    /// A service whole.
    ///
    /// - Parameter name: `mps/2019-06-12`.
    func service(_ name: String) throws -> JSONValue {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw ControlError(status: 404, "A service is named as mps/2019-06-12.")
        }
        let hosted = products.hosted.map(\.routes).first {
            $0.service == parts[0] && $0.version == parts[1]
        }
        if let hosted, var description = description(of: hosted)?.object {
            description.members.append(.init(name: "module", value: .string(hosted.module)))
            return .object(description)
        }
        guard let description = try products.directory?.description(of: parts[0], version: parts[1]) else {
            throw ControlError(status: 404, "There is no description of a service '\(name)' here.")
        }
        return description
    }

    private func description(of routes: ServiceRoutes) -> JSONValue? {
        routes.description.flatMap { try? JSONValue(jsonText: $0) }
    }
}
