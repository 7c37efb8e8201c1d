import TencentCloudRuntime
import Testing

@testable import AigcImage

@Suite struct ResumeTests {
    let folder: TemporaryFolder
    private static let png =
        ImageBytes.png.prefix(8) + (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        + ImageBytes.png.suffix(12)

    init() throws { folder = try TemporaryFolder() }

    private func image(_ transport: any Transport, url: String = "https://example.com/a.png")
        -> GeneratedImage
    {
        GeneratedImage(url: url, taskID: "t", transport: transport).once
    }

    @Test func aBrokenTransferIsGoneOnWith() async throws {
        let transport = RangeTransport(Array(Self.png), breaks: [1000, 70_000])
        for _ in 0..<2 {
            await #expect(throws: TransportError.self) {
                try await image(transport).download(to: folder.file("a.png"), resumes: true)
            }
            #expect(folder.names.count == 1 && folder.names[0].hasSuffix(".part"))
        }
        // The signature of an address may change from one time to the next.
        let later = image(transport, url: "https://example.com/a.png?sign=2")
        let file = try await later.download(to: folder.file("a.png"), resumes: true)
        #expect(file.byteCount == Self.png.count && folder.names == ["a.png"])
        #expect(try folder.bytes("a.png") == Array(Self.png))
        #expect(
            transport.ranges == ["", "bytes=1000-1049575", "bytes=1000-1049575"])
    }

    @Test func aServerWithoutRangesIsAskedForAll() async throws {
        let transport = RangeTransport(Array(Self.png), servesRanges: false, breaks: [1000])
        await #expect(throws: TransportError.self) {
            try await image(transport).download(to: folder.file("a.png"), resumes: true)
        }
        try await image(transport).download(to: folder.file("a.png"), resumes: true)
        #expect(try folder.bytes("a.png") == Array(Self.png))
        #expect(transport.ranges == ["", "bytes=1000-1049575", ""])
        #expect(folder.names == ["a.png"])
    }

    @Test func anotherImagesPartIsNotTouched() async throws {
        let first = RangeTransport(Array(Self.png), breaks: [1000])
        await #expect(throws: TransportError.self) {
            try await image(first).download(to: folder.file("a.png"), resumes: true)
        }
        let second = RangeTransport(ImageBytes.jpeg)
        try await image(second, url: "https://example.com/b.jpg").download(
            to: folder.file("a.png"), resumes: true)
        #expect(second.ranges == [""])
        #expect(try folder.bytes("a.png") == ImageBytes.jpeg)
    }

    @Test func aPartThatIsNoImageIsThrownAway() async throws {
        let part = ".a.png.\(ResultURL.identity("https://example.com/a.png")).part"
        try folder.write(ImageBytes.html, to: part)
        let transport = RangeTransport(Array(Self.png))
        try await image(transport).download(to: folder.file("a.png"), resumes: true)
        #expect(try folder.bytes("a.png") == Array(Self.png))
        #expect(transport.ranges == [""] && folder.names == ["a.png"])
    }

    @Test func aPartThatIsWholeIsEnough() async throws {
        let part = ".a.png.\(ResultURL.identity("https://example.com/a.png")).part"
        try folder.write(Array(Self.png), to: part)
        let transport = RangeTransport(Array(Self.png))
        try await image(transport).download(to: folder.file("a.png"), resumes: true)
        #expect(transport.ranges == ["bytes=200020-1248595"] && folder.names == ["a.png"])
    }

    @Test func unlessToldNothingIsLeft() async throws {
        let transport = RangeTransport(Array(Self.png), breaks: [1000])
        await #expect(throws: TransportError.self) {
            try await image(transport).download(to: folder.file("a.png"))
        }
        #expect(folder.names == [])
    }
}

@Suite struct FolderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        ("https://example.com/panda.png?x=/../y", "panda"), ("https://example.com/a/../..", "image"),
        ("https://example.com/..%2F..%2Fetc", "%2F..%2Fetc"), ("https://example.com/.bashrc", "bashrc"),
        ("https://example.com/", "image"), ("https://example.com/a\\..\\b.JPG", "a-..-b"),
        ("https://example.com/C:evil.png", "C-evil"), ("https://example.com/nul.png", "nul-"),
        ("https://example.com/a\u{0}\u{202E}gnp.exe", "a--gnp.exe"), ("https://example.com/a. ", "a"),
    ])
    func aServersNameStaysInTheFolder(url: String, stem: String) {
        #expect(FileName.stem(ofURL: url) == stem)
    }

    @Test func longNamesAreCutBetweenCharacters() {
        let name = FileName.stem(String(repeating: "熊", count: 500))
        #expect(name == String(repeating: "熊", count: 40))
    }

    @Test func theExtensionIsThatOfTheBytes() async throws {
        let image = GeneratedImage(
            url: "https://example.com/panda.png", taskID: "t",
            transport: CannedTransport(pieces: [ImageBytes.jpeg]))
        for (name, expected) in [(nil, "panda.jpg"), ("../../bear.png", "-..-bear.jpg"), ("owl", "owl.jpg")] {
            let file = try await image.download(toFolder: folder.path, name: name)
            #expect(file.path == folder.file(expected))
        }
        #expect(folder.names == ["-..-bear.jpg", "owl.jpg", "panda.jpg"])
    }

    @Test func aTakenNameGetsANumber() async throws {
        let image = GeneratedImage(
            url: "https://example.com/panda.png", taskID: "t",
            transport: CannedTransport(pieces: [ImageBytes.png]))
        try folder.write([1], to: "panda.png")
        for _ in 0..<3 { try await image.download(toFolder: folder.path + "/") }
        #expect(folder.names == ["panda-2.png", "panda-3.png", "panda-4.png", "panda.png"])
        #expect(try folder.bytes("panda.png") == [1])
    }
}
