import AigcImage

let prompts = [
    "a red panda painting a fresco", "a snow leopard at dusk", "paper boats on a canal",
]
let items = prompts.enumerated().map { number, prompt in
    ImageBatch.Item(id: "page-\(number + 1)", ImageRequest(prompt))
}
