import TencentCloudCVM

let key = StaticCredentials(Credentials(secretID: "AKIDtest", secretKey: "test"))
let client = CVMClient(
    ClientConfiguration(
        credentials: key, region: "ap-guangzhou", endpoint: .url("http://127.0.0.1:8080")))

let answer = try await client.describeZones(.init())
for zone in answer.zoneSet ?? [] {
    print(zone.zone ?? "", zone.zoneState ?? "")
}
