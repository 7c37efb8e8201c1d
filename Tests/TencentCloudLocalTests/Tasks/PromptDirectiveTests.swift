import Testing

@testable import TencentCloudLocal

@Suite struct PromptDirectiveTests {
    @Test func findsThemAnywhere() {
        let directives = PromptDirectives(
            in: "a [[error:InvalidParameter.ViolationContent]] b", nil,
            "[[fail:ModelGenerateFailed]][[poll:InternalError]] [[poll:ResourceNotFound]][[abort]]")
        #expect(directives.error == "InvalidParameter.ViolationContent")
        #expect(directives.failure == "ModelGenerateFailed")
        #expect(directives.polls == ["InternalError", "ResourceNotFound"])
        #expect(directives.aborts)
    }

    @Test(arguments: ["", "a [[b]]", "[[error]]", "[[error:", "[error:X]", "[[mood:good]]", "[[abort:X]]"])
    func leavesOtherPromptsAlone(_ prompt: String) {
        #expect(PromptDirectives(in: prompt) == PromptDirectives(in: nil))
    }
}
