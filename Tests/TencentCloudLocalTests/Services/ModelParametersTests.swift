import Testing

@testable import TencentCloudLocal

@Suite struct ModelParametersTests {
    private func job(
        _ name: String, _ version: String? = nil, prompt: String = "", count: Int? = nil,
        additional: String? = nil
    ) throws -> ImageJob {
        try ModelParameters(
            name: name, version: version, prompt: prompt, count: count, additional: additional
        ).job()
    }

    @Test(
        arguments: [
            ("Kling", 4, 4), ("Kling", nil, 1), ("OG", 8, 8), ("GG", 4, 1), ("Hunyuan", 3, 1),
            ("NextModel", 2, 1),
        ] as [(String, Int?, Int)])
    func drawsAsManyAsTheModelDoes(_ name: String, _ asked: Int?, _ drawn: Int) throws {
        #expect(try job(name, count: asked).count == drawn)
    }

    @Test func drawsAsManyAsThePromptSays() throws {
        let additional = #"{"sequential_image_generation":"auto"}"#
        #expect(try job("SI", prompt: "A fox. Output 3 images.", additional: additional).count == 3)
        #expect(try job("SI", prompt: "A fox.", additional: additional).count == 1)
        #expect(try job("SI", prompt: "Output 300 images", additional: additional).count == 15)
        #expect(try job("SI", prompt: "Output 3 images").count == 1)
    }

    @Test func knowsTheModelsOwnSizes() throws {
        #expect(try job("SI", "4.5").size == ImageSize(width: 2_048, height: 2_048))
        #expect(try job("Vidu", "q2").size == ImageSize(width: 1_080, height: 1_080))
        #expect(
            try job("Qwen", additional: #"{"size":"728*1024"}"#).size == ImageSize(width: 728, height: 1_024))
        #expect(try job("Qwen", additional: "no JSON").size == ImageSize(width: 1_024, height: 1_024))
        #expect(throws: (any Error).self) { try job("NextModel", additional: #"{"size":"9000x9000"}"#) }
    }
}
