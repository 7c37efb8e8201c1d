import Testing

@testable import TencentCloudRuntime

@Suite struct EventStreamParserTests {
    private func events(_ text: String, cutAt place: Int? = nil) throws -> [ServerSentEvent] {
        let bytes = Array(text.utf8)
        var parser = EventStreamParser(longestEvent: 1000)
        var events: [ServerSentEvent] = []
        let pieces = place.map { [bytes[..<$0], bytes[$0...]] } ?? [bytes[...]]
        for piece in pieces { try piece.withUnsafeBytes { try parser.read($0) { events.append($0) } } }
        if let last = parser.end() { events.append(last) }
        return events
    }

    private func event(_ data: String, name: String? = nil, id: String? = nil) -> ServerSentEvent {
        ServerSentEvent(name: name, id: id, data: Array(data.utf8))
    }

    private static let streams = [
        "data: 小熊猫 🐼\n\ndata: b\n\n", "data: a\r\n\r\ndata: b\r\n\r\n", "data: a\r\rdata: b\r\r",
        "data:a\r\n\ndata:b\n\r\n", ": alive\n\nevent: told\nid: 1\ndata: a\ndata: b\nretry: 3\n\n:\n",
        "\u{feff}data: a\n\ndata\n\ndata:\n\n", "id: 7\ndata: a\n\ndata: b\n\n", "data: a\n\ndata: b",
        "data: a\n\ndata: b\n", "event: x\n\ndata: a\nunknown: b\nevent\n\n",
    ]

    /// However the network cuts it, in two or byte by byte.
    @Test(arguments: streams)
    func cutsChangeNothing(stream: String) throws {
        let whole = try events(stream)
        for place in 0...stream.utf8.count {
            #expect(try events(stream, cutAt: place) == whole, "cut at \(place)")
        }
        var parser = EventStreamParser(longestEvent: 1000)
        var slow: [ServerSentEvent] = []
        for byte in stream.utf8 {
            try withUnsafeBytes(of: byte) { try parser.read($0) { slow.append($0) } }
        }
        if let last = parser.end() { slow.append(last) }
        #expect(slow == whole)
    }

    @Test func meansWhatTheStandardSays() throws {
        #expect(try events(Self.streams[0]) == [event("小熊猫 🐼"), event("b")])
        for lines in Self.streams[1...3] { #expect(try events(lines) == [event("a"), event("b")]) }
        #expect(try events(Self.streams[4]) == [event("a\nb", name: "told", id: "1")])
        // Without data there is no event; with a mark of the byte order there is.
        #expect(try events(Self.streams[5]) == [event("a")])
        #expect(try events(Self.streams[6]) == [event("a", id: "7"), event("b", id: "7")])
        // Services leave out the last blank line.
        #expect(try events(Self.streams[7]) == [event("a"), event("b")])
        #expect(try events(Self.streams[8]) == [event("a"), event("b")])
        #expect(try events(Self.streams[9]) == [event("a", name: "")])
        #expect(try events("data:  two spaces \n\n") == [event(" two spaces ")])
        #expect(try events("") == [])
    }

    @Test(arguments: ["data: ", "", "data: a\ndata: "])
    func anEventHasItsLimit(start: String) throws {
        #expect(throws: TransportError.self) {
            try events(start + String(repeating: "x", count: 1001))
        }
        let many = String(repeating: "data: 0123456789\n\n", count: 1000)
        #expect(try events(many).count == 1000)
    }
}
