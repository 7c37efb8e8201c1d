extension JSONError {
    /// Where in the document the error stands, such as `Response.FileInfos[2].Url`; empty for the whole of it.
    ///
    /// For a missing member the path is where it should have been. It is found by scanning the document
    /// again, so that reading well-formed documents keeps no track of it.
    /// - Parameter bytes: the same document that was read.
    public func path(in bytes: [UInt8]) -> String {
        var path = Outline.path(of: offset, in: bytes)
        if case .missingMember(let name) = reason {
            if !path.isEmpty { path += "." }
            path += name
        }
        return path
    }
}

/// A document's braces, brackets and names, scanned without judging anything else: the reader has judged
/// it already, up to the byte in question.
struct Outline {
    private struct Container {
        var start: Int
        var isObject: Bool
        var name: String?
        var index = 0
    }

    private var containers: [Container] = []

    static func path(of offset: Int, in bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { bytes in
            var outline = Outline()
            outline.scan(bytes, to: offset) { _, _ in false }
            return outline.path
        }
    }

    /// The start of the object that ends just before `end`, or else of the innermost one that is open there.
    static func objectStart(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var outline = Outline()
        var found: Int?
        outline.scan(bytes, to: end) { start, place in
            if place == end { found = start }
            return found != nil
        }
        return found ?? outline.containers.last { $0.isObject }?.start ?? 0
    }

    private var path: String {
        var path = ""
        for container in containers {
            if !container.isObject {
                path += "[\(container.index)]"
            } else if let name = container.name {
                if !path.isEmpty { path += "." }
                path += name
            }
        }
        return path
    }

    /// Looks at the bytes before `limit`; `closed` hears of each container's start and end, and may stop it.
    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, to limit: Int, closed: (_ start: Int, _ end: Int) -> Bool
    ) {
        let limit = min(limit, bytes.count)
        var place = 0
        while place < limit {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "{"):
                containers.append(Container(start: place - 1, isObject: true))
            case UInt8(ascii: "["):
                containers.append(Container(start: place - 1, isObject: false))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let container = containers.popLast(), closed(container.start, place) { return }
            case UInt8(ascii: ","):
                guard let last = containers.indices.last else { break }
                containers[last].name = nil
                containers[last].index += 1
            case UInt8(ascii: "\""):
                let start = place - 1
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
                place = min(place + 1, bytes.count)
                guard let last = containers.indices.last, containers[last].isObject,
                    containers[last].name == nil, place <= limit
                else { break }
                containers[last].name = try? String(jsonBytes: Array(bytes[start..<place]))
            default: break
            }
        }
    }
}
