import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))
local.setBalance(1)

func draw(_ request: ImageRequest) async throws {
    do {
        let images = try await generator.generate(request)
        print("drawn:", images.count)
    } catch let error as ImageRequestError {
        for problem in error.problems { print("not sent:", problem) }
    } catch let error as any TencentCloudError {
        switch error.category {
        case .moderation: print("refused:", error.advice ?? "\(error)")
        case .quota, .rate, .balance: print("not now:", error.advice ?? "\(error)")
        default: throw error
        }
    }
}

try await draw(ImageRequest("a fox"))
try await draw(ImageRequest("a hare"))
