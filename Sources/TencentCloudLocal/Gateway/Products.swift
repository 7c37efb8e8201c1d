import TencentCloudRuntime

/// A service as the gateway knows it.
struct Product: Sendable {
    var routes: ServiceRoutes
    var actions: [String: APIAction]

    /// - Parameter actions: Those whose rate is known.
    init(_ routes: ServiceRoutes, actions: [APIAction] = []) {
        self.routes = routes
        self.actions = Dictionary(actions.map { ($0.name, $0) }) { $1 }
    }

    func has(_ action: String) -> Bool { routes.handlers[action] != nil || routes.streams[action] != nil }
}

/// The services that a gateway stands before, each in one version or several.
struct Products: Sendable {
    /// Of two with the same name and version, the first counts.
    var hosted: [Product]
    /// What isn't among them is looked for here.
    var directory: (any ServiceDirectory)?

    /// The service that a request means: the host says it or, on an address without names, the signature.
    ///
    /// - Parameter signed: What the signature is for; nil where there is none.
    func product(signed: String?, _ common: CommonParameters, host: String) throws -> Product {
        let host = host.lowercased().prefix { $0 != ":" }
        let label = host.prefix { $0 != "." }
        let name = signed ?? String(label)
        if host.hasSuffix(".tencentcloudapi.com"), name != label {
            throw GatewayRefusal.otherProduct(signed: name, host: String(label))
        }
        if let product = try product(called: name, common.version) { return product }
        if try contains(name) { throw GatewayRefusal.noVersion(common.version, of: name) }
        // SDKs that take the product from the host up to its first dot sign for "127" or "localhost:80" here;
        // then version and action tell which is meant.
        if name.prefix(while: { $0 != ":" }) == label, let product = try product(meantBy: common) {
            return product
        }
        throw GatewayRefusal.noProduct(name)
    }

    private func product(called name: String, _ version: String) throws -> Product? {
        if let product = hosted.first(where: { $0.routes.service == name && $0.routes.version == version }) {
            return product
        }
        return try directory?.routes(of: name, version: version).map { Product($0) }
    }

    private func contains(_ name: String) throws -> Bool {
        try hosted.contains { $0.routes.service == name } || directory?.contains(name) ?? false
    }

    /// The only service that has such an action in such a version; nil where none has the version.
    private func product(meantBy common: CommonParameters) throws -> Product? {
        var dated = hosted.filter { $0.routes.version == common.version }
        dated += try directory?.routes(ofVersion: common.version).map { Product($0) } ?? []
        var seen: Set<String> = []
        dated.removeAll { !seen.insert($0.routes.service).inserted }
        guard dated.count > 1 else { return dated.first }

        let able = dated.filter { $0.has(common.action) }
        guard let product = able.first else {
            throw ServiceFault(
                code: .invalidAction,
                message: "No service has an action '\(common.action)' in version '\(common.version)' here.")
        }
        guard able.count == 1 else {
            let names = able.map(\.routes.service).joined(separator: " and ")
            throw ServiceFault(
                code: .noSuchProduct,
                message:
                    "\(names) have an action '\(common.action)' in version '\(common.version)', and neither the "
                    + "host nor the signature says which is meant.")
        }
        return product
    }
}
