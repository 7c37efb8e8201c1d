import Keys
import Names

/// Three services: two share a target and are public, one is for the package alone.
@main
enum App {
    static func main() {
        print(DNSPod.DescribeRecordListRequest(domain: "example.com").jsonText)
        print(encryption(of: "aGVsbG8=", with: "key-1").jsonText)
    }
}
