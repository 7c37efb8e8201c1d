/// Acronyms that are written uniformly in Swift names, as its API Design Guidelines ask: `taskID`,
/// `imageURLs`.
///
/// Only those that every reader knows. A product's own (`Aigc`, `Cos`) keep the spelling of the wire, so that
/// they are found by it.
enum Acronyms {
    /// The uniform spelling of a word, where it is a known acronym in any spelling.
    static func spelling(of word: String) -> String? {
        // No known one is longer; most words are, and need no look-up.
        word.utf8.count > 6 ? nil : spellings[word.lowercased()]
    }

    private static let spellings: [String: String] = {
        let known = [
            "API", "APIs", "ASCII", "CDN", "CIDR", "CPU", "CPUs", "CSS", "CSV", "DNS", "FPS", "FTP", "GPU",
            "GPUs",
            "HLS", "HTML", "HTTP", "HTTPS", "ID", "IDs", "IP", "IPs", "IPv4", "IPv6", "JSON", "JWT", "MAC",
            "MD5",
            "MFA", "OCR", "OS", "PDF", "QPS", "RAM", "RTMP", "RTMPS", "RTP", "SDK", "SHA1", "SHA256", "SQL",
            "SSD",
            "SSH", "SSL", "TCP", "TLS", "TTL", "UDP", "UI", "URI", "URIs", "URL", "URLs", "UTC", "UTF8",
            "UUID",
            "XML", "YAML",
        ]
        return Dictionary(uniqueKeysWithValues: known.map { ($0.lowercased(), $0) })
    }()
}
