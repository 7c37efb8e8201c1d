import JSONCoding
import TencentCloudRuntime

/// Services that are only made once somebody asks for them.
package protocol ServiceDirectory: Sendable {
    /// Whether there is a service of that name, in whatever version.
    func contains(_ service: String) throws -> Bool

    /// A version of a service; nil where there is none.
    func routes(of service: String, version: String) throws -> ServiceRoutes?

    /// All services that have such a version.
    func routes(ofVersion version: String) throws -> [ServiceRoutes]

    /// All services that can be read, as explorers list them.
    func listing() -> [ServiceListing]

    /// What a version of a service is, as JSON that explorers show; nil where there is none.
    func description(of service: String, version: String) throws -> JSONValue?
}
