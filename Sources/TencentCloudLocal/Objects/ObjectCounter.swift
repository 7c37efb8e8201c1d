import TencentCloudCOS
import TencentCloudRuntime

/// Takes objects into buckets and hands them out: a stand-in for COS, with every bucket that has a proper name.
///
/// A bucket lies below a path of its own, `/cos/<bucket>/`, which is no part of its keys and of no signature: as behind a
/// domain of one's own.
struct ObjectCounter: Sendable {
    static let prefix = "/cos/"
    /// How many bytes all objects may have together.
    static let capacity = 256 << 20

    var objects: ObjectStore
    var door: ObjectDoor
    /// The service's clock, in seconds since 1970.
    var time: @Sendable () -> Int64
    var recorder: StatisticsRecorder

    func answer(_ request: ServerRequest) -> ServerResponse {
        do throws(ObjectRefusal) {
            return try served(request)
        } catch {
            recorder.add { $0.faults[error.code, default: 0] += 1 }
            return error.response(resource: request.path)
        }
    }

    private func served(_ request: ServerRequest) throws(ObjectRefusal) -> ServerResponse {
        recorder.add { $0.requests += 1 }
        let name = try Self.name(of: request.path)
        guard let action = Self.actions[request.method] else {
            throw ObjectRefusal(
                status: 405, code: "MethodNotAllowed",
                message: "The specified method is not allowed against this resource.")
        }
        if !isOpen(request, name) { try door.check(request, name) }
        recorder.add { $0.calls["cos.\(action)", default: 0] += 1 }
        switch request.method {
        case "PUT": return try put(request, name)
        case "DELETE":
            objects.delete(name)
            return Self.done(status: 204)
        default: return try get(request, name)
        }
    }

    /// Whether it asks for what anybody may have: VOD's media files.
    private func isOpen(_ request: ServerRequest, _ name: ObjectStore.Name) -> Bool {
        name.bucket == LocalVOD.bucket && ["GET", "HEAD"].contains(request.method)
            && request.header("authorization") == nil && request.query.isEmpty
    }

    private static let actions = [
        "PUT": "PutObject", "GET": "GetObject", "HEAD": "HeadObject", "DELETE": "DeleteObject",
    ]

    private func put(_ request: ServerRequest, _ name: ObjectStore.Name) throws(ObjectRefusal)
        -> ServerResponse
    {
        guard request.header("content-length") != nil || request.header("transfer-encoding") != nil else {
            throw ObjectRefusal(
                status: 411, code: "MissingContentLength",
                message: "You must provide the Content-Length HTTP header.")
        }
        // Named like COS's, which are MD5 sums; what it is made by is nobody's business.
        let eTag = "\"\(SHA256.hash(request.body).hex.prefix(32))\""
        let object = ObjectStore.Object(
            content: .put(request.body),
            contentType: request.header("content-type") ?? "application/octet-stream",
            eTag: eTag, modified: time())
        guard !request.bodyIsTooLarge, objects.put(object, as: name) else {
            throw ObjectRefusal(
                status: 400, code: "EntityTooLarge",
                message: "Objects here have at most 10 MiB, and all together at most 256 MiB.")
        }
        var response = Self.done(status: 200)
        response.headers.append(("ETag", eTag))
        return response
    }

    private func get(_ request: ServerRequest, _ name: ObjectStore.Name) throws(ObjectRefusal)
        -> ServerResponse
    {
        guard let object = objects.object(name) else { throw .noSuchKey }
        if request.method == "GET" { recorder.add { $0.downloads += 1 } }
        let bytes = object.bytes
        var response = Self.done(status: 200)
        response.body = bytes
        response.headers += [
            ("Content-Type", object.contentType), ("ETag", object.eTag), ("Accept-Ranges", "bytes"),
            ("Last-Modified", CivilTime(seconds: object.modified).httpDate),
        ]
        switch FileRange(request, of: bytes.count, tag: object.eTag) {
        case .whole: break
        case .part(let range):
            (response.status, response.body) = (206, Array(bytes[range]))
            let place = "\(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
            response.headers.append(("Content-Range", "bytes \(place)"))
        case .outside:
            throw ObjectRefusal(
                status: 416, code: "InvalidRange", message: "The requested range cannot be satisfied.")
        }
        return response
    }

    /// An answer that names the request and holds nothing.
    private static func done(status: Int) -> ServerResponse {
        var response = ServerResponse(status: status, contentType: "", body: [])
        response.headers = [("x-cos-request-id", RandomNames.hex(32))]
        return response
    }

    private static func name(of path: String) throws(ObjectRefusal) -> ObjectStore.Name {
        let rest = path.dropFirst(prefix.count)
        let bucket = rest.prefix { $0 != "/" }
        guard BucketName.isValid(String(bucket)) else {
            throw ObjectRefusal(
                status: 400, code: "InvalidBucketName", message: "The specified bucket is not valid.")
        }
        guard let key = QueryParameters.decoded(rest.dropFirst(bucket.count + 1), plusIsSpace: false) else {
            throw ObjectRefusal(status: 400, code: "InvalidURI", message: "Couldn't parse the specified URI.")
        }
        guard !key.isEmpty, key.utf8.count <= 850 else {
            throw ObjectRefusal(
                status: 400, code: key.isEmpty ? "InvalidURI" : "KeyTooLong",
                message: "A key has 1 to 850 bytes.")
        }
        return ObjectStore.Name(bucket: String(bucket), key: key)
    }
}
