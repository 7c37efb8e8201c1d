import AigcImage
import TencentCloudLocal

let local = try LocalService.start()
var configuration = local.configuration
configuration.timeouts.afterCancellation = .seconds(5)
let generator = ImageGenerator(.mps(MPSClient(configuration)))

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

try await Task.sleep(for: .milliseconds(300))
drawing.cancel()
let taskID = try await drawing.value

if let taskID {
    let images = try await generator.images(ofTask: taskID)
    try await images[0].download(to: "lighthouse.png", overwrite: true)
    print("saved, and billed once:", local.tasks.count)
}
