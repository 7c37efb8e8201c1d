/// What a transport's requests go through on their way.
///
/// ```swift
/// let configuration = ClientConfiguration(
///     transport: DefaultTransport.make(proxy: .url("http://user:password@proxy.example.com:8080")))
/// ```
/// Plain HTTP to this machine and to its metadata service never goes through a proxy of libcurl's. Printed, an address
/// shows neither user nor password.
public struct TransportProxy: Sendable, Hashable {
    enum Way: Sendable, Hashable {
        case system
        case direct
        case url(String)
    }

    let way: Way

    /// What the system says; on Linux the environment: `HTTPS_PROXY` or `https_proxy`, `http_proxy`, `ALL_PROXY`, and
    /// `NO_PROXY` for the hosts that are reached without. This is the default.
    public static let system = TransportProxy(way: .system)

    /// None, whatever the system or the environment says.
    public static let direct = TransportProxy(way: .direct)

    /// One for all requests, whatever the system or the environment says.
    ///
    /// - Parameter url: Scheme, perhaps user and password, host and port:
    ///   `http://user:password@proxy.example.com:8080`. The scheme is `http`, `https` or `socks5`; others are as the
    ///   transport knows them. Requests end with a ``TransportError`` when it isn't such an address.
    public static func url(_ url: String) -> TransportProxy { TransportProxy(way: .url(url)) }
}

extension TransportProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Which it is, without user and password.
    public var description: String {
        switch way {
        case .system: "the system's proxy"
        case .direct: "no proxy"
        case .url(let url): url.split(separator: "@").last.map { "proxy \($0)" } ?? "proxy"
        }
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
