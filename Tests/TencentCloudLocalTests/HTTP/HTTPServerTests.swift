import Synchronization
import Testing

@testable import TencentCloudLocal

@Suite struct HTTPServerTests {
    /// Answers with what it understood of the request.
    private func server(limits: ServerLimits = ServerLimits()) throws -> HTTPServer {
        try HTTPServer(
            port: 0, limits: limits, dateHeader: { "Thu, 01 Jan 1970 00:00:00 GMT" },
            makeHandler: { _, _ in
                { request in
                    let body = String(decoding: request.body, as: UTF8.self)
                    let size = request.bodyIsTooLarge ? "too large" : body
                    return .text(status: 200, "\(request.method) \(request.path) ?\(request.query) \(size)")
                }
            })
    }

    private func server(port: Int) throws -> HTTPServer {
        try HTTPServer(
            port: port, dateHeader: { "" }, makeHandler: { _, _ in { _ in .text(status: 200, "new") } })
    }

    private func connect(_ server: HTTPServer) throws -> RawConnection {
        try #require(RawConnection(port: server.port))
    }

    @Test(arguments: [
        ("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a ?b=c \n"),
        ("POST / HTTP/1.1\r\nhost:x\r\ncontent-length: 3\r\n\r\nabc", "POST / ? abc\n"),
        ("\r\nGET / HTTP/1.1\r\nHost: \t x \t\r\n\r\n", "GET / ? \n"),
        ("GET http://elsewhere/p HTTP/1.1\r\nHost: x\r\n\r\n", "GET /p ? \n"),
        ("GET http://elsewhere HTTP/1.1\r\nHost: x\r\n\r\n", "GET / ? \n"),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;ext=1\r\n0123456789\r\n"
                + "0\r\nTrailer: x\r\n\r\n", "POST / ? abc0123456789\n"
        ),
    ])
    func understands(_ request: String, _ expected: String) throws {
        let server = try server()
        let connection = try connect(server)
        connection.send(request)
        let answer = try #require(connection.answer())
        #expect(answer.status == 200)
        #expect(answer.text == expected)
        #expect(answer.headers["date"] == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(answer.headers["connection"] == "keep-alive")
    }

    @Test(arguments: [
        ("hello\r\n\r\n", 400),
        ("GET /\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("G(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: x\n\n", 400),
        ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        ("GET / SPDY\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \u{1}\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400
        ),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", 400),
    ])
    func refuses(_ request: String, _ status: Int) throws {
        let server = try server()
        let connection = try connect(server)
        connection.send(request)
        let answer = try #require(connection.answer())
        #expect(answer.status == status)
        #expect(answer.headers["connection"] == "close")
        connection.finishSending()
        #expect(connection.isAtEnd())
    }

    @Test func refusesAHeadThatIsTooLarge() throws {
        var limits = ServerLimits()
        limits.headBytes = 200
        let server = try server(limits: limits)
        let connection = try connect(server)
        connection.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + String(repeating: "a", count: 300))
        #expect(connection.answer()?.status == 431)
    }

    @Test func keepsAConnectionAlive() throws {
        let server = try server()
        let connection = try connect(server)
        for number in 0..<3 {
            connection.send("POST /\(number) HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n\(number)")
            #expect(connection.answer()?.text == "POST /\(number) ? \(number)\n")
        }
        // Two at once, the second of them the last.
        connection.send(
            "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(connection.answer()?.text == "GET /a ? \n")
        let last = try #require(connection.answer())
        #expect(last.text == "GET /b ? \n")
        #expect(last.headers["connection"] == "close")
        connection.finishSending()
        #expect(connection.isAtEnd())
    }

    @Test func closesAfterHTTP10() throws {
        let server = try server()
        let connection = try connect(server)
        connection.send("GET / HTTP/1.0\r\n\r\n")
        #expect(connection.answer()?.headers["connection"] == "close")
        let kept = try connect(server)
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(kept.answer()?.headers["connection"] == "keep-alive")
    }

    @Test func sendsNoBodyToHEAD() throws {
        let server = try server()
        let connection = try connect(server)
        connection.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(connection.answer(toHEAD: true)?.headers["content-length"] == "10")
        #expect(connection.answer()?.text == "GET /next ? \n")
    }

    @Test func tellsACarefulClientToContinue() throws {
        let server = try server()
        let connection = try connect(server)
        connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(connection.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        connection.send("ab")
        #expect(connection.answer()?.text == "POST / ? ab\n")
    }

    @Test(arguments: [(100, false), (101, true)])
    func limitsBodies(_ size: Int, _ isTooLarge: Bool) throws {
        var limits = ServerLimits()
        limits.bodyBytes = 100
        let server = try server(limits: limits)
        let body = String(repeating: "b", count: size)
        let expected = "POST / ? \(isTooLarge ? "too large" : body)\n"

        let connection = try connect(server)
        connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n\(body)")
        #expect(connection.answer()?.text == expected)

        let chunked = try connect(server)
        let halves = [body.prefix(60), body.dropFirst(60)]
        let chunks = halves.map { "\(String($0.count, radix: 16))\r\n\($0)\r\n" }.joined() + "0\r\n\r\n"
        chunked.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)")
        #expect(chunked.answer()?.text == expected)
    }

    @Test func letsAClientFinishSendingBeforeItReadsTheRefusal() throws {
        var limits = ServerLimits()
        limits.bodyBytes = 100
        let server = try server(limits: limits)
        let connection = try connect(server)
        connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n")
        connection.send([UInt8](repeating: 0, count: 8_000_000))
        #expect(connection.answer()?.text == "POST / ? too large\n")
    }

    @Test func givesUpOnAClientThatNeverFinishes() throws {
        var limits = ServerLimits()
        limits.requestTime = .milliseconds(50)
        let server = try server(limits: limits)
        let connection = try connect(server)
        connection.send("GET / HT")
        #expect(connection.isAtEnd())
        var idle = ServerLimits()
        idle.idleTime = .milliseconds(50)
        let idling = try self.server(limits: idle)
        #expect(try connect(idling).isAtEnd())
    }

    @Test func turnsAwayWhoIsTooMany() throws {
        var limits = ServerLimits()
        limits.connections = 2
        let server = try server(limits: limits)
        let first = try connect(server)
        let second = try connect(server)
        for connection in [first, second] {
            connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(connection.answer()?.status == 200)
        }
        let third = try connect(server)
        #expect(third.answer()?.status == 503)
    }

    @Test func stoppingClosesEverything() throws {
        let server = try server()
        let port = server.port
        let idle = try connect(server)
        idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(idle.answer()?.status == 200)
        let halfway = try connect(server)
        halfway.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab")
        #expect(server.threadCount >= 2)

        server.stop()
        #expect(server.threadCount == 0)
        #expect(idle.isAtEnd())
        #expect(halfway.isAtEnd())
        #expect(RawConnection(port: port) == nil)
        server.stop()

        let successor = try self.server(port: port)
        #expect(successor.port == port)
    }

    @Test func lettingGoStopsIt() throws {
        var server: HTTPServer? = try server()
        let port = try #require(server?.port)
        let connection = try #require(RawConnection(port: port))
        server = nil
        #expect(connection.isAtEnd())
        #expect(RawConnection(port: port) == nil)
    }

    @Test func saysWhenThePortIsTaken() throws {
        let server = try server()
        let error = #expect(throws: LocalServiceError.self) { try self.server(port: server.port) }
        #expect(error?.description.contains("127.0.0.1:\(server.port)") == true)
        #expect(throws: LocalServiceError.self) { try self.server(port: 70_000) }
        #expect(throws: LocalServiceError.self) { try self.server(port: -1) }
    }

    @Test func servesManyAtOnce() async throws {
        let server = try server()
        let port = server.port
        let good = await withTaskGroup(of: Int.self) { group in
            for client in 0..<32 {
                group.addTask {
                    guard let connection = RawConnection(port: port) else { return 0 }
                    var good = 0
                    for number in 0..<20 {
                        connection.send("GET /\(client)/\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
                        if connection.answer()?.text == "GET /\(client)/\(number) ? \n" { good += 1 }
                    }
                    return good
                }
            }
            return await group.reduce(0, +)
        }
        #expect(good == 640)
        server.stop()
        #expect(server.threadCount == 0)
    }
}
