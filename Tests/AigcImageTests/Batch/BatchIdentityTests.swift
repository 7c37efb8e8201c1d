import Foundation
import TencentCloudRuntime
import Testing

@testable import AigcImage

/// What an item, and a journal, is known again by.
@Suite struct BatchIdentityTests {
    let fixture: BatchFixture

    init() throws { fixture = try BatchFixture() }

    private static func request() -> ImageRequest {
        var request = ImageRequest("a red panda\npainting \"x\"")
        request.model = ImageModel("Kling", version: "3.0")
        request.negativePrompt = "people"
        request.aspectRatio = "16:9"
        request.resolution = "2K"
        request.size = ImageSize(width: 1024, height: 768)
        request.references = [.url("https://e.com/a"), .fileID("7"), .file("b.png"), .bytes([1, 2])]
        request.format = .png
        request.count = 2
        request.seed = -3
        request.enhancePrompt = false
        request.sceneType = "image_expand"
        request.storage = .permanent(name: "n")
        request.sessionContext = "{}"
        request.priority = 4
        return request
    }

    /// These are in users' journals: an item whose key changes is paid for again.
    @Test func keysAreTheSameInEveryRelease() {
        let full = BatchKey(.init(id: "a b", Self.request()), at: "vod h 1")
        #expect(full.text == "64ad27b6a3b59ed6 a b")
        #expect(BatchKey(.init(id: "x", ImageRequest("a cat")), at: "mps local").text == "575f3722b2b7e422 x")
    }

    @Test func everyOptionCountsAndNothingElse() {
        let changes: [(inout ImageRequest) -> Void] = [
            { $0.prompt += "." }, { $0.model?.version = nil }, { $0.model?.name = "Vidu" },
            { $0.negativePrompt = nil }, { $0.aspectRatio = "1:1" }, { $0.resolution = "4K" },
            { $0.size = nil }, { $0.references.removeLast() }, { $0.references[0] = .url("https://e.com/b") },
            { $0.references[3] = .bytes([1, 3]) }, { $0.format = .jpeg }, { $0.count = 3 }, { $0.seed = 3 },
            { $0.enhancePrompt = true }, { $0.sceneType = nil }, { $0.storage = .temporary },
            { $0.sessionContext = nil }, { $0.priority = 5 }, { $0.logo = false }, { $0.logo = true },
            { $0.personGeneration = .disallowed }, { $0.inputComplianceCheck = true },
            { $0.outputComplianceCheck = true }, { $0.inputRegion = .oversea }, { $0.classID = 4 },
            { $0.expireTime = "2030-12-31T00:00:00Z" }, { $0.operator = "me" }, { $0.members = ["A": 1] },
            { $0.members = ["A": "1"] }, { $0.members = ["A": 1, "B": 1] },
        ]
        func key(_ request: ImageRequest, at place: String = "here") -> String {
            BatchKey(.init(id: "a", request), at: place).text
        }
        var keys: Set<String> = [key(Self.request()), key(Self.request(), at: "there")]
        for change in changes {
            var request = Self.request()
            change(&request)
            keys.insert(key(request))
        }
        #expect(keys.count == changes.count + 2)
        // As people type them, and what is made up for each start.
        var same = Self.request()
        same.model?.name = "KLING"
        same.resolution = "2k"
        same.sessionID = "mine"
        #expect(key(same) == key(Self.request()))
    }

    /// A new option counts in the key, without anybody having to think of it.
    @Test func everyRowCounts() {
        let key = BatchKey(.init(id: "a", ImageRequest("a")), at: "here").text
        for option in ImageOptions.all where option.name != "sessionID" {
            var request = ImageRequest("a")
            // Some need another.
            (request.model, request.storage) = ("Kling", .permanent())
            if option.name.hasPrefix("bucket") { request.storage = .bucket(name: "b", region: "r") }
            if option.name == "bucket" { request.storage = nil }
            let before = BatchKey(.init(id: "a", request), at: "here").text
            let value = option.known?().last ?? (option.name == "members" ? "A=1" : "7")
            let values = option.name == "size" ? ["8x8"] : [value]
            #expect(option.set(values, &request) == nil, "\(option.name)")
            #expect(BatchKey(.init(id: "a", request), at: "here").text != key, "\(option.name)")
            if option.name != "storage" {
                #expect(BatchKey(.init(id: "a", request), at: "here").text != before, "\(option.name)")
            }
        }
    }

    /// What this release makes of a request isn't what it is known by.
    @Test func anotherTranslationIsTheSameItem() async throws {
        var batch = fixture.batch(["a"], .mps)
        #expect(try await batch.run()[0].state == .saved)
        batch.items[0].request.customizeMPS = { $0.prompt = "another" }
        #expect(try await batch.run()[0].state == .saved)
        #expect(fixture.tasks(.mps) == 1)
    }

    @Test func anotherHostOrApplicationDrawsForItself() async throws {
        let other = try BatchFixture()
        for (index, fixture) in [fixture, other].enumerated() {
            var batch = fixture.batch(["a"], .vod)
            batch.folder = self.fixture.folder.path
            #expect(try await batch.run()[0].state == .saved)
            #expect(fixture.tasks(.vod) == 1 && self.fixture.images.count == index + 1)
        }
        var batch = fixture.batch(["a"], .vod)
        batch.generator.service = .vod(
            VODClient(batch.generator.backend.configuration), subAppID: 1_500_000_002)
        #expect(try await batch.run()[0].state == .saved && fixture.tasks(.vod) == 2)
    }

    /// A service inside the process ends with it: its tasks aren't asked for anywhere else, nor by the next start.
    @Test func tasksOfAServiceThatEndedAreDrawnAnew() async throws {
        // Whose tasks are still under way when it ends, however slow this machine is.
        let first = try BatchFixture(taskDuration: .seconds(3600))
        var batch = first.batch(["a", "b"], .mps)
        (batch.options.place, batch.options.isEphemeral, batch.folder) = ("local", true, fixture.folder.path)
        for try await update in batch.updates() {
            if case .reached(.created) = update.event { break }
        }
        while (try? BatchJournal(path: batch.journalPath)) == nil {
            try await Task.sleep(for: .milliseconds(5))
        }
        let service = batch.generator.service
        batch.generator = fixture.batch([], .mps).generator
        #expect(try await batch.run().allSatisfy { $0.state == .saved })
        #expect(fixture.tasks(.mps) == 2 && first.local.statistics.downloads == 0)
        batch.generator.service = service
    }
}

/// Journals that aren't as this release writes them.
@Suite struct OddJournalTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let start = #"{"event":"batch","time":1,"version":3}"# + "\n"

    @Test(arguments: [
        #"{"event":"batch","time":9223372036854775807,"version":3}"#,
        #"{"event":"sent","key":"k","time":-9223372036854775808}"#,
        #"{"event":"created","key":"k","time":9223372036854775807,"task":"t"}"#,
        #"{"event":"drawn","key":"k","time":1,"pictures":[{"url":"u","expires":9223372036854775807}]}"#,
        #"{"event":"saved","key":"k","time":1,"number":9223372036854775807,"file":"f"}"#,
        #"{"event":"saved","key":"k","time":1,"number":-1,"file":"f"}"#,
    ])
    func numbersAtTheEdgeAreDamage(line: String) throws {
        try folder.write(Array((Self.start + line + "\n").utf8), to: ImageBatch.journalName)
        let path = folder.file(ImageBatch.journalName)
        #expect(throws: BatchError.damaged(line: 2, path: path)) { try BatchJournal(path: path) }
    }

    @Test func anotherFormIsSaid() throws {
        for (line, version) in [
            (#"{"event":"batch","time":1,"account":"mps"}"#, 1),
            (#"{"event":"batch","time":1,"version":2}"#, 2),
            (#"{"event":"batch","time":1,"version":4}"#, 4),
        ] {
            try folder.write(Array((line + "\n").utf8), to: ImageBatch.journalName)
            let path = folder.file(ImageBatch.journalName)
            #expect(throws: BatchError.otherVersion(version, path: path)) { try BatchJournal(path: path) }
            // Nothing is changed by looking.
            #expect(try folder.bytes(ImageBatch.journalName) == Array((line + "\n").utf8))
        }
    }

    /// Neither read nor written through a link.
    @Test func aLinkIsNotFollowed() throws {
        let theirs = try TemporaryFolder()
        try theirs.write(Array(Self.start.utf8), to: "theirs")
        let path = folder.file(ImageBatch.journalName)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: theirs.file("theirs"))
        for open in [{ _ = try BatchJournal(path: path) }, { _ = try BatchBook(reading: path) }] {
            #expect(throws: BatchError.self) { try open() }
        }
        #expect(try theirs.bytes("theirs") == Array(Self.start.utf8))
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(throws: BatchError.self) { try BatchJournal(path: path) }
    }

    /// Room that was made and not used, of a process that was killed.
    @Test func unusedRoomIsNoDamage() throws {
        let path = folder.file(ImageBatch.journalName)
        try folder.write(
            Array(Self.start.utf8) + [UInt8](repeating: 0, count: 9000), to: ImageBatch.journalName)
        #expect(try BatchBook(reading: path).wholeBytes == Self.start.utf8.count)
        do {
            let journal = try BatchJournal(path: path)
            try journal.append([
                BatchRecord(
                    .item(id: "a", place: "", stem: "a", prompt: "", model: nil, seed: nil), key: "k", time: 1
                )
            ])
            try journal.createBegins("s", of: "k")
            #expect(try folder.bytes(ImageBatch.journalName).last == 0)
            #expect(try journal.createEnded(in: "t", of: "k") == nil)
        }
        let bytes = try folder.bytes(ImageBatch.journalName)
        #expect(bytes.last == UInt8(ascii: "\n") && !bytes.contains(0))
        #expect(try BatchBook(reading: path).entries["k"]?.taskID == "t")
    }
}
