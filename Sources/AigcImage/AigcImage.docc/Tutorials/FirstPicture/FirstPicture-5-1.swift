import AigcImage

let client = MPSClient(ClientConfiguration(endpoint: .international))
let generator = ImageGenerator(.mps(client))

let studio = Studio(generator, folder: ".")
await studio.draw("a lighthouse at dusk")
print(studio.state)
