import TencentCloudCVM

let key = StaticCredentials(Credentials(secretID: "AKIDtest", secretKey: "test"))
let client = CVMClient(
    ClientConfiguration(
        credentials: key, region: "ap-guangzhou", endpoint: .url("http://127.0.0.1:8080")))

do {
    let regions = try await client.describeRegions(.init())
    for region in regions.regionSet ?? [] {
        print(region.region ?? "", region.regionName ?? "")
    }
} catch let error as any TencentCloudError {
    print(error.category, error, error.advice ?? "")
}
