#if os(Linux)
    internal import CCurl

    /// The memory that libcurl reads a request from while it sends it: one block, kept from call to call.
    struct CurlArena {
        struct Text {
            /// Ended by zero bytes.
            var url, method: UnsafeRawPointer
            var headers: UnsafePointer<ccurl_slist>?
            var body: UnsafeRawPointer
        }

        private var block = UnsafeMutableRawBufferPointer(start: nil, count: 0)

        private static let usualSize = 2048
        private static let largestKept = 64 << 10

        /// - Parameter copiesBody: Otherwise libcurl gets the body in another way.
        mutating func write(_ request: HTTPRequest, copiesBody: Bool) throws(TransportError) -> Text {
            let silenced = request.silencedHeaders
            let nodeCount = request.headers.count + silenced.count
            var size = nodeCount * MemoryLayout<ccurl_slist>.stride
            size += request.url.utf8.count + request.method.utf8.count + 2
            for header in request.headers { size += header.name.utf8.count + header.value.utf8.count + 3 }
            if copiesBody { size += request.body.count }

            let start = reserve(size)
            let nodes = start.bindMemory(to: ccurl_slist.self, capacity: nodeCount)
            var writer = TextWriter(next: (start + nodeCount * MemoryLayout<ccurl_slist>.stride))
            let url = writer.append(line: request.url)
            let method = writer.append(line: request.method)
            var node = nodes
            func add(_ line: UnsafeMutableRawPointer) {
                let isLast = node == nodes + (nodeCount - 1)
                node.initialize(
                    to: ccurl_slist(
                        data: line.assumingMemoryBound(to: CChar.self), next: isLast ? nil : node + 1))
                node += 1
            }
            for header in request.headers {
                add(writer.next)
                writer.append(header.name)
                // A semicolon is how libcurl is told of an empty value; with a colon it would drop the line.
                writer.append(header.value.isEmpty ? ";" : ": ")
                writer.append(line: header.value)
            }
            for line in silenced { add(UnsafeMutableRawPointer(mutating: line.utf8Start)) }

            guard writer.isClean else {
                throw TransportError(
                    .refused,
                    message: "the request's URL, method or a header holds a line break or a zero byte",
                    mayHaveTakenEffect: false)
            }
            if copiesBody {
                request.body.withUnsafeBytes { body in
                    UnsafeMutableRawBufferPointer(start: writer.next, count: body.count).copyMemory(
                        from: body)
                }
            }
            return Text(
                url: url, method: method, headers: nodeCount > 0 ? UnsafePointer(nodes) : nil,
                body: writer.next)
        }

        /// Gives back what an unusual request needed.
        mutating func trim() {
            if block.count > Self.largestKept { free() }
        }

        mutating func free() {
            block.deallocate()
            block = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        }

        private mutating func reserve(_ size: Int) -> UnsafeMutableRawPointer {
            if let start = block.baseAddress, block.count >= size { return start }
            free()
            let size = max(size, Self.usualSize)
            let start = UnsafeMutableRawPointer.allocate(
                byteCount: size, alignment: MemoryLayout<ccurl_slist>.alignment)
            block = UnsafeMutableRawBufferPointer(start: start, count: size)
            return start
        }
    }

    extension HTTPRequest {
        /// Whether a body is sent, be it an empty one.
        var hasBody: Bool {
            !body.isEmpty || method == "POST" || method == "PUT" || method == "PATCH"
        }

        /// What libcurl would say of itself unless it is told otherwise, as lines that keep it from that.
        fileprivate var silencedHeaders: [StaticString] {
            let hasAccept = has("Accept")
            guard hasBody else { return hasAccept ? [] : ["Accept:"] }
            switch (hasAccept, has("Content-Type")) {
            case (false, false): return ["Expect:", "Accept:", "Content-Type:"]
            case (false, true): return ["Expect:", "Accept:"]
            case (true, false): return ["Expect:", "Content-Type:"]
            case (true, true): return ["Expect:"]
            }
        }

        private func has(_ name: String) -> Bool {
            headers.contains { $0.name.equalsIgnoringASCIICase(name) }
        }
    }

    /// Writes texts one behind the other and notices what would break a request apart.
    private struct TextWriter {
        var next: UnsafeMutableRawPointer
        var isClean = true

        mutating func append(_ text: String) {
            var text = text
            text.withUTF8 { bytes in
                for byte in bytes where byte == 0 || byte == 0x0a || byte == 0x0d { isClean = false }
                UnsafeMutableRawBufferPointer(start: next, count: bytes.count)
                    .copyMemory(from: UnsafeRawBufferPointer(bytes))
                next += bytes.count
            }
        }

        /// With the zero byte that ends it.
        @discardableResult
        mutating func append(line: String) -> UnsafeRawPointer {
            let start = next
            append(line)
            next.storeBytes(of: 0, as: UInt8.self)
            next += 1
            return UnsafeRawPointer(start)
        }
    }
#endif
