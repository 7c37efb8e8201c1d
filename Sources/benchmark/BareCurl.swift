#if os(Linux)
    import CCurl
    import TencentCloudPlatform
    import TencentCloudRuntime

    /// libcurl with nothing around it: easy handles that send the same request again and again.
    ///
    /// One handle performs by itself; several run in one multi handle on the calling thread.
    final class BareCurl {
        private let handles: [OpaquePointer]
        private let multi: OpaquePointer?
        /// Texts that libcurl reads from while it works.
        private let texts: [UnsafeMutablePointer<CChar>]
        private let lines: UnsafeMutablePointer<ccurl_slist>

        static var isAvailable: Bool { ccurl_load() }

        init(_ request: HTTPRequest, handles count: Int) throws {
            handles = try (0..<count).map { _ in
                guard let easy = ccurl_easy_init() else { throw Failure("libcurl gives no handle") }
                return easy
            }
            multi = count > 1 ? ccurl_multi_init() : nil

            // What libcurl would add by itself is kept out, so that both sides send the same.
            let headers = request.headers.map { "\($0.name): \($0.value)" } + ["Accept:", "Expect:"]
            texts = (headers + [request.url, String(decoding: request.body, as: UTF8.self)]).compactMap {
                strdup($0)
            }
            lines = .allocate(capacity: headers.count)
            for index in headers.indices {
                let next = index + 1 < headers.count ? lines + index + 1 : nil
                (lines + index).initialize(to: ccurl_slist(data: texts[index], next: next))
            }
            for easy in handles {
                ccurl_easy_setopt_pointer(easy, CCURLOPT_URL, texts[headers.count])
                ccurl_easy_setopt_pointer(easy, CCURLOPT_HTTPHEADER, lines)
                ccurl_easy_setopt_off(easy, CCURLOPT_POSTFIELDSIZE_LARGE, Int64(request.body.count))
                ccurl_easy_setopt_pointer(easy, CCURLOPT_POSTFIELDS, texts[headers.count + 1])
                ccurl_easy_setopt_long(easy, CCURLOPT_NOSIGNAL, 1)
                ccurl_easy_setopt_long(easy, CCURLOPT_TCP_NODELAY, 1)
                // Takes the answer and forgets it.
                ccurl_easy_setopt_data_callback(easy, CCURLOPT_WRITEFUNCTION) { _, size, count, _ in
                    size * count
                }
            }
        }

        deinit {
            for easy in handles { ccurl_easy_cleanup(easy) }
            if let multi { ccurl_multi_cleanup(multi) }
            for text in texts { free(text) }
            lines.deallocate()
        }

        /// Sends the request so many times and waits for all answers, each of which has to be a success.
        func run(calls: Int) throws {
            guard let multi else {
                for _ in 0..<calls { try check(handles[0], ccurl_easy_perform(handles[0])) }
                return
            }
            var started = min(calls, handles.count)
            var ended = 0
            for easy in handles.prefix(started) { ccurl_multi_add_handle(multi, easy) }
            while ended < calls {
                var running: Int32 = 0
                ccurl_multi_perform(multi, &running)
                var code: Int32 = 0
                var isIdle = true
                while let easy = ccurl_multi_next_done(multi, &code) {
                    isIdle = false
                    ended += 1
                    ccurl_multi_remove_handle(multi, easy)
                    try check(easy, code)
                    if started < calls {
                        started += 1
                        ccurl_multi_add_handle(multi, easy)
                    }
                }
                if isIdle { ccurl_multi_poll(multi, 1_000) }
            }
        }

        private func check(_ easy: OpaquePointer, _ code: Int32) throws {
            guard code == CCURLE_OK else { throw Failure(String(cString: ccurl_easy_strerror(code))) }
            var status = 0
            ccurl_easy_getinfo_long(easy, CCURLINFO_RESPONSE_CODE, &status)
            guard status == 200 else { throw Failure("the server answers \(status)") }
        }
    }
#endif
