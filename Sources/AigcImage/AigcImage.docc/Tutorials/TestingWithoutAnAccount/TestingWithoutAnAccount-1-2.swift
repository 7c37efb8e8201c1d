import AigcImage

/// Draws a poster for each title of an evening.
public struct PosterMaker: Sendable {
    private let generator: ImageGenerator

    /// - Parameter generator: Who draws: the real service, or a test's.
    public init(_ generator: ImageGenerator) { self.generator = generator }

    /// The address of each title's poster; none for a title that may not be drawn.
    public func posters(for titles: [String]) async throws -> [String: String] {
        var posters: [String: String] = [:]
        for title in titles {
            do {
                let images = try await generator.generate(
                    "a poster for \(title)", aspectRatio: "3:4")
                posters[title] = images[0].url
            } catch let error as any TencentCloudError where error.category == .moderation {
                continue
            }
        }
        return posters
    }
}
