import Testing

@testable import TencentCloudLocal

@Suite struct ImageRendererTests {
    static func image(_ width: Int, _ height: Int, prompt: String = "a red panda", seed: UInt64 = 7)
        -> PlaceholderImage
    {
        PlaceholderImage(prompt: prompt, model: "Hunyuan 3.0", seed: seed, width: width, height: height)
    }

    static let sizes = [
        (1, 1), (2, 1), (1, 9), (7, 3), (8, 8), (63, 65), (100, 100), (191, 192), (257, 255), (512, 512),
        (300, 90),
        (1536, 64),
    ]

    @Test(arguments: sizes)
    func aPNGHoldsExactlyThePicture(width: Int, height: Int) throws {
        let image = Self.image(width, height)
        let drawn = ImageRenderer.draw(image)
        let png = try PNGReader(ImageRenderer.render(image, as: .png))
        #expect(png.width == width && png.height == height)
        #expect(png.chunks.map(\.type) == ["IHDR", "PLTE", "tEXt", "iTXt", "IDAT", "IEND"])
        #expect(png.palette == drawn.palette.map { [$0.red, $0.green, $0.blue] })
        #expect(png.pixels == drawn.pixels)
    }

    @Test(arguments: sizes.filter { $0.0 * $0.1 <= 40_000 }, [100, 85, 10])
    func aJPEGShowsThePicture(size: (width: Int, height: Int), quality: Int) throws {
        let image = Self.image(size.width, size.height)
        let drawn = ImageRenderer.draw(image)
        let jpeg = try JPEGReader(ImageRenderer.render(image, as: .jpeg(quality: quality)))
        #expect(jpeg.width == size.width && jpeg.height == size.height)
        #expect(jpeg.comment.contains(image.prompt))
        var difference = 0.0
        for (index, seen) in zip(drawn.pixels, jpeg.pixels) {
            let color = drawn.palette[Int(index)]
            difference += abs(seen[0] - Double(color.red)) + abs(seen[1] - Double(color.green))
            difference += abs(seen[2] - Double(color.blue))
        }
        let mean = difference / Double(3 * size.width * size.height)
        #expect(mean < (quality == 100 ? 1.5 : quality == 85 ? 12 : 30), "mean difference \(mean)")
    }

    @Test func qualityDecidesTheSizeOfAJPEG() {
        let sizes = [-5, 1, 40, 90, 100, 500].map {
            ImageRenderer.render(Self.image(512, 512), as: .jpeg(quality: $0)).count
        }
        #expect(sizes[0] == sizes[1] && sizes[4] == sizes[5])
        #expect(sizes[1] < sizes[2] && sizes[2] < sizes[3] && sizes[3] < sizes[4])
    }

    @Test(arguments: [ImageFormat.png, .jpeg(quality: 85)])
    func theSameTaskGivesTheSameFile(format: ImageFormat) {
        let file = ImageRenderer.render(Self.image(256, 192), as: format)
        #expect(file == ImageRenderer.render(Self.image(256, 192), as: format))
        #expect(file != ImageRenderer.render(Self.image(256, 192, seed: 8), as: format))
        #expect(file != ImageRenderer.render(Self.image(256, 192, prompt: "a blue panda"), as: format))
    }

    @Test func seedsAndPromptsGiveDifferentPictures() {
        // On pictures too small for a label: the scenes themselves differ.
        let pictures = Set((0..<40).map { ImageRenderer.draw(Self.image(60, 60, seed: $0)).pixels })
        #expect(pictures.count == 40)
        let prompts = Set(
            ["a", "b", "ab", "ba", ""].map { ImageRenderer.draw(Self.image(60, 60, prompt: $0)).pixels })
        #expect(prompts.count == 5)
    }

    @Test func theLargestPictureKeepsItsSizeAndStaysSmall() throws {
        let file = ImageRenderer.render(Self.image(4096, 4096), as: .png)
        #expect(file[16..<24] == [0, 0, 16, 0, 0, 0, 16, 0])
        #expect(file.count < 300_000)
        let wide = ImageRenderer.render(Self.image(8192, 2048), as: .jpeg(quality: 85))
        #expect(wide.count < 2_000_000)
    }

    @Test func stripsCoverThePicture() {
        for (width, height) in Self.sizes {
            let drawn = ImageRenderer.draw(Self.image(width, height))
            #expect(drawn.strips.reduce(0) { $0 + $1.height } == height)
            #expect(drawn.strips.allSatisfy { strip in strip.runs.reduce(0) { $0 + $1.length } == width })
            #expect(drawn.palette.count <= 256)
        }
    }
}

extension StripImage {
    /// A palette index for each pixel.
    var pixels: [UInt8] {
        strips.flatMap { strip in
            let row = strip.runs.flatMap { [UInt8](repeating: $0.color, count: $0.length) }
            return (0..<strip.height).flatMap { _ in row }
        }
    }
}
