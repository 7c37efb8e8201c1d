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
