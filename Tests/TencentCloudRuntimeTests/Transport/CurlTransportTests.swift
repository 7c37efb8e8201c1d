#if os(Linux)
    import Glibc
    import Testing

    @testable import TencentCloudRuntime

    /// What only the libcurl transport promises. Serialized, and in a suite that nests in nothing: file
    /// descriptors are counted for the whole process.
    @Suite struct CurlTransportTests {
        @Test func worksOnItsOwnThreadAlone() async throws {
            let transport = CurlTransport(options: .init(startsOnCallingThread: false))
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
            let stuck = Task { try await transport.send(HTTPRequest(method: "GET", url: server.url)) }
            stuck.cancel()
            _ = await stuck.result
        }

        @Test func givesUpConnectionsWhenIdleAndComesBack() async throws {
            let transport = CurlTransport(options: .init(idleLimit: .milliseconds(20)))
            let server = try TestServer { _ in .respond() }
            defer { server.stop() }
            for round in 1...3 {
                transport.warmUp()
                _ = try await transport.send(HTTPRequest(method: "GET", url: server.url))
                #expect(await eventually { server.clientCloseCount == round })
            }
            #expect(server.connectionCount == 3)
        }

        @Test func droppedTransportLeavesNothing() async throws {
            let server = try TestServer { $0.body.first == 0 ? .respond(body: [1]) : .silence }
            defer { server.stop() }
            for _ in 0..<20 {
                let transport = CurlTransport()
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<10 {
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
            // Every connection there was, the transports have closed.
            #expect(await eventually { server.clientCloseCount == server.connectionCount })
        }
    }
#endif
