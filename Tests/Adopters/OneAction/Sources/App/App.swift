import Machines
import TencentCloudRuntime

/// Uses a public binding from another target of the same package.
@main
enum App {
    static func main() throws {
        let request = CVM.DescribeInstancesRequest(instanceIDs: ["ins-1"], limit: 20)
        let client = CVMClient(ClientConfiguration(region: "ap-guangzhou"))
        print(request.jsonText, client.configuration.region ?? "")
    }
}
