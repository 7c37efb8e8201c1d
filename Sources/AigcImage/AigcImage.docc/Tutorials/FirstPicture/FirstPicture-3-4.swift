import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))

let studio = Studio(generator, folder: ".")
await studio.draw("a lighthouse at dusk")
print(studio.state)
