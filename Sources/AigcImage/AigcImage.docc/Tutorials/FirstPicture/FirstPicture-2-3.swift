import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))

let images = try await generator.generate(
    "a red panda painting a fresco", aspectRatio: "16:9")
