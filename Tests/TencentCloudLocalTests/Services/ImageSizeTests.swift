import Testing

@testable import TencentCloudLocal

@Suite struct ImageSizeTests {
    @Test(
        arguments: [
            (nil, nil, 1_024, 1_024), ("1K", "1:1", 1_024, 1_024), ("1K", "16:9", 1_368, 768),
            ("2k", "9:16", 1_536, 2_728), ("4K", nil, 4_096, 4_096), ("3K", "4:3", 3_544, 2_664),
            ("720P", "16:9", 1_280, 720), ("720P", nil, 720, 720), ("1080p", "9:16", 1_080, 1_920),
            ("1K", "auto", 1_024, 1_024), ("1K", "0:1", 1_024, 1_024), ("1K", "1:8", 360, 2_896),
            ("9K", "1:1", 1_024, 1_024), ("huge", "3:2", 1_256, 840),
        ] as [(String?, String?, Int, Int)])
    func followsResolutionAndShape(_ resolution: String?, _ ratio: String?, _ width: Int, _ height: Int) {
        #expect(
            ImageSize(resolution: resolution, aspectRatio: ratio) == ImageSize(width: width, height: height))
    }

    @Test func readsExactSizes() {
        #expect(ImageSize("728x1024") == ImageSize(width: 728, height: 1_024))
        #expect(ImageSize("728*1024") == ImageSize(width: 728, height: 1_024))
        for text in ["", "728", "728x", "x1", "-1x2", "1x2x3", "a x b", "1 x 2"] {
            #expect(ImageSize(text) == nil)
        }
    }

    @Test func drawsNothingEndless() {
        for ratio in ["1:1", "4:3", "16:9", "9:16", "21:9", "4:1", "8:1", "1:8"] {
            #expect(ImageSize(resolution: "4K", aspectRatio: ratio).isDrawable, "\(ratio)")
        }
        #expect(ImageSize(width: 8_192, height: 2_176).isDrawable)
        #expect(!ImageSize(width: 12_289, height: 1).isDrawable)
        #expect(!ImageSize(width: 8_192, height: 2_177).isDrawable)
        #expect(!ImageSize(width: 0, height: 1).isDrawable)
        #expect(!ImageSize(width: .max, height: .max).isDrawable)
    }
}
