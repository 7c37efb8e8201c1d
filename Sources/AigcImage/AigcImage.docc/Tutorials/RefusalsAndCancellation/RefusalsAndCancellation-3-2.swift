import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
let generator = ImageGenerator(.mps(MPSClient(local.configuration)))

let drawing = Task {
    var taskID: String?
    do {
        for try await update in generator.updates(ImageRequest("a lighthouse")) {
            taskID = update.taskID
            print(update.state)
        }
    } catch is CancellationError {
        print("stopped")
    }
    return taskID
}
