import APISpec
import Foundation

extension InjectionCheck {
    /// The names of the descriptions that the package has: what it ships, and a small one with everything in it.
    static let names = ["mps", "vod", "sts", "petstore"]

    /// A description of the package by its name.
    init(_ name: String, below package: String) throws {
        let files = Self.paths(name).map { path -> SourceFile? in
            guard let path, let bytes = FileManager.default.contents(atPath: "\(package)/\(path)") else {
                return nil
            }
            return SourceFile(path: path, bytes: Array(bytes))
        }
        try self.init(name, files)
    }

    private static func paths(_ name: String) -> [String?] {
        func paths(_ folder: String, _ config: String, _ commonErrors: String? = nil) -> [String?] {
            ["api.json", "errors.json", "refinements.json"].map { "\(folder)/\($0)" }
                + ["\(config)/bindings-config.json", commonErrors]
        }
        return switch name {
        case "mps": paths("spec/mps/2019-06-12", "Sources/TencentCloudMPS")
        case "vod": paths("spec/vod/2018-07-17", "Sources/TencentCloudVOD")
        case "sts":
            paths("spec/sts/2018-08-13", "Sources/TencentCloudRuntime", "spec/common/errors.json")
        default:
            paths(
                "Tests/BindingsGeneratorTests/Petstore", "Tests/BindingsGeneratorTests/Petstore")
        }
    }
}
