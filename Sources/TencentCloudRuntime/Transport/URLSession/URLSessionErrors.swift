#if URLSESSION_TRANSPORT
    import Foundation

    #if canImport(FoundationNetworking)
        import FoundationNetworking
        import TencentCloudRuntime
    #endif

    extension TransportError {
        /// What an error of `URLSession` comes to.
        ///
        /// - Parameter mayHaveSent: False when it is certain that the request wasn't sent in full.
        init(_ error: URLError, hasResponse: Bool, mayHaveSent: Bool) {
            let kind = Kind(error, hasResponse: hasResponse, mayHaveSent: mayHaveSent)
            let isBeforeSending =
                switch kind {
                case .cannotResolve, .cannotConnect, .tls, .refused: true
                default: !mayHaveSent
                }
            // Where no connection came about, the answer was a proxy's.
            let hasResponse = hasResponse && kind != .cannotConnect
            self.init(
                kind, message: Redaction.withoutProxy(error.localizedDescription),
                mayHaveTakenEffect: hasResponse || !isBeforeSending)
        }
    }

    extension TransportError.Kind {
        fileprivate init(_ error: URLError, hasResponse: Bool, mayHaveSent: Bool) {
            switch error.code {
            case .cannotFindHost, .dnsLookupFailed:
                self = .cannotResolve
            case .cannotConnectToHost, .notConnectedToInternet, .dataNotAllowed, .internationalRoamingOff,
                .callIsActive:
                self = .cannotConnect
            case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
                .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
                .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
                self = .tls
            case .timedOut:
                self = .timedOut
            case .networkConnectionLost:
                self = .connectionLost
            case .cannotParseResponse:
                self = .invalidResponse
            case .badURL:
                self = .refused
            #if !canImport(FoundationNetworking)
                case .unsupportedURL:
                    self = .refused
                case .badServerResponse:
                    self = .invalidResponse
            #else
                // The exchange let no other URL pass, so this is about an answer that looks like HTTP/0.9.
                case .unsupportedURL:
                    self = .invalidResponse
                // libcurl's "empty reply".
                case .badServerResponse:
                    self = .connectionLost
                case .unknown:
                    self.init(
                        libcurlText: error.localizedDescription, mayHaveSent: hasResponse || mayHaveSent)
            #endif
            default:
                self = .other
            }
        }

        #if canImport(FoundationNetworking)
            /// Linux's URLSession calls most of what libcurl reports unknown, and keeps libcurl's words.
            private init(libcurlText text: String, mayHaveSent: Bool) {
                func mentions(_ words: String...) -> Bool {
                    words.contains { text.localizedStandardContains($0) }
                }
                // Whose certificate isn't good gets nothing; only reading can find fault with one afterwards.
                let isBeforeSending = !mayHaveSent || mentions("certificate") && !mentions("SSL_read")
                if isBeforeSending, mentions("SSL", "TLS", "certificate", "handshake") {
                    self = .tls
                } else if mentions("resolve") {
                    self = .cannotResolve
                } else if !mayHaveSent && mentions("connect")
                    || mentions("CONNECT tunnel failed", "after CONNECT")
                {
                    self = .cannotConnect
                } else if mentions(
                    "recv failure", "send failure", "receiving data", "sending data", "transfer closed",
                    "partial file", "HTTP/2", "reset", "empty reply")
                {
                    self = .connectionLost
                } else if mentions("weird server reply", "HTTP/0.9", "invalid", "unsupported") {
                    self = .invalidResponse
                } else {
                    self = .other
                }
            }
        #endif
    }
#endif
