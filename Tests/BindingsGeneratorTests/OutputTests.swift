import BindingsGenerator
import Foundation
import Testing

@Suite struct OutputTests {
    @Test func filesAreWrittenOnceAndThenOnlyWhereTheyChange() throws {
        let root = NSTemporaryDirectory() + "bindings-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let folder = root + "/deep/er"
        let output = OutputDirectory(folder)
        var files = ["A.swift", "B.swift"].map { OutputFile(name: $0, text: "// \($0)\n") }
        #expect(try output.write(files) == ["A.swift", "B.swift"])
        #expect(try output.write(files) == [])
        files[1].text = "// other\n"
        #expect(try output.write(files) == ["B.swift"])
        #expect(try String(contentsOfFile: folder + "/B.swift", encoding: .utf8) == "// other\n")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["A.swift", "B.swift"])
    }

    @Test func whatCannotBeWrittenSaysWhyAndWhere() throws {
        let path = NSTemporaryDirectory() + "bindings-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data().write(to: URL(filePath: path))
        let error = #expect(throws: FileError.self) {
            try OutputDirectory(path).write([OutputFile(name: "A.swift", text: "")])
        }
        #expect(error?.path == path + "/A.swift")
    }

    @Test func changingATypeTouchesItsFileAlone() throws {
        func files(_ document: String) throws -> [OutputFile] {
            let objects = (1...9).map { number in
                Snippet.object("T\(number)", Snippet.member(number == 4 ? document : "X"))
            }.joined()
            let members = (1...9).map { Snippet.member("M\($0)", "object", of: "T\($0)") }.joined(
                separator: ", ")
            return try #require(Snippet(response: members, objects: objects).generate().files)
        }
        let changed = zip(try files("Old"), try files("New")).filter { $0 != $1 }.map(\.0.name)
        #expect(changed.count == 1)
        #expect(changed.first?.hasPrefix("BindingsTypes") == true)
    }
}
