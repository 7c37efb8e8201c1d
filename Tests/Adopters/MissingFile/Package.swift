// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "MissingFile",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-tencentcloud", path: "../../..")],
    targets: [
        .target(
            name: "Hello",
            dependencies: [.product(name: "TencentCloudRuntime", package: "swift-tencentcloud")],
            plugins: [.plugin(name: "GenerateBindings", package: "swift-tencentcloud")])
    ]
)
