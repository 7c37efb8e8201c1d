import TencentCloudCVM

let client = CVMClient(ClientConfiguration(region: "ap-guangzhou"))

let answer = try await client.describeZones(.init())
for zone in answer.zoneSet ?? [] {
    print(zone.zone ?? "", zone.zoneState ?? "")
}
