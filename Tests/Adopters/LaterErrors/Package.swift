// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "LaterErrors",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-tencentcloud", path: "../../..")],
    targets: [
        .executableTarget(
            name: "App",
            dependencies: [.product(name: "TencentCloudRuntime", package: "swift-tencentcloud")],
            plugins: [.plugin(name: "GenerateBindings", package: "swift-tencentcloud")])
    ]
)
