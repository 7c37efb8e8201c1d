/// Reads server-sent events from bytes as they arrive, wherever they are cut (WHATWG HTML, 9.2.6).
struct EventStreamParser {
    /// The longest event that is taken, in bytes.
    let longestEvent: Int

    private var line: [UInt8] = []
    private var event = ServerSentEvent()
    private var hasData = false
    private var isFirstLine = true
    /// Whether a line ended in a carriage return just now: a line feed behind it ends no other one.
    private var skipsLineFeed = false

    init(longestEvent: Int) {
        self.longestEvent = longestEvent
    }

    /// Takes the next bytes, and gives the events that they complete.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, _ give: (ServerSentEvent) -> Void
    ) throws(TransportError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if skipsLineFeed, rest.first == lineFeed { rest.removeFirst() }
            skipsLineFeed = false
            guard let end = rest.firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) else {
                line += rest
                break
            }
            line += rest[..<end]
            skipsLineFeed = rest[end] == carriageReturn
            rest = rest[(end + 1)...]
            if let event = endLine() { give(event) }
        }
        guard line.count + event.data.count <= longestEvent else {
            throw TransportError(
                .bodyTooLarge, message: "an event is longer than \(longestEvent) bytes",
                mayHaveTakenEffect: true)
        }
    }

    /// What the stream ended with, where the blank line behind it is missing.
    mutating func end() -> ServerSentEvent? {
        let event = line.isEmpty ? nil : endLine()
        return event ?? endEvent()
    }

    /// Takes in a line that is whole; a blank one ends an event.
    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
        }
        guard let first = line.first else { return endEvent() }
        // A comment, as services send to keep a connection open.
        if first == colon { return nil }
        let end = line.firstIndex(of: colon) ?? line.endIndex
        var value = line[end...].dropFirst()
        if value.first == space { value.removeFirst() }
        switch String(decoding: line[..<end], as: UTF8.self) {
        case "data":
            if hasData { event.data.append(lineFeed) }
            event.data += value
            hasData = true
        case "event": event.name = String(decoding: value, as: UTF8.self)
        case "id": event.id = String(decoding: value, as: UTF8.self)
        // `retry` is for those that connect again, which would be billed again; other fields mean nothing.
        default: break
        }
        return nil
    }

    /// An event without data is none. Its ID stays for those behind it.
    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            event = ServerSentEvent(id: event.id)
            hasData = false
        }
        return event.data.isEmpty ? nil : event
    }
}

/// An event as it was sent.
struct ServerSentEvent: Sendable, Equatable {
    /// The name, where it has one.
    var name: String?
    /// The ID, where it or one before it has one.
    var id: String?
    /// The data.
    var data: [UInt8] = []
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let colon = UInt8(ascii: ":")
private let space = UInt8(ascii: " ")
