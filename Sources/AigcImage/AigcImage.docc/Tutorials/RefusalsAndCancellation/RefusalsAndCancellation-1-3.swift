import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))
local.refuse("InvalidParameter.ViolationContent") { $0.prompt.contains("knife") }

do {
    let images = try await generator.generate("a knife")
    print("drawn:", images.count)
} catch let error as any TencentCloudError where error.category == .moderation {
    print("refused:", error.advice ?? "\(error)")
}
