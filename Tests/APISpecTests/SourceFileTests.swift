import APISpec
import Testing

@Suite struct SourceFileTests {
    @Test(arguments: [(0, "1:1"), (2, "1:3"), (3, "2:1"), (4, "3:1"), (9, "3:6"), (10, "4:1"), (99, "4:1")])
    func countsLinesFromNewlinesAndColumnsInBytes(offset: UInt32, place: String) {
        // Line 1 ends in CR LF, line 2 is empty, and line 3 holds é, which takes two bytes.
        let file = SourceFile(path: "x", text: "a\r\n\nbécd\n")
        #expect(file.location(at: offset).description == "x:\(place)")
    }

    @Test func anEmptyFileHasOnePlace() {
        #expect(SourceFile(path: "x", text: "").location(at: 7).description == "x:1:1")
    }

    @Test func diagnosticsPrintAsCompilersDo() {
        let file = SourceFile(path: "spec/api.json", text: "{\n  1")
        let diagnostic = Diagnostic(.error, at: file.location(at: 4), "a name is due", fix: "write one")
        #expect(diagnostic.description == "spec/api.json:2:3: error: a name is due; write one")
    }
}
