// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "swift-tencentcloud",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(
            name: "TencentCloudRuntime", targets: ["TencentCloudRuntime", "JSONCoding", "TencentCloudLimits"]),
        .library(name: "TencentCloudURLSession", targets: ["TencentCloudURLSession"]),
        .library(name: "TencentCloudMPS", targets: ["TencentCloudMPS"]),
        .library(name: "TencentCloudVOD", targets: ["TencentCloudVOD"]),
        .library(name: "AigcImage", targets: ["AigcImage"]),
        .library(name: "TencentCloudCOS", targets: ["TencentCloudCOS"]),
        .library(name: "TencentCloudLocal", targets: ["TencentCloudLocal"]),
        .plugin(name: "GenerateBindings", targets: ["GenerateBindings"]),
        .plugin(name: "WriteBindings", targets: ["WriteBindings"]),
        .plugin(name: "AddService", targets: ["AddService"]),
        .plugin(name: "UpdateSpec", targets: ["UpdateSpec"]),
        .plugin(name: "GenerateSite", targets: ["GenerateSite"]),
        .executable(name: "aigc-image", targets: ["aigc-image"]),
        .executable(name: "generate-bindings", targets: ["generate-bindings"]),
        .executable(name: "tencentcloud-local", targets: ["tencentcloud-local"]),
    ],
    targets: [
        // What the others stand on. A target's name is everybody's who depends on the package, so those that hosts could
        // have too carry ours.
        .target(name: "JSONCoding"),
        // What a limit is, whether a value breaks it, and how it is said.
        .target(name: "TencentCloudLimits", path: "Sources/Limits"),
        // The C library, and all that differs between one platform's and another's.
        .target(name: "TencentCloudPlatform", path: "Sources/Platform"),
        // What was meant by a misspelt name, in a description or on a command line.
        .target(name: "TencentCloudEditDistance", path: "Sources/EditDistance"),
        // What all command lines are read by.
        .target(
            name: "TencentCloudCommandLine", dependencies: ["TencentCloudEditDistance"],
            path: "Sources/CommandLineArguments"),

        // Description to Swift.
        .target(
            name: "APISpec", dependencies: ["JSONCoding", "TencentCloudLimits", "TencentCloudEditDistance"]),
        .target(
            name: "BindingsGenerator",
            dependencies: ["APISpec", "JSONCoding", "TencentCloudLimits", "TencentCloudPlatform"]),
        // What builds wait for: no more than they need.
        .executableTarget(
            name: "bindings-build-tool",
            dependencies: ["APISpec", "BindingsGenerator", "TencentCloudPlatform"]),
        .plugin(name: "GenerateBindings", capability: .buildTool(), dependencies: ["bindings-build-tool"]),
        // How descriptions differ, are updated and are refined.
        .target(
            name: "SpecMaintenance",
            dependencies: [
                "APISpec", "BindingsGenerator", "JSONCoding", "TencentCloudLimits", "TencentCloudPlatform",
            ]),
        .executableTarget(
            name: "generate-bindings",
            dependencies: [
                "APISpec", "BindingsGenerator", "SpecMaintenance", "TencentCloudCommandLine",
                "TencentCloudPlatform",
            ]),
        .plugin(
            name: "WriteBindings",
            capability: .command(
                intent: .custom(
                    verb: "write-bindings",
                    description: "Write the bindings of targets among their sources, to be committed."),
                permissions: [.writeToPackageDirectory(reason: "The bindings are written among the sources.")]
            ),
            dependencies: ["generate-bindings"]),
        .plugin(
            name: "AddService",
            capability: .command(
                intent: .custom(
                    verb: "add-service",
                    description: "Set up the bindings of another Tencent Cloud service."),
                permissions: [
                    .writeToPackageDirectory(
                        reason: "The service's description goes into spec/, its configuration into Sources/.")
                ]),
            dependencies: ["generate-bindings"]),
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
            name: "GenerateSite",
            capability: .command(
                intent: .custom(
                    verb: "generate-site",
                    description: "Build one static documentation site of all libraries.")),
            exclude: ["Page"]),

        // Signing, sending, decoding, and the services on top.
        .target(name: "CCurl"),
        .target(name: "CSHA256"),
        .target(
            name: "TencentCloudRuntime",
            dependencies: ["JSONCoding", "TencentCloudLimits", "TencentCloudPlatform", "CCurl", "CSHA256"],
            // Its bindings of STS are committed: so it is compiled while the generator is.
            exclude: ["Generated/bindings-config.json"],
            swiftSettings: [
                .define(
                    "URLSESSION_TRANSPORT",
                    .when(platforms: [.macOS, .macCatalyst, .iOS, .tvOS, .watchOS, .visionOS]))
            ]),
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
        // Objects in a bucket: not API 3.0, so that nothing of it is generated.
        .target(name: "TencentCloudCOS", dependencies: ["TencentCloudRuntime", "JSONCoding"]),

        // From prompt to picture.
        .target(
            name: "AigcImage",
            dependencies: [
                "TencentCloudMPS", "TencentCloudVOD", "TencentCloudCOS", "TencentCloudRuntime", "JSONCoding",
                "TencentCloudLimits", "TencentCloudPlatform",
            ]),
        .target(
            name: "TencentCloudLocal",
            dependencies: [
                "TencentCloudMPS", "TencentCloudVOD", "TencentCloudCOS", "TencentCloudRuntime", "JSONCoding",
                "TencentCloudLimits", "TencentCloudPlatform",
            ],
            plugins: ["EmbedText"]),
        // How programs are told to serve, and what they say of it.
        .target(
            name: "TencentCloudLocalArguments",
            dependencies: [
                "TencentCloudLocal", "TencentCloudRuntime", "JSONCoding", "TencentCloudCommandLine",
            ], path: "Sources/LocalServiceArguments"),
        // The explorer's page, as code.
        .executableTarget(name: "embed-text", dependencies: ["TencentCloudPlatform"]),
        .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),
        .executableTarget(
            name: "aigc-image",
            dependencies: [
                "AigcImage", "TencentCloudLocal", "TencentCloudLocalArguments", "TencentCloudMPS",
                "TencentCloudVOD", "TencentCloudRuntime", "JSONCoding", "TencentCloudCommandLine",
                "TencentCloudPlatform",
            ]),
        // Any service, from its description alone.
        .target(
            name: "DescribedServices",
            dependencies: [
                "APISpec", "BindingsGenerator", "SpecMaintenance", "TencentCloudLocal", "TencentCloudRuntime",
                "JSONCoding", "TencentCloudLimits", "TencentCloudEditDistance",
            ]),
        .executableTarget(
            name: "tencentcloud-local",
            dependencies: [
                "DescribedServices", "TencentCloudLocal", "TencentCloudLocalArguments", "TencentCloudRuntime",
                "TencentCloudCommandLine", "TencentCloudPlatform",
            ]),
        .executableTarget(
            name: "benchmark",
            dependencies: [
                "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudRuntime",
                "JSONCoding", "TencentCloudCommandLine", "TencentCloudPlatform",
                "BindingsGenerator", "APISpec", "CCurl",
                // Whose start it measures.
                "aigc-image",
            ]),

        // What tests of several targets share.
        .target(name: "TestSupport", dependencies: ["TencentCloudPlatform"], path: "Tests/Support"),
        .testTarget(name: "JSONCodingTests", dependencies: ["JSONCoding"]),
        .testTarget(name: "LimitsTests", dependencies: ["TencentCloudLimits"]),
        .testTarget(name: "PlatformTests", dependencies: ["TencentCloudPlatform", "TestSupport"]),
        .testTarget(name: "EditDistanceTests", dependencies: ["TencentCloudEditDistance"]),
        .testTarget(name: "CommandLineArgumentsTests", dependencies: ["TencentCloudCommandLine"]),
        .testTarget(name: "APISpecTests", dependencies: ["APISpec", "JSONCoding", "TencentCloudLimits"]),
        .testTarget(
            name: "BindingsGeneratorTests",
            dependencies: [
                "BindingsGenerator", "APISpec", "AigcImage", "TencentCloudRuntime", "JSONCoding",
                "TencentCloudLimits",
            ],
            exclude: ["Petstore"]),
        .testTarget(
            name: "SpecMaintenanceTests",
            dependencies: ["SpecMaintenance", "APISpec", "BindingsGenerator"]),
        .testTarget(
            name: "GenerateBindingsTests", dependencies: ["generate-bindings", "JSONCoding", "TestSupport"]),
        .testTarget(
            name: "TencentCloudRuntimeTests",
            dependencies: [
                "TencentCloudRuntime", "TencentCloudURLSession", "JSONCoding", "TencentCloudPlatform",
            ]),
        .testTarget(
            name: "TencentCloudCOSTests",
            dependencies: [
                "TencentCloudCOS", "TencentCloudLocal", "TencentCloudRuntime", "TencentCloudURLSession",
            ]),
        .testTarget(
            name: "TencentCloudLocalTests",
            dependencies: [
                "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudCOS",
                "TencentCloudRuntime", "JSONCoding", "TencentCloudPlatform",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "DescribedServicesTests",
            dependencies: [
                "DescribedServices", "BindingsGenerator", "TencentCloudLocal", "TencentCloudRuntime",
                "JSONCoding", "TencentCloudPlatform",
            ]),
        .testTarget(
            name: "AigcImageTests",
            dependencies: [
                "AigcImage", "TencentCloudLocal", "TencentCloudMPS", "TencentCloudVOD", "TencentCloudCOS",
                "TencentCloudRuntime", "JSONCoding", "TencentCloudPlatform", "aigc-image", "TestSupport",
            ]),
    ]
)
