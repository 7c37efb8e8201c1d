import AigcImage
import JSONCoding
import Testing

@testable import aigc_image

@Suite struct OutputNameTests {
    @Test(arguments: [
        ("A red panda, painting!", "a-red-panda-painting"), ("", "image"), ("熊猫", "image"),
        (String(repeating: "long ", count: 20), "long-long-long-long-long-long-long-long"),
        ("../../etc", "etc"),
    ])
    func namesComeFromThePrompt(prompt: String, name: String) {
        #expect(OutputNames(path: nil, prompt: prompt).path(0, format: .png) == name + ".png")
    }

    @Test func furtherImagesAreNumbered() {
        let names = OutputNames(path: "out.d/panda.jpeg", prompt: "")
        #expect(
            (0..<3).map { names.path($0, format: .jpeg) }
                == ["out.d/panda.jpeg", "out.d/panda-2.jpeg", "out.d/panda-3.jpeg"])
        #expect(names.format == .jpeg)
        #expect(OutputNames(path: "out.d/panda", prompt: "").path(1, format: .png) == "out.d/panda-2")
        #expect(OutputNames(path: "a/.png", prompt: "").format == nil)
    }

    @Test func onlyMadeUpNamesMoveAway() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "a-red-panda.png")
        let chosen = OutputNames(path: folder.file("a-red-panda.png"), prompt: "x")
        #expect(
            chosen.movedToFree(count: 1, format: .png).path(0, format: .png) == folder.file("a-red-panda.png")
        )
    }

    @Test func modelsAreFoundInAnyCaseAndOthersPass() {
        #expect(ModelCatalogue.model(typed: "kling:3.0") == .kling("3.0"))
        #expect(ModelCatalogue.model(typed: "HUNYUAN") == .hunyuan)
        #expect(ModelCatalogue.model(typed: "NextModel:1") == "NextModel:1")
        #expect(ModelNames.hint(on: .kling("3.0"), of: "mps") == nil)
        #expect(ModelNames.hint(on: "Klng", of: "vod")?.contains("did you mean Kling?") == true)
        #expect(ModelNames.hint(on: .gem("3.0"), of: "vod")?.contains("GEM is no model of vod") == true)
    }
}

@Suite struct ModelsCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theTableHasALineForEachModel() throws {
        let all = try Program.run("models", in: folder)
        #expect(all.status == 0 && all.messages.isEmpty)
        let models = ModelCatalogue.mps.models.count + ModelCatalogue.vod.models.count
        // Two titles, two headings, and an empty line between.
        #expect(all.output.split(separator: "\n", omittingEmptySubsequences: false).count == models + 6)
        let kling = try Program.run("models", "kling", "--service", "vod", in: folder)
        #expect(kling.output.contains("Kling:3.0") && !kling.output.contains("Vidu"))
        let typo = try Program.run("models", "Klign", in: folder)
        #expect(typo.status == 2 && typo.messages.contains("did you mean Kling?"))
    }

    @Test func scriptsGetItAsJSON() throws {
        let outcome = try Program.run("models", "qwen", "--json", in: folder)
        let services = try JSONValue(jsonText: outcome.output).array ?? []
        #expect(services.compactMap { $0["service"]?.string } == ["mps", "vod"])
        let model = services.first?["models"]?.array?.first
        #expect(model?["name"]?.string == "Qwen" && model?["version"]?.string == "0925")
        #expect(model?["size"]?["pixels"]?["max"]?.number?.int64 == 4_194_304)
    }

    @Test func longCellsAreBrokenOnlyForATerminal() {
        let table = TextTable(heading: ["A", "B"], rows: [["one", "1:1 2:2 3:3 4:4 5:5 6:6 7:7"]])
        #expect(
            table.text(TextStyle(isPlain: true), width: nil) == "A    B\none  1:1 2:2 3:3 4:4 5:5 6:6 7:7\n")
        #expect(
            table.text(TextStyle(isPlain: true), width: 25)
                == "A    B\none  1:1 2:2 3:3 4:4 5:5\n     6:6 7:7\n")
    }
}
