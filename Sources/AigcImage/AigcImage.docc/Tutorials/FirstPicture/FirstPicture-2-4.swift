import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))

let images = try await generator.generate(
    "a red panda painting a fresco", aspectRatio: "16:9")
let saved = try await images[0].download(to: "panda.png", overwrite: true)
print(saved.path, "has", saved.byteCount, "bytes")
