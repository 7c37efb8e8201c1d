import TencentCloudRuntime

/// The buckets as the services use them that read from them and store into them.
struct Buckets: Sendable {
    /// What hands objects out.
    var counter: ObjectCounter
    /// What their addresses begin with: `http://127.0.0.1:PORT/cos/`.
    var baseURL: String

    /// Stores results, for as long as this process is.
    func store(_ files: [ResultFiles.File], _ place: BucketFolder) {
        for file in files {
            let object = ObjectStore.Object(
                content: .drawn(file), contentType: file.format.contentType, eTag: "\"\(file.name)\"",
                modified: counter.time())
            _ = counter.objects.put(object, as: place.name(of: file))
        }
    }

    /// The bare address of an object.
    func address(of name: ObjectStore.Name) -> String {
        let key = name.key.split(separator: "/", omittingEmptySubsequences: false).map { part in
            PercentEncoding.encode(String(part))
        }
        return "\(baseURL)\(name.bucket)/\(key.joined(separator: "/"))"
    }

    /// Passes unless an image is to be fetched from a bucket that doesn't hand it out. Of other addresses nothing is
    /// known.
    func checkFetching(_ url: String?) throws(ServiceFault) {
        guard let url, url.hasPrefix(baseURL) else { return }
        let target = url.dropFirst(baseURL.count - ObjectCounter.prefix.count)
        let path = target.prefix { $0 != "?" }
        let host = baseURL.dropFirst("http://".count).prefix { $0 != "/" }
        let request = ServerRequest(
            method: "GET", path: String(path), query: String(target.dropFirst(path.count + 1)),
            headers: [("host", String(host))], body: [], keepsAlive: false)
        guard counter.answer(request).status == 200 else {
            // Without the query, which is a signature.
            throw ServiceFault(
                code: .invalidParameterValue,
                message: "The image \(url.prefix { $0 != "?" }) can't be fetched.")
        }
    }
}

/// Where in which bucket results are stored.
struct BucketFolder: Sendable {
    var bucket: String
    /// Without slashes at its ends; empty for the bucket itself.
    var path: String

    init(bucket: String, path: String?) {
        self.bucket = bucket
        self.path = (path ?? "").split(separator: "/").joined(separator: "/")
    }

    func name(of file: ResultFiles.File) -> ObjectStore.Name {
        ObjectStore.Name(bucket: bucket, key: path.isEmpty ? file.name : "\(path)/\(file.name)")
    }
}
