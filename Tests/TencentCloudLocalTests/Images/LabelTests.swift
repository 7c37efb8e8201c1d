import Testing

@testable import TencentCloudLocal

@Suite struct LabelTests {
    private func made(_ width: Int, _ height: Int, prompt: String = "a red panda") -> Label? {
        var palette = Palette()
        return Label.fitting(
            ImageRendererTests.image(width, height, prompt: prompt),
            on: GridSize(width: width, height: height),
            Theme.all[0], &palette)
    }

    @Test(arguments: [
        (100, 100), (256, 256), (512, 512), (1024, 768), (768, 1024), (4096, 4096), (2048, 256),
    ])
    func theLabelLiesInsideThePicture(width: Int, height: Int) throws {
        let size = GridSize(width: width, height: height)
        let label = try #require(made(width, height))
        #expect(label.left > 0 && label.top > 0)
        #expect(label.left + label.columns < size.columns && label.top + label.rows < size.rows)
        #expect(size.cell % label.density == 0)
        #expect(label.dots.count == label.width * label.height)
    }

    @Test func aPictureTooSmallForTheWordHasNone() {
        #expect(made(48, 48) == nil)
        #expect(made(1024, 8) == nil)
    }

    @Test func aLongPromptIsCutWithDots() throws {
        let prompt = String(repeating: "many words ", count: 90)
        let image = ImageRendererTests.image(512, 512, prompt: prompt)
        let layout = try #require(LabelLayout(image, width: 300, height: 120, titleScale: 2))
        #expect(!layout.isComplete)
        #expect(layout.height <= 120 && layout.width <= 300)
        let lines = layout.lines.filter { $0.kind == .prompt }.map {
            String(String.UnicodeScalarView($0.text))
        }
        #expect(lines.last?.hasSuffix("...") == true)
        #expect(layout.lines.contains { $0.kind == .detail })
    }

    @Test func linesBreakAtSpacesAndInsideLongWords() {
        func wrapped(_ text: String, _ columns: Int) -> [String] {
            LabelLayout.wrap(text, columns).map { String(String.UnicodeScalarView($0)) }
        }
        #expect(wrapped("a red  panda\npaints", 6) == ["a red", "panda", "paints"])
        #expect(wrapped("abcdefghij k", 4) == ["abcd", "efgh", "ij k"])
        #expect(wrapped(" \t\u{0} ", 4) == [])
    }

    @Test func everyPrintableCharacterHasItsOwnShapeAndOthersAreBoxes() {
        let shapes = (32...126).compactMap { Unicode.Scalar($0).map(BitmapFont.dots) }
        #expect(Set(shapes).count == 95)
        #expect(!shapes.contains(BitmapFont.dots("熊")))
        #expect(BitmapFont.dots(" ") == 0)
    }

    /// The font has no Chinese, but prompts differ all the same.
    @Test func otherScriptsCanBeToldApart() {
        let fox = made(512, 512, prompt: "狐狸")
        #expect(fox != nil && fox?.dots != made(512, 512, prompt: "熊猫")?.dots)
        let characters = (0x4E00..<0x9FFF as Range<UInt32>).compactMap(Unicode.Scalar.init)
        #expect(Set(characters.map(BitmapFont.dots)).count == characters.count)
    }
}
