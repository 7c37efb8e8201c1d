import Testing

/// What a picture's own header says of it.
struct Picture: Equatable {
    var type: String
    var width: Int
    var height: Int
}

/// Fetches `url`, which is one of the local service's.
func download(
    _ url: String, method: String = "GET", location: SourceLocation = #_sourceLocation
) throws -> RawConnection.Answer {
    let match = try #require(
        url.wholeMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)(\/.*)/), sourceLocation: location)
    let port = try #require(Int(match.1), sourceLocation: location)
    let connection = try #require(RawConnection(port: port), sourceLocation: location)
    connection.send("\(method) \(match.2) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 0\r\n\r\n")
    return try #require(connection.answer(toHEAD: method == "HEAD"), sourceLocation: location)
}

/// Fetches `url` and reads the picture's header.
func image(_ url: String, location: SourceLocation = #_sourceLocation) throws -> Picture {
    let answer = try download(url, location: location)
    let bytes = answer.body
    func number(_ offset: Int, _ count: Int) -> Int {
        bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        return Picture(
            type: answer.headers["content-type"] ?? "", width: number(16, 4), height: number(20, 4))
    }
    try #require(bytes.starts(with: [0xFF, 0xD8]), "neither PNG nor JPEG", sourceLocation: location)
    var offset = 2
    // Segment by segment to the frame's header.
    while bytes[offset + 1] != 0xC0 { offset += 2 + number(offset + 2, 2) }
    return Picture(
        type: answer.headers["content-type"] ?? "", width: number(offset + 7, 2),
        height: number(offset + 5, 2))
}
