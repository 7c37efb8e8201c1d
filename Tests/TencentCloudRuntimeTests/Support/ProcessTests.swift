import Foundation
import Testing

@testable import TencentCloudRuntime

/// What the runtime asks of the process and the system, against Foundation's answers.
@Suite struct ProcessTests {
    @Test func environment() throws {
        let (name, value) = try #require(
            ProcessInfo.processInfo.environment.first { !$0.value.isEmpty && !$0.value.contains("\u{fffd}") })
        #expect(ProcessEnvironment.value(name) == value)
        #expect(ProcessEnvironment.value("NO_SUCH_VARIABLE_IN_ANY_ENVIRONMENT") == nil)
    }

    @Test func clock() {
        let before = Int64(Date().timeIntervalSince1970)
        let now = UnixClock.system.now()
        let after = Int64(Date().timeIntervalSince1970)
        #expect((before...after).contains(now))
    }

    @Test func files() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: file)
        #expect(try SmallFile.read(file.path) == bytes)
    }
}
