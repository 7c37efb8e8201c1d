import Testing

/// `generate-bindings fingerprints`.
@Suite struct FingerprintsTests {
    @Test func sentencesOfAMember() throws {
        let folder = try Folder(["api.json": Port.api])
        let boat = try Program.run("fingerprints", "--api", "api.json", "MoorRequest.Boat", in: folder)
        #expect(boat.status == 0)
        #expect(boat.messages == "")
        let lines = boat.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasSuffix("  The boat's name."))
        #expect(lines[1] == "\(Port.boatFingerprint)  At most 9 letters.")
        let kind = try Program.run("fingerprints", "--api", "api.json", "MoorRequest.Kind", in: folder)
        #expect(kind.output.hasSuffix("\n\(Port.kindsFingerprint)  (the whole text)\n"))
    }

    @Test(arguments: [
        ("MoorRequest.Boot", "there is no member 'MoorRequest.Boot'; did you mean MoorRequest.Boat?"),
        ("MoreRequest.Boat", "there is no object 'MoreRequest'; did you mean MoorRequest?"),
    ])
    func whatIsNotThere(name: String, message: String) throws {
        let folder = try Folder(["api.json": Port.api])
        let outcome = try Program.run("fingerprints", "--api", "api.json", name, in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.messages == "api.json: error: \(message)\n")
    }

    @Test func fileThatIsNoDescription() throws {
        let folder = try Folder(["api.json": "{"])
        let outcome = try Program.run("fingerprints", "--api", "api.json", "Boat.Name", in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.messages.hasPrefix("api.json:1:2: error: "))
    }
}
