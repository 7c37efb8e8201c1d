import Testing

/// Tests that are about time go ahead of the others, hundreds of which would take it from them on a slow machine.
struct AheadOfOthers: TestTrait, SuiteTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
            withUnsafeCurrentTask { $0?.escalatePriority(to: .high) }
        }
        try await function()
    }
}

extension Trait where Self == AheadOfOthers {
    static var aheadOfOthers: Self { AheadOfOthers() }
}
