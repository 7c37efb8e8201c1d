// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Posters",
    platforms: [.macOS(.v15), .iOS(.v18)],
    dependencies: [
        .package(url: "https://example.com/swift-tencentcloud.git", from: "0.1.0")
    ],
    targets: [
        .target(
            name: "Posters",
            dependencies: [.product(name: "AigcImage", package: "swift-tencentcloud")])
    ])
