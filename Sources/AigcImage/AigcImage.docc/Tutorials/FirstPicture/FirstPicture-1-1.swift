// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Painter",
    platforms: [.macOS(.v15), .iOS(.v18)],
    targets: [
        .executableTarget(name: "Painter")
    ])
