#if os(Linux)
    internal import CCurl
    import TencentCloudPlatform

    /// An easy handle with the memory that it reads from while it works: reused from call to call, so that a call
    /// allocates next to nothing.
    ///
    /// Unchecked: it belongs to one transfer at a time, or to nobody, in the engine's pool.
    final class CurlHandle: @unchecked Sendable {
        let easy: OpaquePointer
        /// Set while libcurl works for it. The transfer holds the handle too, which keeps both alive until then.
        var transfer: CurlTransfer?

        /// The lines of the answer's last header block.
        private var headerBytes: [UInt8] = []
        private var arena = CurlArena()
        private let errorText: UnsafeMutablePointer<CChar>
        /// Larger bodies, which libcurl takes piece by piece, aren't copied as a whole.
        private let largestCopiedBody: Int
        private let sending: UnsafeMutablePointer<ccurl_sending>
        /// Whether libcurl tells when a connection stands ready for the request.
        private let tellsSending: Bool
        private let proxy: TransportProxy
        /// Why nothing may be sent: libcurl refused a part of what keeps requests safe.
        private var insecurity: TransportError?

        /// How libcurl is told a number, and what it says to that.
        typealias SetNumber = @Sendable (OpaquePointer, Int32, Int) -> Int32

        private static let largestKeptHeaders = 64 << 10
        private static let largestHeaderBlock = 1 << 20

        /// Nil when memory has run out.
        init?(proxy: TransportProxy, setNumber: SetNumber) {
            guard let easy = ccurl_easy_init() else { return nil }
            self.easy = easy
            self.proxy = proxy
            errorText = .allocate(capacity: Int(CCURL_ERROR_SIZE))
            errorText.initialize(repeating: 0, count: Int(CCURL_ERROR_SIZE))
            headerBytes.reserveCapacity(1024)
            sending = .allocate(capacity: 1)
            sending.initialize(to: ccurl_sending(easy: easy, has_begun: false, sent_before: 0))
            tellsSending = ccurl_easy_forbid_repeats(sending)
            largestCopiedBody = tellsSending ? 32 << 10 : 0
            setUp()
            do throws(TransportError) {
                try secure(by: setNumber)
            } catch {
                insecurity = error
            }
        }

        deinit {
            ccurl_easy_cleanup(easy)
            errorText.deallocate()
            sending.deallocate()
            arena.free()
        }

        /// What holds for every request.
        private func setUp() {
            set(CCURLOPT_NOSIGNAL, 1)
            set(CCURLOPT_TCP_NODELAY, 1)
            set(CCURLOPT_TCP_KEEPALIVE, 1)
            set(CCURLOPT_HTTP_VERSION, CCURL_HTTP_VERSION_2TLS)
            set(CCURLOPT_HTTP09_ALLOWED, 0)
            set(CCURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
            // Without this, cancelling while a name is being resolved would wait for the resolver.
            set(CCURLOPT_QUICK_EXIT, 1)

            let context = Unmanaged.passUnretained(self).toOpaque()
            set(CCURLOPT_ERRORBUFFER, errorText)
            set(CCURLOPT_PRIVATE, context)
            set(CCURLOPT_WRITEDATA, context)
            set(CCURLOPT_HEADERDATA, context)
            set(CCURLOPT_READDATA, context)
            ccurl_easy_setopt_data_callback(easy, CCURLOPT_WRITEFUNCTION) { data, size, count, context in
                CurlHandle.from(context)?.receiveBody(data, size * count) ?? 0
            }
            ccurl_easy_setopt_data_callback(easy, CCURLOPT_HEADERFUNCTION) { data, size, count, context in
                CurlHandle.from(context)?.receiveHeader(data, size * count) ?? 0
            }
            ccurl_easy_setopt_data_callback(easy, CCURLOPT_READFUNCTION) { data, size, count, context in
                let buffer = UnsafeMutableRawBufferPointer(start: data, count: size * count)
                return CurlHandle.from(context)?.transfer?.give(buffer) ?? 0
            }
        }

        /// What keeps others from listening and from answering in a service's place. Where libcurl refuses any of it,
        /// nothing is sent.
        private func secure(by setNumber: SetNumber) throws(TransportError) {
            let version = CCURL_SSLVERSION_TLS_1_2_OR_LATER
            try demand("CURLOPT_SSLVERSION", setNumber(easy, CCURLOPT_SSLVERSION, version))
            try demand("CURLOPT_SSL_VERIFYPEER", setNumber(easy, CCURLOPT_SSL_VERIFYPEER, 1))
            try demand("CURLOPT_SSL_VERIFYHOST", setNumber(easy, CCURLOPT_SSL_VERIFYHOST, 2))
            try demand("CURLOPT_PROTOCOLS", setNumber(easy, CCURLOPT_PROTOCOLS, CCURLPROTO_HTTP_AND_HTTPS))
            // libcurl leaves these to its command line tool.
            if let path = getenv("CURL_CA_BUNDLE") ?? getenv("SSL_CERT_FILE") {
                try demand("CURLOPT_CAINFO", set(CCURLOPT_CAINFO, path))
            }
            if let path = getenv("SSL_CERT_DIR") { try demand("CURLOPT_CAPATH", set(CCURLOPT_CAPATH, path)) }
            // Those of a proxy's own TLS are refused only where there is no such proxy.
            set(CCURLOPT_PROXY_SSLVERSION, version)
            set(CCURLOPT_PROXY_SSL_VERIFYPEER, 1)
            set(CCURLOPT_PROXY_SSL_VERIFYHOST, 2)
        }

        private func demand(_ option: StaticString, _ code: Int32) throws(TransportError) {
            guard code == CCURLE_OK else {
                throw TransportError(
                    .unavailable, message: "libcurl can't be used: it refuses \(option) (\(code))",
                    mayHaveTakenEffect: false)
            }
        }

        static func from(_ context: UnsafeMutableRawPointer?) -> CurlHandle? {
            context.map { Unmanaged<CurlHandle>.fromOpaque($0).takeUnretainedValue() }
        }

        private func set(_ option: Int32, _ value: Int) {
            ccurl_easy_setopt_long(easy, option, value)
        }

        @discardableResult
        private func set(_ option: Int32, _ value: UnsafeRawPointer?) -> Int32 {
            ccurl_easy_setopt_pointer(easy, option, value)
        }

        @discardableResult
        private func set(_ option: Int32, _ value: StaticString?) -> Int32 {
            ccurl_easy_setopt_pointer(easy, option, value?.utf8Start)
        }
    }

    // MARK: - Before the transfer

    extension CurlHandle {
        /// Makes the handle ready for a request.
        func prepare(for request: HTTPRequest) throws(TransportError) {
            if let insecurity { throw insecurity }
            headerBytes.removeAll(keepingCapacity: true)
            errorText.pointee = 0
            sending.pointee.has_begun = false
            sending.pointee.sent_before = 0

            let hasBody = request.hasBody
            let copiesBody = request.body.count <= largestCopiedBody
            let text = try arena.write(request, copiesBody: copiesBody)

            set(CCURLOPT_URL, text.url)
            set(CCURLOPT_HTTPHEADER, text.headers)
            try choose(request.isForNeighbours ? .direct : proxy)
            set(CCURLOPT_NOBODY, 0)
            if hasBody {
                set(CCURLOPT_POST, 1)
                set(CCURLOPT_POSTFIELDS, copiesBody ? text.body : nil)
                ccurl_easy_setopt_off(easy, CCURLOPT_POSTFIELDSIZE_LARGE, Int64(request.body.count))
            } else {
                set(CCURLOPT_HTTPGET, 1)
                if request.method == "HEAD" { set(CCURLOPT_NOBODY, 1) }
            }
            let isUsual = request.method == (hasBody ? "POST" : "GET") || request.method == "HEAD" && !hasBody
            set(CCURLOPT_CUSTOMREQUEST, isUsual ? nil : text.method)
            set(CCURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.wholeMilliseconds)
            set(CCURLOPT_TIMEOUT_MS, request.totalTimeout.wholeMilliseconds)
        }

        private func choose(_ proxy: TransportProxy) throws(TransportError) {
            switch proxy.way {
            case .system:
                try demand("CURLOPT_PROXY", set(CCURLOPT_PROXY, nil as StaticString?))
            case .direct:
                try demand("CURLOPT_PROXY", set(CCURLOPT_PROXY, "" as StaticString))
            case .url(let url):
                // To libcurl, an empty one is none.
                guard !url.isEmpty else { throw .refusal("the proxy's address is empty") }
                // Copied by libcurl.
                let code = url.withCString { set(CCURLOPT_PROXY, UnsafeRawPointer($0)) }
                try demand("CURLOPT_PROXY", code)
                try demand("CURLOPT_NOPROXY", set(CCURLOPT_NOPROXY, "" as StaticString))
            }
        }

        /// Ready for the pool.
        func reset() {
            transfer = nil
            arena.trim()
            if headerBytes.capacity > Self.largestKeptHeaders { headerBytes = [] }
        }
    }

    extension HTTPRequest {
        /// Whether it asks this machine itself, or the machine's own metadata service: what no proxy can reach,
        /// and none should see.
        fileprivate var isForNeighbours: Bool {
            guard url.utf8.starts(with: "http://".utf8) else { return false }
            let place = url.utf8.dropFirst(7)
            if place.starts(with: "127.".utf8) || place.starts(with: "[::1]".utf8) { return true }
            let host = place.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
            return host.elementsEqual("localhost".utf8) || host.elementsEqual("metadata.tencentyun.com".utf8)
        }
    }

    extension Duration {
        /// Rounded up and at least one, as libcurl takes zero for no limit.
        var wholeMilliseconds: Int {
            let (seconds, attoseconds) = components
            guard seconds >= 0, attoseconds >= 0 else { return 1 }
            guard seconds < Int64(Int32.max) / 1000 else { return Int(Int32.max) }
            return max(
                1, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
        }
    }

    // MARK: - During the transfer

    extension CurlHandle {
        fileprivate func receiveBody(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
            guard let transfer else { return 0 }
            let goesOn = transfer.receive(UnsafeRawBufferPointer(start: data, count: count)) {
                var length: Int64 = -1
                ccurl_easy_getinfo_off(easy, CCURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
                return length >= 0 ? Int(length) : nil
            }
            return goesOn ? count : 0
        }

        fileprivate func receiveHeader(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
            let line = UnsafeRawBufferPointer(start: data, count: count)
            // A status line: what came before it was an interim answer's.
            if line.starts(with: "HTTP/".utf8) { headerBytes.removeAll(keepingCapacity: true) }
            guard headerBytes.count + count <= Self.largestHeaderBlock else { return 0 }
            headerBytes.append(contentsOf: line)
            return count
        }
    }

    // MARK: - After the transfer

    extension CurlHandle {
        var status: Int {
            var status = 0
            ccurl_easy_getinfo_long(easy, CCURLINFO_RESPONSE_CODE, &status)
            return status
        }

        func receivedHeaders() -> [HTTPField] {
            headerBytes.withUnsafeBytes { HTTPField.fields(inBlock: $0) }
        }

        func error(_ code: Int32) -> TransportError {
            let sentBytes = sentBytes
            var kind = TransportError.Kind(curlCode: code, sentBytes: sentBytes)
            // What broke was the way there: a proxy's no comes so.
            if kind == .connectionLost, tellsSending, !sending.pointee.has_begun { kind = .cannotConnect }
            return TransportError(kind, message: message(code), mayHaveTakenEffect: sentBytes > 0)
        }

        /// Of the request: what a proxy was told before isn't counted, where libcurl lets it be told apart.
        private var sentBytes: Int {
            if tellsSending, !sending.pointee.has_begun { return 0 }
            var bytes = 0
            ccurl_easy_getinfo_long(easy, CCURLINFO_REQUEST_SIZE, &bytes)
            return bytes - sending.pointee.sent_before
        }

        private func message(_ code: Int32) -> String {
            // What libcurl says of these two is about the means.
            if isForbiddenRepeat(code) { return "the connection broke before any answer came" }
            let text = errorText.pointee != 0 ? UnsafePointer(errorText) : ccurl_easy_strerror(code)
            return text.map { Redaction.withoutProxy(String(cString: $0)) } ?? "libcurl's error \(code)"
        }
    }

    /// See `ccurl_easy_forbid_repeats`.
    private func isForbiddenRepeat(_ code: Int32) -> Bool {
        code == CCURLE_ABORTED_BY_CALLBACK || code == CCURLE_SEND_FAIL_REWIND
    }

    extension TransportError.Kind {
        init(curlCode code: Int32, sentBytes: Int) {
            switch code {
            case CCURLE_COULDNT_RESOLVE_HOST, CCURLE_COULDNT_RESOLVE_PROXY:
                self = .cannotResolve
            case CCURLE_COULDNT_CONNECT, CCURLE_PROXY:
                self = .cannotConnect
            case CCURLE_SSL_CONNECT_ERROR, CCURLE_SSL_ENGINE_NOTFOUND, CCURLE_SSL_ENGINE_SETFAILED,
                CCURLE_SSL_CERTPROBLEM, CCURLE_SSL_CIPHER, CCURLE_PEER_FAILED_VERIFICATION,
                CCURLE_SSL_CACERT_BADFILE, CCURLE_SSL_ISSUER_ERROR, CCURLE_SSL_PINNEDPUBKEYNOTMATCH,
                CCURLE_SSL_INVALIDCERTSTATUS, CCURLE_SSL_CLIENTCERT:
                self = .tls
            case CCURLE_OPERATION_TIMEDOUT:
                self = .timedOut
            case CCURLE_GOT_NOTHING, CCURLE_SEND_ERROR, CCURLE_RECV_ERROR, CCURLE_PARTIAL_FILE,
                CCURLE_HTTP2, CCURLE_HTTP2_STREAM,
                _ where isForbiddenRepeat(code):
                self = .connectionLost
            case CCURLE_WEIRD_SERVER_REPLY:
                self = .invalidResponse
            case CCURLE_UNSUPPORTED_PROTOCOL:
                // Also said of an answer without a status line, which it takes for HTTP/0.9.
                self = sentBytes > 0 ? .invalidResponse : .refused
            case CCURLE_URL_MALFORMAT:
                self = .refused
            default:
                self = .other
            }
        }
    }
#endif
