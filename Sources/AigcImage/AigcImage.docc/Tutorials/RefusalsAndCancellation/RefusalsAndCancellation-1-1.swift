// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Painter",
    platforms: [.macOS(.v15), .iOS(.v18)],
    dependencies: [
        .package(url: "https://example.com/swift-tencentcloud.git", from: "0.1.0")
    ],
    targets: [
        .executableTarget(
            name: "Painter",
            dependencies: [
                .product(name: "AigcImage", package: "swift-tencentcloud"),
                .product(name: "TencentCloudLocal", package: "swift-tencentcloud"),
            ])
    ])
