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
        return ServerResponse(status: 200, contentType: contentType, body: bytes)
    }
}
