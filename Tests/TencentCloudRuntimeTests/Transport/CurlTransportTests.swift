#if os(Linux)
    import Testing

    @testable import TencentCloudRuntime
    import TencentCloudPlatform

    /// What only the libcurl transport promises.
    @Suite struct CurlTransportTests {
        @Test func worksOnItsOwnThreadAlone() async throws {
            let transport = CurlTransport(options: .init(largestCallerCount: 0))
            let server = try TestServer { .respond(body: $0.body) }
            defer { server.stop() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        for _ in 0..<20 {
                            let response = try await transport.send(
                                HTTPRequest(method: "POST", url: server.url, body: [UInt8(number)]))
                            #expect(response.body == [UInt8(number)])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }

        /// Few calls are started by their own threads, many by the engine's: back and forth between the two.
        @Test func worksForFewAndForMany() async throws {
            let transport = CurlTransport(options: .init(largestCallerCount: 2))
            let server = try TestServer { .respond(body: $0.body) }
            defer { server.stop() }
            for round in 0..<40 {
                let count = [1, 3, 2, 16, 1, 4][round % 6]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<count {
                        group.addTask {
                            let body = [UInt8(round), UInt8(number)]
                            let response = try await transport.send(
                                HTTPRequest(method: "POST", url: server.url, body: body))
                            #expect(response.body == body)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }

        @Test func cancelsOnItsOwnThreadAlone() async throws {
            let transport = CurlTransport(options: .init(largestCallerCount: 0))
            let server = try TestServer { _ in .silence }
            defer { server.stop() }
            let call = Task { try await transport.send(HTTPRequest(method: "GET", url: server.url)) }
            #expect(await eventually { server.requests.count == 1 })
            call.cancel()
            await #expect(throws: CancellationError.self) { try await call.value }
            #expect(await eventually { server.clientCloseCount == 1 })
        }

        @Test func anEmptyProxyIsNotNone() async throws {
            let error = await transportError {
                try await CurlTransport(proxy: .url("")).send(
                    HTTPRequest(method: "POST", url: "http://images.test/", body: [1]))
            }
            #expect(error?.kind == .refused)
            #expect(error?.mayHaveTakenEffect == false)
        }

        /// A libcurl that lacks one of them would send without it.
        @Test(arguments: [
            ("CURLOPT_SSLVERSION", 32 as Int32), ("CURLOPT_SSL_VERIFYPEER", 64),
            ("CURLOPT_SSL_VERIFYHOST", 81), ("CURLOPT_PROTOCOLS", 181),
        ])
        func nothingIsSentWithoutWhatKeepsItSafe(option: String, number: Int32) async throws {
            let server = try TestServer { _ in .respond() }
            defer { server.stop() }
            var options = CurlEngine.Options()
            let setNumber = options.setNumber
            options.setNumber = { $1 == number ? 48 : setNumber($0, $1, $2) }
            let transport = CurlTransport(options: options)
            for _ in 0..<2 {
                let error = await transportError {
                    try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [1]))
                }
                #expect(error?.kind == .unavailable)
                #expect(error?.message.contains(option) == true)
                #expect(error?.mayHaveTakenEffect == false)
            }
            let error = await #expect(throws: TransportError.self) {
                let client = Drawing.client(transport) {
                    $0.endpoint = .url(server.url)
                    $0.retry = RetryPolicy()
                }
                _ = try await client.call(Drawing.describe, json: [])
            }
            #expect(error?.attempts == 1)
            #expect(server.connectionCount == 0)
        }

        @Test func givesUpConnectionsWhenIdleAndComesBack() async throws {
            let transport = CurlTransport(options: .init(idleLimit: .milliseconds(20)))
            let server = try TestServer { _ in .respond() }
            defer { server.stop() }
            for round in 1...3 {
                _ = try await transport.send(HTTPRequest(method: "GET", url: server.url))
                #expect(await eventually { server.clientCloseCount == round })
            }
            #expect(server.connectionCount == 3)
        }

        /// Other tests have transports of their own meanwhile, but by far not as many as are dropped here.
        @Test func droppedTransportsLeaveNothing() async throws {
            let server = try TestServer { $0.body.first == 0 ? .respond(body: [1]) : .silence }
            defer { server.stop() }
            var (pollers, threads) = (0, 0)
            for _ in 0..<200 {
                let transport = CurlTransport()
                _ = try await transport.send(HTTPRequest(method: "POST", url: server.url, body: [0]))
                // A list of threads that is read while one ends may miss others: the most is seen soon enough.
                pollers = max(pollers, openPollers())
                threads = max(threads, transportThreads())
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<6 {
                        group.addTask {
                            let call = Task {
                                try await transport.send(
                                    HTTPRequest(method: "POST", url: server.url, body: [UInt8(number % 2)]))
                            }
                            if number % 2 == 1 { call.cancel() }
                            _ = await call.result
                        }
                    }
                }
            }
            #expect(pollers > 0)
            #expect(threads > 0)
            #expect(await eventually { server.clientCloseCount == server.connectionCount })
            #expect(await eventually { openPollers() < 100 })
            #expect(await eventually { transportThreads() < 100 })
        }

        private func openPollers() -> Int {
            entries(of: "/proc/self/fd").count { target(of: "/proc/self/fd/\($0)").contains("eventpoll") }
        }

        private func transportThreads() -> Int {
            entries(of: "/proc/self/task").count {
                content(of: "/proc/self/task/\($0)/comm").hasPrefix("curl-transport")
            }
        }

        private func entries(of path: String) -> [String] {
            guard let directory = opendir(path) else { return [] }
            defer { closedir(directory) }
            var names: [String] = []
            while let entry = readdir(directory) {
                names.append(withUnsafeBytes(of: entry.pointee.d_name) { text($0) })
            }
            return names
        }

        private func target(of path: String) -> String {
            text { readlink(path, $0, $1) }
        }

        private func content(of path: String) -> String {
            let file = open(path, O_RDONLY)
            defer { close(file) }
            return text { read(file, $0, $1) }
        }

        private func text(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Int) -> String {
            var buffer = [CChar](repeating: 0, count: 256)
            _ = fill(&buffer, 255)
            return buffer.withUnsafeBytes { text($0) }
        }

        private func text(_ bytes: UnsafeRawBufferPointer) -> String {
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
#endif
