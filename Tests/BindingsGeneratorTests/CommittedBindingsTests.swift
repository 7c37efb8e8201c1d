import BindingsGenerator
import Foundation
import Testing

/// The bindings of STS that the runtime has among its sources, compared with what would be generated.
///
/// After a change of `spec/sts`, of `spec/common` or of what is generated, renew them:
/// ```
/// RENEW_COMMITTED=1 swift test --filter CommittedBindingsTests
/// ```
@Suite struct CommittedBindingsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)
    private static let folder = root + "Sources/TencentCloudRuntime/Generated"

    @Test func theRuntimesBindingsAreCurrent() throws {
        let result = try ConfiguredBindings.generate(
            "\(Self.folder)/bindings-config.json", below: Self.root + "spec")
        #expect(result.diagnostics.map(\.description) == [])
        let files = try #require(result.files).filter { !$0.isEmpty }
        if ProcessInfo.processInfo.environment["RENEW_COMMITTED"] != nil {
            try OutputDirectory(Self.folder).write(files)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(names) == Set(files.map(\.name) + ["bindings-config.json"]))
        for file in files {
            let committed = String(decoding: try POSIXFile.read("\(Self.folder)/\(file.name)"), as: UTF8.self)
            #expect(
                file.text == committed, "\(file.name) differs: see CommittedBindingsTests on how to renew it")
        }
    }
}
