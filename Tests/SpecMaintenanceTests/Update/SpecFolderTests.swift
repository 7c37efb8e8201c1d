import APISpec
import BindingsGenerator
import Foundation
import SpecMaintenance
import Testing

/// Updates of files on the disk: where they are found, and that all change or none.
@Suite struct SpecFolderTests {
    /// A folder that is gone after the test.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "spec-\(UUID().uuidString)")
        var path: String { url.path(percentEncoded: false) }

        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ text: String, to path: String) throws {
            let file = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
        }

        /// All files below, by path.
        func files() throws -> [String: String] {
            let names = try #require(FileManager.default.enumerator(atPath: path)).compactMap {
                $0 as? String
            }
            var files: [String: String] = [:]
            for name in names
            where
                !((try? url.appending(path: name).resourceValues(
                    forKeys: [.isDirectoryKey]).isDirectory) ?? true)
            {
                files[name] = try text(name)
            }
            return files
        }
    }

    /// Two services, `shop` and `ship`, as this package keeps them.
    private func spec() throws -> Folder {
        let folder = Folder()
        for service in ["shop", "ship"] {
            let shop = try Shop().replacing(#""shop""#, "\"\(service)\"")
            try folder.write(shop.api, to: "\(service)/2024-05-06/api.json")
            try folder.write(shop.refinements ?? "", to: "\(service)/2024-05-06/refinements.json")
            try folder.write(shop.errors ?? "", to: "\(service)/2024-05-06/errors.json")
        }
        try folder.write("{}", to: "schema/api.schema.json")
        return folder
    }

    private static let gift = (
        #"{"document": "", "member": "string", "name": "State", "type": "string"},"#,
        #"{"document": "", "member": "string", "name": "State", "type": "string"}, {"document": "", "member": "bool", "name": "Gift", "type": "bool"},"#
    )

    private func newer(_ service: String = "shop") throws -> Shop {
        try Shop().replacing(#""shop""#, "\"\(service)\"").replacing(Self.gift.0, Self.gift.1)
    }

    /// Where a description may be, by the ways to name it.
    @Test(arguments: [
        ("new.json", "new.json"), ("folder/api.json", "folder"), ("shop/v20240506/api.json", ""),
        ("services/shop/v20240506/api.json", ""), ("tccli/services/shop/v20240506/api.json", ""),
        ("spec/shop/2024-05-06/api.json", ""), ("services/as/v20240506/api.json", "services/"),
        ("services/shop/v20240506/api.json", "services/shop"),
    ])
    func sources(file: String, source: String) throws {
        let spec = try spec()
        let from = Folder()
        try from.write(try newer().api, to: file)
        let otherVersion = file.replacing("20240506", with: "20200101")
            .replacing("2024-05-06", with: "2020-01-01")
        if otherVersion != file { try from.write("never looked into", to: otherVersion) }
        let plan = try SpecFolder.plan(spec.path, from: "\(from.path)/\(source)")
        #expect(plan.services.map(\.identity) == ["shop/2024-05-06"])
        #expect(plan.missing == ["ship/2024-05-06"])
        #expect(plan.isUsable)
        #expect(!plan.isBreaking)
        try plan.write()
        #expect(try spec.text("shop/2024-05-06/api.json").contains("Gift"))
        #expect(try !spec.text("ship/2024-05-06/api.json").contains("Gift"))
    }

    @Test func onlyWhatChangesIsWritten() throws {
        let spec = try spec()
        let from = Folder()
        for service in ["shop", "ship"] {
            try from.write(try newer(service).api, to: "\(service)/2024-05-06/api.json")
        }
        let before = try spec.files()
        let plan = try SpecFolder.plan(spec.path, from: from.path, services: ["ship"])
        #expect(plan.services.map(\.path) == ["\(spec.path)/ship/2024-05-06/api.json"])
        try plan.write()
        let after = try spec.files()
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { before[$0.key] != $0.value }.map(\.key) == ["ship/2024-05-06/api.json"])
        // Once more, and there is nothing to do.
        let again = try SpecFolder.plan(spec.path, from: from.path, services: ["ship/2024-05-06"])
        #expect(again.services.map(\.changes) == [false])
    }

    /// One service that can't be taken over keeps all as they are.
    @Test func oneMistakeStopsAll() throws {
        let spec = try spec()
        let from = Folder()
        try from.write(try newer("shop").api, to: "shop/2024-05-06/api.json")
        let wrong = try newer("ship").without(#""name": "Count""#)
        try from.write(wrong.api, to: "ship/2024-05-06/api.json")
        let plan = try SpecFolder.plan(spec.path, from: from.path)
        #expect(!plan.isUsable)
        #expect(
            plan.diagnostics.contains {
                $0.severity == .error && $0.location.file.hasSuffix("ship/2024-05-06/refinements.json")
            })
    }

    /// One that isn't there, or that nothing can be written beside, keeps the other as it is.
    @Test func allFilesOrNone() throws {
        let folder = Folder()
        try folder.write("old a", to: "a.json")
        try folder.write("old b", to: "b.json")
        var files = StagedFiles()
        files.add("\(folder.path)/a.json", "new a")
        files.add("\(folder.path)/missing/b.json", "new b")
        #expect(throws: FileError.self) { try files.commit() }
        #expect(try folder.files() == ["a.json": "old a", "b.json": "old b"])

        let obstacle = folder.url.appending(path: "b.json.new")
        try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: true)
        var obstructed = StagedFiles()
        obstructed.add("\(folder.path)/a.json", "new a")
        obstructed.add("\(folder.path)/b.json", "new b")
        #expect(throws: FileError.self) { try obstructed.commit() }
        #expect(try folder.files() == ["a.json": "old a", "b.json": "old b"])
        try FileManager.default.removeItem(at: obstacle)

        var good = StagedFiles()
        good.add("\(folder.path)/a.json", "new a")
        good.add("\(folder.path)/b.json", "new b")
        try good.commit()
        #expect(try folder.files() == ["a.json": "new a", "b.json": "new b"])
    }

    /// A failure when some files have been replaced already gives them their old content back, to the byte.
    ///
    /// The third file is the second by another name: what was to replace it has just done so, and is gone.
    @Test func aFailureInTheMiddleUndoesWhatIsDone() throws {
        let folder = Folder()
        let old: [UInt8] = [0x6F, 0x6C, 0x64, 0xFF]
        for name in ["a.json", "b.json"] {
            try folder.write("", to: name)
            try Data(old).write(to: folder.url.appending(path: name))
        }
        var files = StagedFiles()
        files.add("\(folder.path)/a.json", "new a")
        files.add("\(folder.path)/b.json", "new b")
        files.add("\(folder.path)/./b.json", "other b")
        let error = #expect(throws: FileError.self) { try files.commit() }
        #expect(error?.path == "\(folder.path)/./b.json")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.json", "b.json"])
        for name in ["a.json", "b.json"] {
            #expect(try Array(Data(contentsOf: folder.url.appending(path: name))) == old)
        }
    }

    private func refusal(_ body: () throws -> SpecFolder) -> String {
        do {
            _ = try body()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test func wishesThatCannotBeFulfilled() throws {
        let spec = try spec()
        let from = Folder()
        for service in ["shop", "ship"] {
            try from.write(try newer(service).api, to: "\(service)/2024-05-06/api.json")
        }
        let root = spec.path
        #expect(
            refusal { try SpecFolder.plan(root, from: from.path, services: ["shp"]) }
                == "\(root) has no service \"shp\"; it has ship/2024-05-06, shop/2024-05-06")
        #expect(
            refusal { try SpecFolder.plan(root, from: from.path, .init(actions: ["Pay"])) }
                == "the new description has no action \"Pay\"")
        #expect(
            refusal { try SpecFolder.plan(root, from: from.path, .init(actions: ["Track"])) }
                == "several services have the action \"Track\": choose one with --service")
        #expect(
            refusal {
                try SpecFolder.plan(
                    root, from: from.path, services: ["shop"],
                    .init(members: [MemberAddress(object: "Box", member: "Height")]))
            } == "the new description has no member \"Box.Height\"")
        #expect(refusal { try SpecFolder.plan(root, from: "\(from.path)/none") }.contains("can't read this"))
        try FileManager.default.createDirectory(
            at: from.url.appending(path: "empty"), withIntermediateDirectories: true)
        #expect(
            refusal { try SpecFolder.plan(root, from: "\(from.path)/empty") }.hasPrefix(
                "there is no api.json"))
        #expect(
            refusal { try SpecFolder.plan("\(from.path)/empty", from: from.path) }
                .hasPrefix("there is nothing to update"))
        try from.write(try Shop().replacing(#""shop""#, #""bank""#).api, to: "bank.json")
        #expect(
            refusal { try SpecFolder.plan(root, from: "\(from.path)/bank.json") }
                == "\(from.path)/bank.json has no description of ship/2024-05-06, shop/2024-05-06")
    }

    @Test func breakingIsKnownBeforeAnythingIsWritten() throws {
        let spec = try spec()
        let before = try spec.files()
        let from = Folder()
        try from.write(try newer().without(#""name": "ThingIds""#).api, to: "api.json")
        let plan = try SpecFolder.plan(spec.path, from: from.path)
        #expect(plan.isUsable)
        #expect(plan.isBreaking)
        #expect(plan.differences.flatMap { $0.changes(.breaking) }.map(\.path) == ["OrderRequest.ThingIds"])
        #expect(try spec.files() == before)
    }

    // MARK: Comparing folders

    @Test func foldersAreComparedServiceByService() throws {
        let (old, new) = (Folder(), Folder())
        try old.write(Shop().api, to: "services/shop/v20240506/api.json")
        try old.write(
            try Shop().replacing(#""shop""#, #""gone""#).api, to: "services/gone/v20240506/api.json")
        try new.write(try newer().api, to: "shop/2024-05-06/api.json")
        try new.write(try Shop().replacing(#""shop""#, #""new""#).api, to: "new/2024-05-06/api.json")
        let all = try DescriptionPairs.compare(old.path, new.path)
        #expect(
            all.flatMap(\.changes).map { "\($0.category) \($0.path)" } == [
                "breaking gone/2024-05-06", "additive TrackResponse.Gift", "additive new/2024-05-06",
            ])
        for name in ["shop", "shop/2024-05-06"] {
            #expect(
                try DescriptionPairs.compare(old.path, new.path, services: [name]).map(\.service) == ["shop"])
        }
        let folders = try DescriptionPairs.compare("\(old.path)/services/shop/", "\(new.path)/shop")
        #expect(folders.flatMap(\.changes).map(\.path) == ["TrackResponse.Gift"])
        let one = try DescriptionPairs.compare("\(new.path)/shop/2024-05-06/api.json", old.path)
        #expect(one.flatMap(\.changes).map(\.path) == ["TrackResponse.Gift"])
        #expect(throws: SpecFolder.Refusal.self) {
            try DescriptionPairs.compare(
                "\(old.path)/services/gone/v20240506", "\(new.path)/new/2024-05-06")
        }
    }

    /// Ours has refinements, the official file hasn't: the Swift names of both are by ours.
    @Test func refinementsOfOneSideCountForBoth() throws {
        let spec = try spec()
        let new = Folder()
        try new.write(try newer().api, to: "api.json")
        let changes = try DescriptionPairs.compare("\(spec.path)/shop/2024-05-06", new.path).flatMap(
            \.changes)
        #expect(changes.map(\.swiftName) == ["Shop.TrackResponse.gift"])
    }

    /// They were written for one file; of the other they count as far as they fit.
    @Test func lentRefinementsNeedNotFit() throws {
        let spec = try spec()
        let old = Folder()
        try old.write(try Shop().without(#""name": "Count""#).api, to: "api.json")
        let ours = "\(spec.path)/shop/2024-05-06"
        let changes = try DescriptionPairs.compare(old.path, ours).flatMap(\.changes)
        #expect(changes.map(\.swiftName) == ["Shop.OrderRequest.count"])
        let path = "\(ours)/refinements.json"
        let refinements = SourceFile(path: path, bytes: try POSIXFile.read(path))
        let given = try DescriptionPairs.compare(
            old.path, "\(ours)/api.json", refinements: refinements)
        #expect(given.flatMap(\.changes).map(\.swiftName) == ["Shop.OrderRequest.count"])
    }

    @Test func givenRefinementsAreOfOneDescription() throws {
        let spec = try spec()
        let refinements = SourceFile(path: "refinements.json", text: "{}")
        func compare(_ names: [String]) throws {
            _ = try DescriptionPairs.compare(
                spec.path, spec.path, services: names, refinements: refinements)
        }
        #expect(throws: SpecFolder.Refusal.self) { try compare([]) }
        try compare(["shop"])
        #expect(throws: DescriptionError.self) {
            try DescriptionPairs.compare(
                spec.path, spec.path, services: ["shop"],
                refinements: SourceFile(path: "refinements.json", text: #"{"membres": {}}"#))
        }
    }
}
