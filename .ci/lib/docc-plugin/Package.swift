// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "docc-plugin",
    products: [.plugin(name: "GenerateDocumentation", targets: ["GenerateDocumentation"])],
    targets: [
        .plugin(
            name: "GenerateDocumentation",
            capability: .command(intent: .documentationGeneration()))
    ]
)
