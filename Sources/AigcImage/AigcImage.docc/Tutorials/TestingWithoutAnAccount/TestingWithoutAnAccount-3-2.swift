import AigcImage
import Posters
import TencentCloudLocal
import Testing

@Suite struct PosterMakerTests {
    let local: LocalService
    let maker: PosterMaker

    init() throws {
        local = try LocalService.start(.init(clock: ManualClock().skippingWaits))
        let client = VODClient(local.configuration)
        maker = PosterMaker(ImageGenerator(.vod(client, subAppID: 1)))
    }

    @Test func drawsOnePosterForEachTitle() async throws {
        let posters = try await maker.posters(for: ["Nosferatu", "Metropolis"])
        #expect(posters.keys.sorted() == ["Metropolis", "Nosferatu"])
        #expect(local.tasks.count == 2)
    }

    @Test func asksForUprightPictures() async throws {
        _ = try await maker.posters(for: ["Metropolis"])
        let create = local.requests.first { $0.action == "CreateAigcImageTask" }
        #expect(create?.prompt.contains("a poster for Metropolis") == true)
    }

    @Test func leavesOutWhatMayNotBeDrawn() async throws {
        local.refuse("InvalidParameter.ViolationContent") { $0.prompt.contains("Nosferatu") }
        let posters = try await maker.posters(for: ["Nosferatu", "Metropolis"])
        #expect(posters.keys.sorted() == ["Metropolis"])
    }
}
