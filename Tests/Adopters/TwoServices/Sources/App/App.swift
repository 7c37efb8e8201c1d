import Keys
import Names

/// Two services beside each other, one public, one for the package alone.
@main
enum App {
    static func main() {
        print(DNSPOD.DescribeRecordListRequest(domain: "example.com").jsonText)
        print(encryption(of: "aGVsbG8=", with: "key-1").jsonText)
    }
}
