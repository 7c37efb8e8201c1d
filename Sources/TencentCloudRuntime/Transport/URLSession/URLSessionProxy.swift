#if URLSESSION_TRANSPORT
    import Foundation
    import Network

    extension URLSessionConfiguration {
        /// - Throws: ``TransportError`` of the kind `refused` when the proxy's address isn't one.
        func use(_ proxy: TransportProxy) throws(TransportError) {
            switch proxy.way {
            case .system: break
            case .direct: connectionProxyDictionary = [:]
            case .url(let url): proxyConfigurations = [try Self.proxy(at: url)]
            }
        }

        private static func proxy(at url: String) throws(TransportError) -> ProxyConfiguration {
            guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
                let number = UInt16(exactly: parts.port ?? 1080), let port = NWEndpoint.Port(rawValue: number)
            else { throw .refusal("the proxy's address isn't one") }
            let place = NWEndpoint.hostPort(host: NWEndpoint.Host(host), port: port)
            var proxy: ProxyConfiguration
            switch parts.scheme {
            case "http": proxy = ProxyConfiguration(httpCONNECTProxy: place)
            case "https": proxy = ProxyConfiguration(httpCONNECTProxy: place, tlsOptions: .init())
            case "socks5": proxy = ProxyConfiguration(socksv5Proxy: place)
            default: throw .refusal("the proxy's scheme has to be http, https or socks5")
            }
            if let user = parts.user {
                proxy.applyCredential(username: user, password: parts.password ?? "")
            }
            proxy.allowFailover = false
            return proxy
        }
    }
#endif
