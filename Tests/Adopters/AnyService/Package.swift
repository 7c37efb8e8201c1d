// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "AnyService",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-tencentcloud", path: "../../..")],
    targets: [
        .target(
            name: "Bindings",
            dependencies: [.product(name: "TencentCloudRuntime", package: "swift-tencentcloud")],
            plugins: [.plugin(name: "GenerateBindings", package: "swift-tencentcloud")]),
        .executableTarget(
            name: "App",
            dependencies: ["Bindings", .product(name: "TencentCloudLocal", package: "swift-tencentcloud")]),
    ],
    swiftLanguageModes: [.v6]
)
