#if os(Linux)
    import JSONCoding
    import Synchronization
    import Testing

    @testable import TencentCloudRuntime

    /// On a machine whose libcurl can't be opened, with the product linked that stands in for it.
    @Suite(.scene(.withoutLibcurl)) struct WithoutLibcurlWireTests {
        private final class Warnings: ClientObserver {
            let all = Mutex<[ClientWarning]>([])
            func warned(_ warning: ClientWarning) { all.withLock { $0.append(warning) } }
        }

        /// From the create to the picture, as any program's client would.
        @Test func itDrawsAllTheSame() async throws {
            #expect(CurlTransport.isMissing)
            let servers = try WireServers.require()
            let warnings = Warnings()
            let client = ServiceClient(
                configuration: ClientConfiguration(
                    credentials: .static(secretID: servers.secretID, secretKey: servers.secretKey),
                    region: "ap-guangzhou", endpoint: .url(servers.service), observer: warnings))
            func call(_ name: String, _ json: String) async throws -> JSONValue {
                let action = APIAction(
                    service: "mps", version: "2019-06-12", name: name,
                    idempotency: name.hasPrefix("Describe") ? .safe : .none)
                let bytes = try await client.call(action, json: Array(json.utf8))
                return try JSONValue(jsonBytes: bytes)
            }
            let created = try await call(
                "CreateAigcImageTask", #"{"ModelName": "Hunyuan", "Prompt": "a red panda"}"#)
            let task = try #require(created["TaskId"]?.string)
            var picture: String?
            while picture == nil {
                let state = try await call("DescribeAigcImageTask", #"{"TaskId": "\#(task)"}"#)
                try #require(state["Status"]?.string != "FAIL")
                picture = state["ImageUrls"]?.array?.first?.string
                try await Task.sleep(for: .milliseconds(20))
            }

            let received = Mutex<[UInt8]>([])
            let answer = try await DefaultTransport.shared.download(
                HTTPRequest(method: "GET", url: try #require(picture))
            ) { piece in received.withLock { $0.append(contentsOf: piece) } }
            #expect(answer.status == 200)
            #expect(received.withLock { $0.starts(with: [0x89, 0x50, 0x4e, 0x47]) })

            let told = warnings.all.withLock { $0 }
            #expect(told.map(\.kind) == [.fallbackTransport])
            #expect(told.first?.message.contains("libcurl is refused here") == true)
            #expect(told.first?.message.contains("URLSessionTransport") == true)
        }
    }
#endif
