import Foundation
import Synchronization
import Testing

@testable import TencentCloudRuntime

@Suite struct CredentialsFileTests {
    private final class Counted: Sendable {
        let reads = Mutex(0)
        var access: FileAccess {
            FileAccess(stamp: FileAccess.system.stamp) { path throws(SmallFile.Failure) in
                self.reads.withLock { $0 += 1 }
                return try SmallFile.read(path)
            }
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func write(_ id: String, to path: String, permissions: Int = 0o600) throws {
        try Data("[default]\nsecret_id = \(id)\nsecret_key = verysecret".utf8)
            .write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }

    @Test func isReadAgainOnlyWhenItHasChanged() throws {
        try withFolder { folder in
            let path = "\(folder)/credentials"
            try write("first", to: path)
            let counted = Counted()
            let profile = ProfileCredentials(
                path: path, name: "default", lookup: { _ in nil }, access: counted.access)
            for _ in 0..<3 { #expect(try profile.credentials().secretID == "first") }
            #expect(counted.reads.withLock { $0 } == 1)
            // Of the same length, and perhaps within the same tick of the file system's clock.
            try write("other", to: path)
            for _ in 0..<3 { #expect(try profile.credentials().secretID == "other") }
            #expect(counted.reads.withLock { $0 } == 2)
            try FileManager.default.removeItem(atPath: path)
            #expect(throws: CredentialsError.self) { try profile.credentials() }
            try write("third", to: path)
            #expect(try profile.credentials().secretID == "third")
        }
    }

    @Test(arguments: [0o604, 0o640, 0o644])
    func othersWhoMayReadItAreReported(permissions: Int) throws {
        try withFolder { folder in
            let path = "\(folder)/credentials"
            try write("id", to: path, permissions: permissions)
            let observer = WarningObserver()
            let profile = ProfileCredentials(path: path)
            try CallReporter.$current.withValue(CallReporter(observer: observer, warnings: OnceOnly())) {
                for _ in 0..<3 { #expect(try profile.credentials().secretID == "id") }
                // Once for each client and state of the file.
                #expect(observer.warnings.map(\.kind) == [.credentialsFileReadableByOthers])
                let message = observer.warnings.first?.message ?? ""
                #expect(message.contains(path) && !message.contains("verysecret"))
                try write("id", to: path)
                _ = try profile.credentials()
                #expect(observer.warnings.count == 1)
            }
        }
    }

    @Test func thoseForTheOwnerAloneAreNot() throws {
        try withFolder { folder in
            let path = "\(folder)/credentials"
            try write("id", to: path)
            let observer = WarningObserver()
            try CallReporter.$current.withValue(CallReporter(observer: observer, warnings: OnceOnly())) {
                _ = try ProfileCredentials(path: path).credentials()
            }
            #expect(observer.warnings.isEmpty)
        }
    }

    @Test func aClientsObserverGetsTheWarning() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("id", to: "\(folder)/credentials", permissions: 0o644)
        let observer = WarningObserver()
        var configuration = ClientConfiguration(
            credentials: .cached(ProfileCredentials(path: "\(folder)/credentials")),
            transport: ScriptedTransport(#"{"Response":{"RequestId":"r"}}"#), timeouts: .patient)
        configuration.observer = observer
        let action = APIAction(service: "cvm", version: "2017-03-12", name: "DescribeInstances")
        _ = try await ServiceClient(configuration: configuration).call(action, json: Array("{}".utf8))
        #expect(observer.warnings.map(\.kind) == [.credentialsFileReadableByOthers])
    }
}
