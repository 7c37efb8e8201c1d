// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Zones",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://example.com/swift-tencentcloud.git", from: "0.1.0")
    ],
    targets: [
        .executableTarget(name: "Zones", dependencies: ["TencentCloudCVM"]),
        .target(
            name: "TencentCloudCVM",
            dependencies: [.product(name: "TencentCloudRuntime", package: "swift-tencentcloud")],
            plugins: [.plugin(name: "GenerateBindings", package: "swift-tencentcloud")]),
    ])
