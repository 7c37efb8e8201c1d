import Testing

@testable import TencentCloudLimits

@Suite struct ModelTableTests {
    private static let page = LimitSource("page", date: "2026-01-02")
    private static let table = ModelTable(
        name: "Model", version: "Version", usualModel: "GG",
        entries: [
            ModelEntry(
                "GG", document: "All of them.",
                promptOptions: [PromptOption("Shape", before: " --ar ", after: "!")],
                members: [MemberLimits("Scene", [Limit(.absent, .advice, source: page)])]),
            ModelEntry("GG", version: "3.0", members: [files(14)]),
            ModelEntry("GG", version: "2.5", isUsual: true, members: [files(3)]),
            ModelEntry("Vidu", version: "q1", members: [files(7)]),
            ModelEntry("Vidu", version: "q2", members: [files(8)]),
        ])

    private static func files(_ most: Int) -> MemberLimits {
        MemberLimits("Files", [Limit(.count(Bounds(max: most)), source: page)])
    }

    private func found(_ model: String?, _ version: String?, files: Int = 0, scene: String? = nil) -> [String]
    {
        var sheet = Sheet(values: ["Files": .list(count: files)])
        sheet.values["Model"] = model.map { .text($0) }
        sheet.values["Version"] = version.map { .text($0) }
        sheet.values["Scene"] = scene.map { .text($0) }
        return complaints(ObjectLimits(models: Self.table), of: sheet)
    }

    @Test func everyEntryThatMatchesHolds() {
        #expect(found("GG", "3.0", files: 14) == [])
        #expect(
            found("GG", "2.5", files: 4) == [
                "Files has 4 elements, but takes at most 3 elements when Model is GG and Version is 2.5; "
                    + "GG 3.0, Vidu q1 and Vidu q2 take it"
            ])
        #expect(found("GG", "9", files: 99, scene: "x") == ["Scene has to be left out when Model is GG"])
        #expect(found("GG", nil, files: 99) == [])
        #expect(found("Next", "1", files: 99, scene: "x") == [])
        #expect(found(nil, nil, files: 99) == [])
    }

    @Test func whoTakesItIsNamed() {
        #expect(found("Vidu", "q2", files: 9).first?.hasSuffix("; GG 3.0 takes it") == true)
        #expect(found("Vidu", "q2", files: 15).first?.contains("take") == true)
        #expect(found("Vidu", "q2", files: 15).first?.contains("takes it") == false)
    }

    @Test func knowsWhatIsUsual() {
        #expect(Self.table.usualVersion(of: "GG") == "2.5")
        #expect(Self.table.usualVersion(of: "Vidu") == "q2")
        #expect(Self.table.usualVersion(of: "Next") == nil)
    }

    @Test func isAsOldAsItsNewestSource() {
        #expect(Self.table.asOf == "2026-01-02")
        let later = Limit(.absent, source: LimitSource("metadata", date: "2026-10-26"))
        let entries = Self.table.entries + [ModelEntry("New", members: [MemberLimits("Scene", [later])])]
        #expect(ModelTable(name: "Model", entries: entries).asOf == "2026-10-26")
        #expect(ModelTable(name: "Model", entries: [ModelEntry("GG")]).asOf == nil)
    }

    @Test func parametersGoIntoThePrompt() {
        #expect(Self.table.entries[0].promptOptions[0].words("16:9") == " --ar 16:9!")
    }
}
