/// Where a service's requests go.
///
/// Tencent Cloud has two sites, ``international`` and ``china``, each with accounts of its own: the keys of one are
/// unknown at the other, which answers `AuthFailure.SecretIdNotFound`.
public struct Endpoint: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case site(Site)
        /// A setting that should name a site, and doesn't.
        case unknownSite(setting: String)
        case regional
        case url(String)
    }

    let kind: Kind

    /// `https://<service>.intl.tencentcloudapi.com`, for accounts of the international site. In a finance zone, that is
    /// with a region that ends in `-fsi`, the ``regional`` host, as no other reaches it.
    public static let international = Endpoint(kind: .site(.international))

    /// `https://<service>.tencentcloudapi.com`, for accounts of China's site. In a finance zone, that is with a region
    /// that ends in `-fsi`, the ``regional`` host, as no other reaches it.
    public static let china = Endpoint(kind: .site(.china))

    /// `https://<service>.<region>.tencentcloudapi.com` with the client's region, which it needs: for requests that
    /// shall not leave it.
    public static let regional = Endpoint(kind: .regional)

    /// One address for every service, such as `http://127.0.0.1:8080`.
    ///
    /// - Parameter url: Scheme, host and, where it isn't the scheme's own, port; no path, query or user.
    ///   Plain HTTP is refused at the call, except to this machine, unless
    ///   ``ClientConfiguration/allowsPlainHTTP`` is set. A text that isn't such an address is refused at the
    ///   call too.
    public static func url(_ url: String) -> Endpoint { Endpoint(kind: .url(url)) }
}

extension Endpoint {
    /// An endpoint made out for one service and region.
    package struct Address: Equatable {
        /// The URL that a transport is given.
        package var url: String
        /// The value of the `Host` header, which the signature covers.
        package var host: String
        /// Whether this machine, or the cloud's metadata service, is at the other end of an open connection.
        package var isSecureOrNear: Bool
    }

    /// - Throws: ``TransportError`` of the kind `refused`, as nothing was sent.
    package func address(service: String, region: String?) throws(TransportError) -> Address {
        switch kind {
        case .site(let site):
            if let region, region.hasSuffix("-fsi") { return try Address(service: service, region: region) }
            return .secure("\(service).\(site.domain)")
        case .unknownSite(let setting):
            throw .refusal("\(setting) has to be international or china")
        case .regional:
            guard let region else {
                throw .refusal(
                    "the regional endpoint needs a region: set the configuration's region or TENCENTCLOUD_REGION"
                )
            }
            return try Address(service: service, region: region)
        case .url(let text):
            guard let address = Address(text) else {
                throw .refusal(
                    "the endpoint has to be a scheme, a host and perhaps a port: https://example.com")
            }
            return address
        }
    }
}

extension Endpoint.Address {
    static func secure(_ host: String) -> Self {
        Self(url: "https://\(host)/", host: host, isSecureOrNear: true)
    }

    /// - Throws: ``TransportError`` when the region would make another host of it.
    init(service: String, region: String) throws(TransportError) {
        let isLabel = region.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isLabel, !region.isEmpty else {
            throw .refusal("the region has to be letters, digits and hyphens, as in ap-guangzhou")
        }
        self = .secure("\(service).\(region).tencentcloudapi.com")
    }

    package init?(_ text: String) {
        let isSecure: Bool
        var rest: Substring
        if text.utf8.starts(with: "https://".utf8) {
            (isSecure, rest) = (true, text.dropFirst(8))
        } else if text.utf8.starts(with: "http://".utf8) {
            (isSecure, rest) = (false, text.dropFirst(7))
        } else {
            return nil
        }
        if rest.last == "/" { rest.removeLast() }

        // The port stands behind the last colon, unless that belongs to an IPv6 address in brackets.
        var name = rest
        var port: Substring?
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("]") {
            name = rest[..<colon]
            port = rest[rest.index(after: colon)...]
        }
        guard Self.isHost(name) else { return nil }
        if let port {
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0
            else {
                return nil
            }
            // Left out of the `Host` header when it is the scheme's own, so out of the signature as well.
            if number == (isSecure ? 443 : 80) { rest = name }
        }
        self.init(
            url: "\(isSecure ? "https" : "http")://\(rest)/", host: String(rest),
            isSecureOrNear: isSecure || Self.isNear(name))
    }

    private static func isHost(_ name: Substring) -> Bool {
        let isBracketed = name.first == "[" && name.last == "]"
        let inner = isBracketed ? name.dropFirst().dropLast() : name
        return !inner.isEmpty
            && inner.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                case UInt8(ascii: ":"): isBracketed
                default: false
                }
            }
    }

    private static func isNear(_ name: Substring) -> Bool {
        if name == "localhost" || name == "[::1]" || name == "metadata.tencentyun.com" { return true }
        let octets = name.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }
}

extension TransportError {
    /// The error of what this side declines to send.
    package static func refusal(_ message: String) -> TransportError {
        TransportError(.refused, message: message, mayHaveTakenEffect: false)
    }
}
