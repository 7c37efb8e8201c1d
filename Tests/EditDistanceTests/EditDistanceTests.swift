import TencentCloudEditDistance
import Testing

@Suite struct EditDistanceTests {
    @Test(
        "insertions, drops, replacements and swaps count one each",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "", 3), ("pgn", "png", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3), ("Ab", "ab", 1), ("größe", "grosse", 3), ("abcd", "abdc", 1),
        ])
    func distances(first: String, second: String, count: Int) {
        #expect(editDistance(first, second) == count)
        #expect(editDistance(second, first) == count)
        #expect(editDistance(first, second, limit: count) == count)
        if count > 0 { #expect(editDistance(first, second, limit: count - 1) >= count) }
    }

    @Test(
        "the nearest name is near",
        arguments: [
            ("Prmopt", "Prompt"), ("prompt", "Prompt"), ("Promp", "Prompt"), ("Mode", "Model"),
            ("modle", "Model"),
            ("completely else", nil), ("", nil), ("xy", nil),
        ])
    func nearest(name: String, expected: String?) {
        #expect(nearestName(to: name, among: ["Model", "Prompt", "Models"]) == expected)
    }

    @Test func theFirstOfEqualsIsTaken() {
        #expect(nearestName(to: "cat", among: ["car", "cap"]) == "car")
        #expect(nearestName(to: "cat", among: ["car", "Cat"]) == "Cat")
        #expect(nearestName(to: "cat", among: []) == nil)
    }
}
