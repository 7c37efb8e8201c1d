import Foundation
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// What stands under a part's name already, and isn't one.
@Suite struct PartFileTests {
    let folder: TemporaryFolder
    private static let url = "https://example.com/a.png"
    private static let part = ".a.png.\(ResultURL.identity(url)).part"
    /// It begins as an image does, as far as a part would be gone on with.
    private static let others = Array(ImageBytes.png.prefix(11))

    init() throws { folder = try TemporaryFolder() }

    /// Downloads over what is there: in two attempts, the first of which breaks off.
    private func download() async throws {
        let image = GeneratedImage(
            url: Self.url, taskID: "t", transport: RangeTransport(ImageBytes.png, breaks: [9])
        ).once
        _ = try? await image.download(to: folder.file("a.png"), resumes: true)
        if !folder.names.contains("a.png") {
            try await image.download(to: folder.file("a.png"), resumes: true)
        }
        #expect(try folder.bytes("a.png") == ImageBytes.png)
    }

    @Test(arguments: ["other.png", "missing.png"])
    func aLinkIsNotFollowed(target: String) async throws {
        try folder.write(Self.others, to: "other.png")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(Self.part), withDestinationPath: target)
        try await download()
        #expect(try folder.bytes("other.png") == Self.others)
        #expect(folder.names == [Self.part, "a.png", "other.png"])
    }

    @Test func aFileWithAnotherNameIsNotWritten() async throws {
        try folder.write(Self.others, to: "other.png")
        try FileManager.default.linkItem(atPath: folder.file("other.png"), toPath: folder.file(Self.part))
        try await download()
        #expect(try folder.bytes("other.png") == Self.others)
        #expect(folder.names == [Self.part, "a.png", "other.png"])
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser can give a file away"))
    func aFileOfSomebodyElseIsNotWritten() async throws {
        try folder.write(Self.others, to: Self.part)
        try FileManager.default.setAttributes([.ownerAccountID: 12_345], ofItemAtPath: folder.file(Self.part))
        try await download()
        #expect(try folder.bytes(Self.part) == Self.others)
        #expect(folder.names == [Self.part, "a.png"])
    }

    @Test func whatIsNoFileIsLeft() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.file(Self.part), withIntermediateDirectories: false)
        try await download()
        #expect(folder.names == [Self.part, "a.png"])
        try FileManager.default.removeItem(atPath: folder.file("a.png"))
        try FileManager.default.removeItem(atPath: folder.file(Self.part))
        #expect(mkfifo(folder.file(Self.part), 0o600) == 0)
        try await download()
        #expect(folder.names == [Self.part, "a.png"])
    }

    /// One's own part is gone on with, whatever the umask gave it.
    @Test func aPartOfOnesOwnIsGoneOnWith() async throws {
        try folder.write(Self.others, to: Self.part)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o664], ofItemAtPath: folder.file(Self.part))
        let transport = RangeTransport(ImageBytes.png)
        try await GeneratedImage(url: Self.url, taskID: "t", transport: transport).download(
            to: folder.file("a.png"), resumes: true)
        #expect(transport.ranges == ["bytes=11-1048586"] && folder.names == ["a.png"])
    }
}
