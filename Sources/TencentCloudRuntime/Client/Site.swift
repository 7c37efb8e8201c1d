/// One of Tencent Cloud's two sites.
package enum Site: String, Sendable, Hashable, CaseIterable {
    case international, china

    /// The name of a service's host without the service.
    var domain: String {
        switch self {
        case .international: "intl.tencentcloudapi.com"
        case .china: "tencentcloudapi.com"
        }
    }

    /// Where its accounts make keys and look at their tasks.
    package var console: String {
        switch self {
        case .international: "https://console.tencentcloud.com"
        case .china: "https://console.cloud.tencent.com"
        }
    }

    /// The one that doesn't know this one's accounts.
    package var other: Site { self == .china ? .international : .china }

    /// The site of a service's host; nil for a regional one, which may be either's, and for any other.
    init?(host: String) {
        guard let dot = host.firstIndex(of: ".") else { return nil }
        let domain = host[host.index(after: dot)...]
        guard let site = Self.allCases.first(where: { $0.domain == domain }) else { return nil }
        self = site
    }

    /// What to do about a key that this site doesn't know.
    var unknownKeyAdvice: String {
        let name = other.rawValue
        return
            "\(title) doesn't know this key. If it was made at \(other.console)/cam/capi, choose that site: by "
            + "Endpoint.\(name), --site \(name), TENCENTCLOUD_SITE=\(name), or site = \(name) in the profile file."
    }

    private var title: String {
        switch self {
        case .international: "The international site"
        case .china: "China's site"
        }
    }

    /// The site of a call whose credentials are asked for in this task: a provider that needs a service itself asks it
    /// there, as its keys are unknown elsewhere.
    @TaskLocal static var ofCall: Site?
}

extension Endpoint {
    /// The site itself.
    package init(_ site: Site) { self.init(kind: .site(site)) }

    /// A site by its name.
    ///
    /// - Parameter setting: Where the name stands, for the error at the call that a wrong one is.
    init(siteNamed name: String, by setting: String) {
        self.init(kind: Site(rawValue: name).map(Kind.site) ?? .unknownSite(setting: setting))
    }

    /// Nil for an address, which may belong to either or to none.
    package var site: Site? {
        if case .site(let site) = kind { site } else { nil }
    }
}

extension ClientConfiguration {
    /// Where requests go, whether it is said or has to be found out.
    var resolvedEndpoint: Endpoint { resolvedEndpoint { ProcessEnvironment.value($0) } }

    /// - Parameter lookup: An environment variable's value, or nil.
    func resolvedEndpoint(_ lookup: (String) -> String?) -> Endpoint {
        if let endpoint { return endpoint }
        if let site = Site.ofCall { return Endpoint(site) }
        if let name = ProcessEnvironment.text("TENCENTCLOUD_SITE", lookup) {
            return Endpoint(siteNamed: name, by: "TENCENTCLOUD_SITE")
        }
        return credentials.endpointOfKeys ?? .international
    }

    /// The site that requests go to; nil when they go to an address that may belong to either or to none.
    package var site: Site? { resolvedEndpoint.site }

    /// Where requests to a service go.
    ///
    /// - Throws: ``TransportError`` of the kind `refused`, as nothing was sent.
    package func address(of service: String) throws(TransportError) -> Endpoint.Address {
        try resolvedEndpoint.address(service: service, region: region)
    }
}
