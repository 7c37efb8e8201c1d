import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))

let drawing = Task {
    for try await update in generator.updates(ImageRequest("a lighthouse")) {
        print(update.state)
    }
}
