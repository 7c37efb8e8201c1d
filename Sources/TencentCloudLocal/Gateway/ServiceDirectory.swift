import TencentCloudRuntime

/// Services that are only made once somebody asks for them.
package protocol ServiceDirectory: Sendable {
    /// Whether there is a service of that name, in whatever version.
    func contains(_ service: String) throws -> Bool

    /// A version of a service; nil where there is none.
    func routes(of service: String, version: String) throws -> ServiceRoutes?

    /// All services that have such a version.
    func routes(ofVersion version: String) throws -> [ServiceRoutes]
}
