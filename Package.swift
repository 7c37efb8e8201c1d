// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "swift-tencentcloud",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "TencentCloudRuntime", targets: ["TencentCloudRuntime", "JSONCoding"]),
        .library(name: "TencentCloudURLSession", targets: ["TencentCloudURLSession"]),
        .library(name: "TencentCloudMPS", targets: ["TencentCloudMPS"]),
        .library(name: "TencentCloudVOD", targets: ["TencentCloudVOD"]),
        .library(name: "AigcImage", targets: ["AigcImage"]),
        .library(name: "TencentCloudLocal", targets: ["TencentCloudLocal"]),
        .plugin(name: "GenerateBindings", targets: ["GenerateBindings"]),
        .plugin(name: "UpdateSpec", targets: ["UpdateSpec"]),
        .plugin(name: "GenerateDocumentation", targets: ["GenerateDocumentation"]),
        .executable(name: "aigc-image", targets: ["aigc-image"]),
        .executable(name: "generate-bindings", targets: ["generate-bindings"]),
    ],
    targets: [
        // What both the runtime and the generator stand on.
        .target(name: "JSONCoding"),

        // Description to Swift.
        .target(name: "APISpec", dependencies: ["JSONCoding"]),
        .target(name: "BindingsGenerator", dependencies: ["APISpec", "JSONCoding"]),
        .executableTarget(name: "generate-bindings", dependencies: ["APISpec", "BindingsGenerator"]),
        .plugin(name: "GenerateBindings", capability: .buildTool(), dependencies: ["generate-bindings"]),
        .plugin(
            name: "UpdateSpec",
            capability: .command(
                intent: .custom(
                    verb: "update-spec",
                    description: "Take newer API descriptions over into spec/, and say what they change."),
                permissions: [
                    .writeToPackageDirectory(reason: "The api.json files in spec/ are replaced.")
                ]),
            dependencies: ["generate-bindings"]),
        .plugin(
            name: "GenerateDocumentation",
            capability: .command(
                intent: .custom(
                    verb: "generate-documentation",
                    description: "Build one static documentation site of all libraries."))),

        // Signing, sending, decoding, and the services on top.
        .target(name: "CCurl"),
        .target(name: "CSHA256"),
        .target(
            name: "TencentCloudRuntime", dependencies: ["JSONCoding", "CCurl", "CSHA256"],
            swiftSettings: [
                .define(
                    "URLSESSION_TRANSPORT",
                    .when(platforms: [.macOS, .macCatalyst, .iOS, .tvOS, .watchOS, .visionOS]))
            ],
            plugins: ["GenerateBindings"]),
        // The runtime's sources for Apple's platforms, on Linux: apart, because they take Foundation along.
        .target(
            name: "TencentCloudURLSession", dependencies: ["TencentCloudRuntime"],
            swiftSettings: [.define("URLSESSION_TRANSPORT", .when(platforms: [.linux]))]),
        .target(
            name: "TencentCloudMPS", dependencies: ["TencentCloudRuntime", "JSONCoding"],
            plugins: ["GenerateBindings"]),
        .target(
            name: "TencentCloudVOD", dependencies: ["TencentCloudRuntime", "JSONCoding"],
            plugins: ["GenerateBindings"]),

        // From prompt to picture.
        .target(
            name: "AigcImage",
            dependencies: ["TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime", "JSONCoding"]),
        .target(
            name: "TencentCloudLocal",
            dependencies: ["TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime", "JSONCoding"]),
        .executableTarget(
            name: "aigc-image",
            dependencies: [
                "AigcImage", "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime",
                "JSONCoding",
            ]),
        .executableTarget(
            name: "benchmark",
            dependencies: [
                "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime",
                "JSONCoding",
                "BindingsGenerator", "APISpec", "CCurl",
                // Whose start it measures.
                "aigc-image",
            ]),

        .testTarget(name: "JSONCodingTests", dependencies: ["JSONCoding"]),
        .testTarget(name: "APISpecTests", dependencies: ["APISpec", "JSONCoding"]),
        .testTarget(
            name: "BindingsGeneratorTests",
            dependencies: ["BindingsGenerator", "APISpec", "TencentCloudRuntime", "JSONCoding"],
            exclude: ["Petstore"]),
        .testTarget(
            name: "TencentCloudRuntimeTests",
            dependencies: ["TencentCloudRuntime", "TencentCloudURLSession", "JSONCoding"]),
        .testTarget(
            name: "TencentCloudLocalTests",
            dependencies: [
                "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime",
                "JSONCoding",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "AigcImageTests",
            dependencies: [
                "AigcImage", "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime",
                "JSONCoding", "aigc-image",
            ]),
    ]
)
