import TencentCloudRuntime

/// The addresses of images.
enum ResultURL {
    /// What tells one image from another, in 16 characters: its address without the query, which holds a signature
    /// that changes.
    static func identity(_ url: String) -> String {
        var hash = SHA256()
        Array(url.prefix { $0 != "?" && $0 != "#" }.utf8).withUnsafeBytes { hash.update($0) }
        return String(hash.digest().hex.prefix(16))
    }

    /// The address to ask: one without TLS is asked with it, unless the image is on this machine or plain HTTP is
    /// allowed. The services' storage speaks both, and names the open one at times.
    static func secured(_ url: String, allowsPlainHTTP: Bool) -> String {
        let scheme = "http://"
        guard !allowsPlainHTTP, url.prefix(scheme.utf8.count).lowercased() == scheme else { return url }
        let rest = url.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        return isNear(authority) ? url : "https://\(rest)"
    }

    private static func isNear(_ authority: Substring) -> Bool {
        if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return !authority.contains("@") }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
            && !authority.contains("@")
    }
}
