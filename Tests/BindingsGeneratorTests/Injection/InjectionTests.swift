import Testing

/// What a description says stays what it says: no text of one becomes code.
///
/// Here a sample, the same each time; `.ci/checks/injections` tries every injection at every string.
@Suite struct InjectionTests {
    private static let package = String(
        PetstoreDescription.folder.dropLast("/Tests/BindingsGeneratorTests/".count))

    /// Strings that used to get out, or to change what stands around them: the version, the service's name and title, a
    /// value, a model, a day, prose, words of a prompt.
    @Test(arguments: [
        "2019-06-12", "mps", "Media Processing Service", "3d_panorama", "asset", "Hunyuan", "2026-03-10",
        "Width to height.", " --ar {}",
    ])
    func noTextBecomesCode(at text: String) throws {
        let check = try InjectionCheck("mps", below: Self.package)
        let places = check.places(of: text)
        #expect(!places.isEmpty)
        for place in places {
            for injection in Injection.all { expectNoCode(of: injection, at: place, in: check) }
        }
    }

    @Test(arguments: InjectionCheck.names)
    func noTextBecomesCode(in name: String) throws {
        let check = try InjectionCheck(name, below: Self.package)
        var random = SplitMix64(state: 9)
        for _ in 0..<60 {
            let place = try #require(check.places.randomElement(using: &random))
            let injection = try #require(Injection.all.randomElement(using: &random))
            expectNoCode(of: injection, at: place, in: check)
        }
    }

    private func expectNoCode(
        of injection: Injection, at place: InjectionCheck.Place, in check: InjectionCheck
    ) {
        if case .broken(let problem) = check.outcome(of: injection, at: place) { Issue.record("\(problem)") }
    }
}

/// Random numbers that are the same each time.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
