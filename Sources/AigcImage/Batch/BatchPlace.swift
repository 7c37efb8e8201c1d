import TencentCloudRuntime

extension ImageBatch {
    /// Where the batch is drawn, as its journal calls it: `mps mps.tencentcloudapi.com`, or VOD's host with the
    /// application. What was drawn at one place says nothing of another.
    var place: String {
        let service = generator.service
        let host = options.place ?? service.host
        return switch service {
        case .mps: "mps \(host)"
        case .vod(_, let subAppID): "vod \(host) \(subAppID)"
        }
    }
}

extension ImageGenerator.Service {
    /// The host that its requests go to.
    fileprivate var host: String {
        let address = try? configuration.endpoint.address(service: name, region: configuration.region)
        // What is no address is refused at the call.
        return address?.host ?? "nowhere"
    }
}
