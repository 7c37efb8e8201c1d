import APISpec
import JSONCoding
import TencentCloudLimits
import Testing

@Suite struct RefinementsTests {
    private func sample() throws -> Description {
        try Description(
            api: SourceFile(path: "api.json", text: Sample.api),
            errors: SourceFile(path: "errors.json", text: Sample.errors),
            refinements: SourceFile(path: "refinements.json", text: Sample.refinements))
    }

    @Test func aCleanDescriptionHasNoDiagnostics() throws {
        #expect(Linter.lint(try sample()).isEmpty)
    }

    @Test func readsEnumerationsMembersAndActions() throws {
        let refinements = try #require(try sample().refinements)
        #expect(refinements.service?.namespace?.value == "ART")
        #expect(refinements.objects.map(\.name) == ["ExtInfo", "More"])
        #expect(refinements.enumerations[0].values.map(\.value.value) == ["Kling", "3d"])
        #expect(refinements.enumerations[0].values[1].name?.value == "threeD")
        #expect(refinements.enumerations[0].values[1].deprecated == "Use Kling.")
        let prompt = try #require(refinements.members[0].limits.first)
        #expect(
            prompt.limits.map(\.limit.kind) == [
                .requiredUnless(["Files"]), .length(Bounds(min: 1, max: 20)),
            ])
        #expect(prompt.code?.value == "InvalidParameterValue.PromptTooLong")
        #expect(refinements.members[1].defaultValue?.json == 1)
        #expect(
            refinements.members[2].limits[0].limits.map(\.limit.kind) == [
                .range(Bounds(min: 0.5, max: 2)), .values([0.5, 1, 2]),
            ])
        #expect(refinements.members[8].isPresent)
        #expect(refinements.actions[0].requestsPerSecond == 20)
        #expect(refinements.actions[0].isBilled)
        guard case .token(let token) = refinements.actions[0].idempotency else {
            Issue.record("no token")
            return
        }
        #expect(token.value == "Id")
        #expect(refinements.actions[1].idempotency == .safe)
    }

    @Test func readsRulesModelsAndWaiters() throws {
        let refinements = try #require(try sample().refinements)
        let rule = refinements.rules[1].rules[0]
        #expect(rule.when.terms.map(\.path.value.description) == ["Draft", "Output.Mode"])
        #expect(rule.limits.map(\.path.value.description) == ["Output.Width", "Mask"])
        #expect(rule.limits[1].blocks[0].limits.map(\.limit.kind) == [.absent])
        let model = refinements.models[0].entries[1]
        #expect(model.version?.value == "2.1")
        let size = Dimensions(
            separators: "x", side: Bounds(min: 512, max: 2048), multipleOf: 16, pixels: Bounds(max: 1_048_576)
        )
        #expect(model.limits[0].blocks[0].limits.map(\.limit.kind) == [.dimensions(size)])
        #expect(model.limits[1].blocks[0].strength == .advice)
        #expect(
            refinements.limits(of: "CreateTaskRequest").models?.entries[1].members[1].limits == [
                Limit(
                    .form(TextForm("v{int}.{int}")), .advice,
                    source: LimitSource("The page", date: "2024-05-06"))
            ])
        let waiter = refinements.waiters[0]
        #expect(waiter.firstDelay.value == 0.5)
        #expect(waiter.outcomes.map(\.outcome) == [.failure, .success])
    }

    @Test func pathsGoThroughObjectsAndJSONInStrings() throws {
        let description = try sample()
        let path: MemberPath = "ExtInfo.More.size"
        let resolution = try description.resolve(path, from: "CreateTaskRequest")
        #expect(resolution.steps.map(\.object) == ["CreateTaskRequest", "ExtInfo", "More"])
        #expect(resolution.steps.map(\.json) == ["ExtInfo", "More", nil])
        #expect(resolution.address.description == "More.size")
        #expect(throws: ResolutionFailure.noMember("Wdth", object: "OutputConfig")) {
            try description.resolve("Output.Wdth", from: "CreateTaskRequest")
        }
        let files = MemberAddress(object: "CreateTaskRequest", member: "Files")
        #expect(throws: ResolutionFailure.notEnterable(files, .list(.object("FileInfo")))) {
            try description.resolve("Files.Url", from: "CreateTaskRequest")
        }
        #expect(description.isCarriedAsJSON("More"))
        #expect(!description.isCarriedAsJSON("FileInfo"))
    }
}
