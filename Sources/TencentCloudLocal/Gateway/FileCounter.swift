/// Hands out result files.
struct FileCounter: Sendable {
    static let prefix = "/files/"

    var files: ResultFiles
    var clock: LocalClock
    var recorder: StatisticsRecorder

    func answer(_ request: ServerRequest) -> ServerResponse {
        guard request.method == "GET" || request.method == "HEAD" else {
            var response = ServerResponse.text(status: 405, "Files are there to be read.")
            response.headers.append(("Allow", "GET, HEAD"))
            return response
        }
        let name = String(request.path.dropFirst(Self.prefix.count))
        guard let (contentType, bytes) = files.file(named: name, at: clock.now) else {
            return .text(status: 404, "There is no such file, or no more.")
        }
        if request.method == "GET" { recorder.add { $0.downloads += 1 } }
        // What a name stands for never changes.
        let tag = "\"\(name)\""
        if request.header("if-none-match").map({ Self.names(tag, in: $0) }) ?? false {
            var response = ServerResponse(status: 304, contentType: contentType, body: [])
            response.headers.append(("ETag", tag))
            return response
        }
        var response = ServerResponse(status: 200, contentType: contentType, body: bytes)
        response.headers += [("Accept-Ranges", "bytes"), ("ETag", tag)]
        switch FileRange(request, of: bytes.count, tag: tag) {
        case .whole: break
        case .part(let range):
            (response.status, response.body) = (206, Array(bytes[range]))
            let place = "\(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
            response.headers.append(("Content-Range", "bytes \(place)"))
        case .outside:
            response = .text(status: 416, "The file has \(bytes.count) bytes.")
            response.headers.append(("Content-Range", "bytes */\(bytes.count)"))
        }
        return response
    }

    /// Whether a list of entity tags holds one, weakly compared, or any.
    private static func names(_ tag: String, in list: String) -> Bool {
        list.split(separator: ",").map { String($0).trimmingBlanks() }.contains {
            $0 == "*" || $0 == tag || $0 == "W/\(tag)"
        }
    }
}
