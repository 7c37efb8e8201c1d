import AigcImage
import Foundation
import TencentCloudLocal

let prompts = [
    "a red panda painting a fresco", "a snow leopard at dusk", "paper boats on a canal",
]
let items = prompts.enumerated().map { number, prompt in
    ImageBatch.Item(id: "page-\(number + 1)", ImageRequest(prompt))
}

let local = try LocalService.start()
let generator = ImageGenerator(.vod(VODClient(local.configuration), subAppID: 1))
try FileManager.default.createDirectory(atPath: "pages", withIntermediateDirectories: true)
let batch = ImageBatch(items, folder: "pages", generator: generator)

let problems = batch.problems()
for (id, problem) in problems { print(id, problem) }

let work = Task {
    for try await update in batch.updates() {
        print(update.progress.saved, "of", update.progress.total)
    }
}

try await Task.sleep(for: .seconds(2))
work.cancel()
_ = await work.result
print("stopped, with", local.tasks.count, "tasks so far")

let outcomes = try await batch.run()
for outcome in outcomes { print(outcome.id, outcome.state, outcome.files) }
print("billed:", local.tasks.count)

try batch.contactSheet(title: "Illustrations").write(to: "pages/index.html", overwrite: true)
