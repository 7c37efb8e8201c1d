import TencentCloudRuntime

/// Where a bucket is reached.
struct BucketAddress: Sendable, Hashable {
    /// What keys are put behind: `https://pictures-1250000000.cos.ap-guangzhou.myqcloud.com/`.
    let url: String
    /// What the `Host` header says, which is signed.
    let host: String
    /// The part of the path that is no part of keys: a slash, and more where an endpoint has a path.
    let prefix: String

    /// The bucket's own domain.
    init(bucket: String, region: String) {
        host = "\(bucket).cos.\(region).myqcloud.com"
        url = "https://\(host)/"
        prefix = "/"
    }

    /// Another address: scheme, host, perhaps a port, perhaps a path.
    init(endpoint: String) throws(Flaw) {
        let (start, path) = Self.split(endpoint)
        guard let address = Endpoint.Address(String(start)) else {
            throw Flaw("has to be a scheme, a host and perhaps a port and a path: https://example.com")
        }
        guard address.isSecureOrNear else {
            throw Flaw("has to be https, as plain HTTP shows everything to everyone on the way")
        }
        guard Self.isPlain(path) else {
            throw Flaw("has to have a path of letters, digits, hyphens, dots and slashes, and no query")
        }
        host = address.host
        prefix = path.last == "/" ? String(path) : "\(path)/"
        url = address.url.dropLast() + prefix
    }

    /// An object's address.
    func url(of key: ObjectKey) -> String { url + key.encoded }

    /// The key of an object's address, if it is of this bucket.
    func key(ofAddress text: String) throws(Flaw) -> ObjectKey {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") }) else {
            throw Flaw("holds what an address can't")
        }
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
            throw Flaw("has to be bare, without a query or a fragment")
        }
        let (start, path) = Self.split(text)
        // Only the scheme may differ: services answer both.
        guard let address = Endpoint.Address(String(start).lowercased()), address.host == host else {
            throw Flaw("isn't an address of \(host)")
        }
        guard path.utf8.starts(with: prefix.utf8) else { throw Flaw("isn't an address below \(url)") }
        return try ObjectKey(encoded: path.dropFirst(prefix.count))
    }

    /// Scheme and host, and the path with its slash, which may be empty.
    private static func split(_ text: String) -> (start: Substring, path: Substring) {
        let scheme = text.firstIndex(of: ":") ?? text.startIndex
        let host = text[scheme...].firstIndex { $0 != ":" && $0 != "/" } ?? text.endIndex
        let slash = text[host...].firstIndex(of: "/") ?? text.endIndex
        return (text[..<slash], text[slash...])
    }

    private static func isPlain(_ path: Substring) -> Bool {
        let isOrdinary = path.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        return isOrdinary && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }
}

/// The names that make a bucket's host.
package enum BucketName {
    package static func isValid(_ name: String) -> Bool {
        do throws(Flaw) { try check(name) } catch { return false }
        return true
    }

    /// `name-appid`, as the console shows it.
    static func check(_ name: String) throws(Flaw) {
        let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isOrdinary = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7a, UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isOrdinary, parts.first?.isEmpty == false, parts.dropLast().last?.isEmpty == false,
            let number = parts.last, !number.isEmpty, number.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            throw Flaw(
                "has to be a name of lower-case letters, digits and hyphens, and the account's APPID behind a hyphen: "
                    + "pictures-1250000000")
        }
        // A part of a host's name can't be longer.
        guard name.utf8.count <= 63 else {
            throw Flaw("has \(name.utf8.count) bytes, but may have at most 63")
        }
    }

    static func checkRegion(_ region: String) throws(Flaw) {
        let isLabel = region.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7a, UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isLabel, !region.isEmpty, region.utf8.count <= 63 else {
            throw Flaw("has to be lower-case letters, digits and hyphens, as in ap-guangzhou")
        }
    }
}
