// Nothing else is imported on purpose: a generator, its clients and their errors come with it.
import AigcImage
import Testing

@Suite struct OneImportTests {
    @Test func oneImportIsEnough() async throws {
        var configuration = ClientConfiguration()
        configuration.endpoint = .url("http://127.0.0.1:1")
        configuration.credentials = .static(secretID: "id", secretKey: "key")
        let generators = [
            ImageGenerator(.mps(MPSClient(configuration))),
            ImageGenerator(.vod(VODClient(configuration), subAppID: 251_007_502)),
        ]
        var request = ImageRequest("a red panda")
        request.members["OutputConfig.NewMember"] = JSONValue.bool(true)
        for generator in generators {
            let error = await #expect(throws: TransportError.self) {
                try await generator.generate("a red panda", model: .kling("3.0"), aspectRatio: "16:9")
            }
            #expect(error?.kind == .cannotConnect)
        }
    }
}
