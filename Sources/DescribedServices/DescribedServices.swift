import APISpec
import BindingsGenerator
import JSONCoding
import SpecMaintenance
import Synchronization
import TencentCloudEditDistance
import TencentCloudLocal
import TencentCloudRuntime

/// The services of a folder of descriptions, each read when it is asked for.
package final class DescribedServices: ServiceDirectory {
    /// Why there is nothing to serve.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        /// What is wrong, and where.
        package var description: String
    }

    private let path: String
    private let services: [LazyService]
    /// What explorers list, once one was opened: that takes reading everything.
    private let listed = Mutex<[ServiceListing]?>(nil)

    /// Looks for descriptions: in official metadata as it is installed, or in a folder like `spec`.
    package init(at path: String) throws {
        self.path = path
        services = try FoundDescription.find(at: path).map { LazyService($0) }
        guard !services.isEmpty else {
            throw Problem(
                description:
                    "there is no api.json in \(path); name a folder with <service>/<version>/api.json, such "
                    + "as installed official metadata (…/tccli)")
        }
    }

    /// How many descriptions there are.
    package var count: Int { services.count }

    /// Reads the services of the given names, `cvm` or `cvm/2017-03-12`.
    package func routes(named names: [String]) throws -> [ServiceRoutes] {
        try names.flatMap { name in
            var chosen = services.filter { $0.found.isCalled(name) }
            if chosen.isEmpty {
                // A folder may be called otherwise than its service.
                chosen = services.filter { (try? $0.routes().isCalled(name)) ?? false }
            }
            guard !chosen.isEmpty else {
                let known = services.compactMap(\.found.service)
                let guess = nearestName(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
                throw Problem(description: "there is no service '\(name)' in \(path)\(guess)")
            }
            return try chosen.map { try $0.routes() }
        }
    }

    package func contains(_ service: String) throws -> Bool {
        try services.contains { each in
            if let folder = each.found.service {
                folder == service
            } else {
                try each.routes().service == service
            }
        }
    }

    package func routes(of service: String, version: String) throws -> ServiceRoutes? {
        let dated = dated(version)
        // The folder of that name first, since what is wrong with it has to be told.
        for candidate in dated where candidate.found.service == service {
            let routes = try candidate.routes()
            if routes.service == service, routes.version == version { return routes }
        }
        return dated.lazy.compactMap { try? $0.routes() }
            .first { $0.service == service && $0.version == version }
    }

    package func routes(ofVersion version: String) throws -> [ServiceRoutes] {
        var problem: (any Error)?
        let routes = dated(version).compactMap { candidate -> ServiceRoutes? in
            do {
                return try candidate.routes()
            } catch {
                problem = error
                return nil
            }
        }
        // A broken one only matters where it may be the one that is meant.
        if let problem, routes.isEmpty { throw problem }
        return routes.filter { $0.version == version }
    }

    package func listing() -> [ServiceListing] {
        listed.withLock { listed in
            let listing = listed ?? readListing()
            listed = listing
            return listing
        }
    }

    private func readListing() -> [ServiceListing] {
        services.compactMap { service in
            guard let api = try? service.description().api else { return nil }
            return ServiceListing(
                service: api.serviceShortName.value, version: api.apiVersion.value,
                title: service.found.service ?? api.serviceShortName.value,
                actions: api.actions.map { ($0.name, $0.document) })
        }
    }

    package func description(of service: String, version: String) throws -> JSONValue? {
        for candidate in dated(version) {
            let description = try candidate.description()
            guard description.api.serviceShortName.value == service else { continue }
            return ServiceDescription(Pipeline.resolve(description)).json
        }
        return nil
    }

    private func dated(_ version: String) -> [LazyService] {
        let digits = version.filter(\.isNumber)
        return services.filter { $0.found.versionDigits == nil || $0.found.versionDigits == digits }
    }
}

extension ServiceRoutes {
    /// Whether a name is that of the service: `vod`, or `vod/2018-07-17`.
    fileprivate func isCalled(_ name: String) -> Bool { name == service || name == "\(service)/\(version)" }
}

/// A description that is read once, by whoever needs it first.
private final class LazyService: Sendable {
    let found: FoundDescription
    private let made = Mutex<ServiceRoutes?>(nil)

    init(_ found: FoundDescription) { self.found = found }

    func routes() throws -> ServiceRoutes {
        try made.withLock { made in
            if let made { return made }
            let routes = try read()
            made = routes
            return routes
        }
    }

    /// What the files say, read anew.
    func description() throws -> Description {
        let sources = try found.read()
        return try Description(
            api: sources.api, errors: sources.errors, refinements: sources.refinements)
    }

    private func read() throws -> ServiceRoutes {
        let description = try description()
        let folder = found.files.api.lastIndex(of: "/").map { found.files.api[...$0] } ?? ""
        let path = "\(folder)examples.json"
        let examples = POSIXFile.exists(path) ? try OfficialExample.all(in: SourceFile(reading: path)) : [:]
        return DescribedService(ServiceShape(description), examples: examples).routes
    }
}
